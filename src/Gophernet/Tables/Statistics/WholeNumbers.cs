namespace Gophernet.Tables.Statistics;

/// <summary>What holds for whole numbers, as doubles.</summary>
internal static class WholeNumbers
{
    /// <summary>The greatest number that divides two, none of them below 0; the other where one is 0 (Euclid).</summary>
    public static double GreatestDivisor(double a, double b)
    {
        while (b > 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
