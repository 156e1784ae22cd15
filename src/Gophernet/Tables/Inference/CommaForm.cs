using System.Globalization;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>How plain numbers with commas before decimals are written back, in a file where that is how all are written.</summary>
internal static class CommaForm
{
    private const int MaxDecimals = 15;

    /// <summary>The form of such a column; null where no number has a comma.</summary>
    public static NumberForm? Of(RawColumn column, ReadOnlySpan<int> rows, CellFormat format)
    {
        if (!format.DecimalComma || (column.Traits & (NumberTraits.Comma | NumberTraits.DoubtfulComma)) == 0)
        {
            return null;
        }

        int? decimals = column.Traits.HasFlag(NumberTraits.Exponent) ? null : column.HasNumbers ? InNumbers(column, rows) : InTexts(column);
        return new NumberForm { Decimal = Separators.Comma, Decimals = decimals };
    }

    private static int InTexts(RawColumn column)
    {
        var most = 0;
        foreach (var token in column.Tokens!)
        {
            var comma = token.IsNumber ? token.Text.IndexOf(',', StringComparison.Ordinal) : -1;
            most = Math.Max(most, comma < 0 ? 0 : token.Text.Length - comma - 1);
        }

        return Math.Min(most, MaxDecimals);
    }

    /// <summary>The texts are lost by now: the shortest of each number stands for it.</summary>
    private static int? InNumbers(RawColumn column, ReadOnlySpan<int> rows)
    {
        Span<char> text = stackalloc char[32];
        var most = 0;
        foreach (var row in rows)
        {
            if (column.Number(row) is var number && double.IsFinite(number)
                && number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture) && text[..length].IndexOf('.') is >= 0 and var point)
            {
                most = Math.Max(most, length - point - 1);
                if (text[..length].Contains('E'))
                {
                    return null;
                }
            }
        }

        return Math.Min(most, MaxDecimals);
    }
}
