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
        return column.Affixes.Exists(lower => column.Affixes.Exists(upper => IsStep(form, lower, upper)
            && !column.Affixes.Exists(between => FactorOf(form, between) is var factor && factor > FactorOf(form, lower) && factor < FactorOf(form, upper))));
    }

    /// <summary>Whether two texts multiply like numbers by a million or more apart.</summary>
    private static bool IsStep(NumberForm form, NumberAffixes lower, NumberAffixes upper)
    {
        var ratio = FactorOf(form, lower) is > 0 and var low ? FactorOf(form, upper) / low : 0;
        var haveRows = lower.Rows >= MinRows && (upper.Rows >= MinRows || ratio > Thousands * Thousands * Thousands);
        // Numbers written in full go as far as those of the next step begin, and a few without a text may be slips; letters of sizes have no decimals.
        var areOther = lower.AreNone ? lower.High < Thousands && lower.Rows >= upper.Rows : lower.MaxDecimals + upper.MaxDecimals == 0;
        return ratio > Thousands * Thousands && haveRows && areOther && lower.Low < upper.High && upper.Low < lower.High;
    }

    /// <summary>What numbers between two texts are multiplied by; 0 where these are no unit.</summary>
    private static double FactorOf(NumberForm form, NumberAffixes affixes) => form.TryUnit(affixes.Before, affixes.After, out var unit) ? unit.Factor : 0;
}
