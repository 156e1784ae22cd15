using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Losses;

/// <summary>|e|; the slope is the sign, 0 where output and target are equal.</summary>
internal readonly struct AbsoluteError : IElementwiseLoss
{
    public static string Name => "absolute-error";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Loss, Vector256<float> Slope) Of(Vector256<float> difference, float parameter) =>
    (
        Vector256.Abs(difference),
        Vector256.ConditionalSelect(
            Vector256.Equals(difference, Vector256<float>.Zero), difference, Vector256.CopySign(Vector256<float>.One, difference))
    );

    public static double ErrorOf(double difference, float parameter) => Math.Abs(difference);
}
