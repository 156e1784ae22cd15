using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Losses;

/// <summary>The pinball loss: (1 − q)·e where the output is e too large, q·|e| where it is too small.</summary>
internal readonly struct Quantile : IElementwiseLoss
{
    public static string Name => "quantile";

    /// <summary>The median.</summary>
    public static float UsualParameter => 0.5f;

    public static bool ParameterIsQuantile => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Loss, Vector256<float> Slope) Of(Vector256<float> difference, float parameter)
    {
        var slope = Vector256.ConditionalSelect(
            Vector256.GreaterThan(difference, Vector256<float>.Zero), Vector256.Create(1 - parameter), Vector256.Create(-parameter));
        return (slope * difference, slope);
    }

    // 1 − q is rounded to float, as in training.
    public static double ErrorOf(double difference, float parameter) => Pinball(difference, above: 1 - parameter, below: parameter);

    /// <summary>The loss of one output, in double.</summary>
    /// <param name="difference">output − target.</param>
    /// <param name="above">1 − q, what it counts where the output is too large.</param>
    /// <param name="below">q, what it counts where the output is too small.</param>
    public static double Pinball(double difference, double above, double below) => difference > 0 ? above * difference : -below * difference;
}
