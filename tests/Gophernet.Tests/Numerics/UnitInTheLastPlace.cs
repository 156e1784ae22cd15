namespace Gophernet.Tests.Numerics;

/// <summary>Errors measured in the distance between neighbouring floats.</summary>
internal static class UnitInTheLastPlace
{
    private const int MinExponent = -126; // of the normal floats; below it the distance stays the same
    private const int FractionBits = 23;
    private static readonly double Overflow = Math.ScaleB(1, 128);

    /// <summary>
    /// How many units a result is off; 0 for two that are no number, infinite where only one is. The unit is that of the exact value,
    /// or of <paramref name="smallestUnitAt"/> where that is larger.
    /// </summary>
    public static double Error(float actual, double exact, double smallestUnitAt = 0)
    {
        if (double.IsNaN(exact) || float.IsNaN(actual))
        {
            return double.IsNaN(exact) == float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        }

        // Infinity counts as the float that would come after the largest: near the bound, either may be the rounded result.
        var expected = Math.Clamp(exact, -Overflow, Overflow);
        var found = Math.Clamp((double)actual, -Overflow, Overflow);
        var exponent = Math.Abs(expected) >= Overflow ? 127 : Math.Max(MinExponent, Math.ILogB(Math.Max(Math.Abs(expected), smallestUnitAt)));
        return Math.Abs(found - expected) / Math.ScaleB(1, exponent - FractionBits);
    }
}
