using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>
/// x·Φ(x), with the normal distribution's Φ (Hendrycks and Gimpel, 2016; the exact form, not the one by tanh). Errors are measured as
/// <see cref="Gating"/> says.
/// </summary>
internal readonly struct Gelu : IActivationFunction
{
    // Below the border Φ(x) is ½ + x·p(x²); above it, |x|·Φ(−|x|) is e^(−x²/2)·g(|x|).
    private const float Border = 0.75f;

    // Beyond it, |x|·Φ(−|x|) has rounded to 0.
    private const float Bound = 14.5f;

    private const float NormalDensityAtZero = 0.3989422804f; // 1/√(2π)

    public static string Name => "gelu";

    public static bool NeedsPreActivation => true;

    /// <summary>Largest error: 3.27 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> x)
    {
        var magnitude = Gating.BoundedMagnitude(x, Bound);
        var exp = ExpOfHalfSquare(magnitude);

        // x·Φ(x) is x − |x|·Φ(−|x|) where x is positive, and −|x|·Φ(−|x|) where it is negative.
        var outer = Vector256.Max(x, Vector256<float>.Zero) - exp.Scale(exp.Mantissa * OuterPolynomial(magnitude));
        var inner = x * Vector256.FusedMultiplyAdd(x, InnerPolynomial(x), Vector256.Create(0.5f));
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(Border)), inner, outer);
    }

    /// <summary>Φ(x) + x·φ(x), with the normal distribution's density φ. Largest error: 5.09 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output)
    {
        var magnitude = Gating.BoundedMagnitude(x, Bound);
        var exp = ExpOfHalfSquare(magnitude).Value;

        var upper = exp * OuterPolynomial(magnitude) / magnitude;
        var outer = Vector256.ConditionalSelect(Gating.IsNegative(x), upper, Vector256<float>.One - upper);
        var inner = Vector256.FusedMultiplyAdd(x, InnerPolynomial(x), Vector256.Create(0.5f));
        var phi = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(Border)), inner, outer);

        return Vector256.FusedMultiplyAdd(Gating.Bounded(x, Bound) * NormalDensityAtZero, exp, phi);
    }

    /// <summary>e^(−t²/2). The digits that t² has lost are worth dozens of units in the last place of the result: they go along.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ScaledExp ExpOfHalfSquare(Vector256<float> t)
    {
        var square = t * t;
        var lost = Vector256.FusedMultiplyAdd(t, t, -square);
        return ScaledExp.Of(square * -0.5f, lost * -0.5f);
    }

    /// <summary>
    /// (Φ(x) − ½)/x below the border, as a polynomial in x². This and the next are minimax in the relative error, by Remez's exchange;
    /// with their coefficients rounded to floats they are within 0.7·2⁻²⁴ and 0.2·2⁻²⁴.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> InnerPolynomial(Vector256<float> x)
    {
        var square = x * x;
        var p = Vector256.Create(1.0262598516e-04f);
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-1.1809696443e-03f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(9.9722519517e-03f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-6.6490285099e-02f));
        return Vector256.FusedMultiplyAdd(p, square, Vector256.Create(3.9894229174e-01f));
    }

    /// <summary>
    /// g(t) = t·Φ(−t)·e^(t²/2) between border and bound, as a polynomial in (t − k)/(t + k): the substitution of Shepherd and
    /// Laframboise, 1981. k = 95/32 is the value near 3 with which the polynomial's constant is almost a float.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OuterPolynomial(Vector256<float> t)
    {
        var k = Vector256.Create(2.96875f);
        var q = (t - k) / (t + k);
        var p = Vector256.Create(-5.4621940944e-04f);
        p = Vector256.FusedMultiplyAdd(p, q, Vector256.Create(8.9474873675e-05f));
        p = Vector256.FusedMultiplyAdd(p, q, Vector256.Create(3.9088274352e-03f));
        p = Vector256.FusedMultiplyAdd(p, q, Vector256.Create(-2.4457105901e-03f));
        p = Vector256.FusedMultiplyAdd(p, q, Vector256.Create(-2.7374526486e-02f));
        p = Vector256.FusedMultiplyAdd(p, q, Vector256.Create(9.0498186648e-02f));
        p = Vector256.FusedMultiplyAdd(p, q, Vector256.Create(-1.4050669968e-01f));
        p = Vector256.FusedMultiplyAdd(p, q, Vector256.Create(1.1134274304e-01f));
        return Vector256.FusedMultiplyAdd(p, q, Vector256.Create(3.6396273971e-01f));
    }
}
