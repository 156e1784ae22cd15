using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Benchmarks.Products;

/// <summary>
/// The most fused multiply-adds that the processor can do: twelve independent chains, since one takes four or five cycles and two start in each.
/// </summary>
internal static class PeakLoop
{
    private const int Steps = 1000;
    private const int Chains = 12;

    private static Vector256<float> s_start = Vector256.Create(1f);
    private static Vector256<float> s_end;

    /// <summary>The floating-point operations of one run.</summary>
    public static double Operations => 2.0 * Vector256<float>.Count * Chains * Steps;

    /// <summary>Runs the loop once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run()
    {
        var x = s_start;
        var (a, b, c, d, e, f) = (x, x, x, x, x, x);
        var (g, h, i, j, k, l) = (x, x, x, x, x, x);
        for (var step = 0; step < Steps; step++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, x);
            b = Vector256.FusedMultiplyAdd(b, x, x);
            c = Vector256.FusedMultiplyAdd(c, x, x);
            d = Vector256.FusedMultiplyAdd(d, x, x);
            e = Vector256.FusedMultiplyAdd(e, x, x);
            f = Vector256.FusedMultiplyAdd(f, x, x);
            g = Vector256.FusedMultiplyAdd(g, x, x);
            h = Vector256.FusedMultiplyAdd(h, x, x);
            i = Vector256.FusedMultiplyAdd(i, x, x);
            j = Vector256.FusedMultiplyAdd(j, x, x);
            k = Vector256.FusedMultiplyAdd(k, x, x);
            l = Vector256.FusedMultiplyAdd(l, x, x);
        }

        s_end = a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
