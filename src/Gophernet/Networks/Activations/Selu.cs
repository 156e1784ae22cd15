using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>λx where x is positive, λα(eˣ − 1) where it is negative (Klambauer et al., 2017). Errors are measured as <see cref="Gating"/> says.</summary>
internal readonly struct Selu : IActivationFunction
{
    // The λ and α with which outputs of mean 0 and variance 1 keep both.
    private const float Scale = 1.0507009873554805f;
    private const float ScaleTimesAlpha = 1.7580993408473769f;

    public static string Name => "selu";

    public static bool NeedsPreActivation => false;

    /// <summary>Largest error: 1.73 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> x)
    {
        // e⁻²⁵ is 0 beside 1.
        var lessOne = ScaledExp.Of(Vector256.Clamp(x, Vector256.Create(-25f), Vector256<float>.Zero)).ValueLessOne;
        return Vector256.ConditionalSelect(Gating.IsNegative(x), lessOne * ScaleTimesAlpha, x * Scale);
    }

    // λα(eˣ − 1) + λα is λαeˣ: no second exp. What it loses of a slope near 0 is less than a rounding of the activation.
    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => Vector256.ConditionalSelect(
        Vector256.LessThan(output, Vector256<float>.Zero), output + Vector256.Create(ScaleTimesAlpha), Vector256.Create(Scale));
}
