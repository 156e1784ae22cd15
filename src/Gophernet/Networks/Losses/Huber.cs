using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Losses;

/// <summary>½e² for |e| up to the bound, bound·(|e| − ½ bound) beyond; the slope is e, cut off at the bound.</summary>
internal readonly struct Huber : IElementwiseLoss
{
    public static string Name => "huber";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Loss, Vector256<float> Slope) Of(Vector256<float> difference, float parameter)
    {
        var bound = Vector256.Create(parameter);
        var distance = Vector256.Abs(difference);
        var isFar = Vector256.GreaterThan(distance, bound);
        return (
            Vector256.ConditionalSelect(isFar, bound * (distance - bound * 0.5f), difference * difference * 0.5f),
            Vector256.ConditionalSelect(isFar, Vector256.CopySign(bound, difference), difference));
    }

    public static double ErrorOf(double difference, float parameter)
    {
        var distance = Math.Abs(difference);
        return distance > parameter ? parameter * (distance - parameter / 2) : difference * difference / 2;
    }
}
