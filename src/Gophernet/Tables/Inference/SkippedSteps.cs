using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Tells letters that are no multiples: <c>24.3 b</c> beside <c>41.5</c> would be a billion times as much, with nothing in thousands and millions between. A
/// scale that people count by has numbers on each of its steps, or starts its larger ones where the smaller ones end.
/// </summary>
internal static class SkippedSteps
{
    private const double Thousands = 999;
    private const int MinRows = 10; // fewer may leave a step out by chance

    /// <param name="units">The multiples that were found.</param>
    /// <param name="column">The texts round the numbers.</param>
    public static bool Are(FoundUnits units, WrittenColumn column)
    {
        if (!units.HasMultiples || units.IsCurrency)
        {
            return false;
        }

        var form = new NumberForm { Units = units.Units };
        return column.Affixes.Exists(lower => FactorOf(form, lower) is > 0 and var low && column.Affixes.Exists(upper =>
            FactorOf(form, upper) is var high && high > low * Thousands * Thousands
            && lower.Rows >= MinRows && (upper.Rows >= MinRows || high > low * Thousands * Thousands * Thousands)
            && (lower.AreNone ? lower.High < Thousands : lower.MaxDecimals + upper.MaxDecimals == 0) && lower.Low < upper.High && upper.Low < lower.High
            && !column.Affixes.Exists(between => FactorOf(form, between) is var factor && factor > low && factor < high)));
    }

    /// <summary>What numbers between two texts are multiplied by; 0 where these are no unit.</summary>
    private static double FactorOf(NumberForm form, NumberAffixes affixes) => form.TryUnit(affixes.Before, affixes.After, out var unit) ? unit.Factor : 0;
}
