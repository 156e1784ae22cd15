using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Losses;

/// <summary>½e²; rows that networks do not learn from are judged by the root of the mean of e².</summary>
internal readonly struct SquaredError : IElementwiseLoss
{
    public static string Name => "squared-error";

    public static bool FitsClasses => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Loss, Vector256<float> Slope) Of(Vector256<float> difference, float parameter) =>
        (difference * difference * 0.5f, difference);

    public static double ErrorOf(double difference, float parameter) => difference * difference;

    public static double ErrorFromMean(double mean) => Math.Sqrt(mean);
}
