using System.Globalization;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Numbers without a unit in a column of percentages that are shares of one: 0.45 beside 45%, as where some cells of a spreadsheet are formatted and others
/// are not.
/// </summary>
/// <param name="Example">A cell and what it counts as: <c>0.45 is 45%</c>.</param>
internal sealed record BareShares(string Example)
{
    /// <summary>What such a number is multiplied by.</summary>
    public const double Factor = 100;

    private const int MinFractions = 3; // 0, 1 and 0.5 may be percentages as well

    private static readonly string[] Percents = ["%", "percent", "pct"];

    /// <summary>Looks at a column; null where its unit is another, or its numbers without one may be percentages.</summary>
    /// <param name="form">How its numbers are written.</param>
    /// <param name="raw">The column.</param>
    /// <param name="counts">What stands in it.</param>
    public static BareShares? Find(NumberForm form, RawColumn raw, ColumnCounts counts)
    {
        var unit = form.After.Trim();
        if (!Percents.Contains(unit))
        {
            return null;
        }

        var (largeRows, smallRows, fractions) = (0L, 0L, new HashSet<double>());
        var example = (string?)null;
        for (var code = 0; code < raw.Tokens!.Count; code++)
        {
            var token = raw.Tokens[code];
            if (counts.CountOf(code) == 0 || !form.TryParse(token.Utf8, out var value))
            {
                continue;
            }

            if (!IsBare(token))
            {
                (largeRows, smallRows) = Math.Abs(value) > 1 ? (largeRows + counts.CountOf(code), smallRows) : (largeRows, smallRows + counts.CountOf(code));
            }
            else if (Math.Abs(value) > 1)
            {
                return null;
            }
            else if (value != Math.Truncate(value) && fractions.Add(value))
            {
                example ??= string.Create(CultureInfo.InvariantCulture, $"{token.Text} is {(decimal)(value * Factor):0.######}{form.After}");
            }
        }

        return fractions.Count >= MinFractions && largeRows > smallRows ? new BareShares(example!) : null;
    }

    private static bool IsBare(RawToken token)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        return WrittenNumber.TryRead(WesternText.Of(token.Utf8, buffer), out var number) && number.IsBare;
    }
}
