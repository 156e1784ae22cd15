using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// What stands before decimals in a whole table. People write the numbers of a file in one way: a column of 1,783 alone has thousands beside one of 12.5, or
/// beside one of 1,881 and 950.
/// </summary>
internal static class TableDecimals
{
    // Of a column with many different texts, the first tell.
    private const int MaxTexts = 1_000;
    private const int MaxWords = 3;

    /// <summary>Finds the sign that stands before decimals; null where no column tells, or they disagree.</summary>
    public static byte? Find(IReadOnlyList<RawColumn?> columns)
    {
        var traits = NumberTraits.None;
        foreach (var column in columns)
        {
            traits |= column?.Traits ?? NumberTraits.None;
        }

        var (hasPoints, hasCommas) = (traits.HasFlag(NumberTraits.Point), traits.HasFlag(NumberTraits.Comma));
        if (!hasPoints && !hasCommas) // plain numbers are the surest
        {
            foreach (var column in columns)
            {
                if (column?.Tokens is { } tokens && Read(tokens) is { } written)
                {
                    hasPoints |= written.DecimalPoints > 0 || written is { DoubtfulCommas: > 0, DoubtfulPoints: 0, Numbers.AreMixed: true };
                    hasCommas |= written.DecimalCommas > 0;
                }
            }
        }

        return hasPoints == hasCommas ? null : hasPoints ? Separators.Point : Separators.Comma;
    }

    /// <summary>The numbers of a column; null where it has other texts than numbers.</summary>
    private static WrittenColumn? Read(IReadOnlyList<RawToken> tokens)
    {
        var (written, words) = (new WrittenColumn(), 0);
        for (var i = 0; i < Math.Min(tokens.Count, MaxTexts); i++)
        {
            words += (tokens[i].IsNumber && double.IsNaN(tokens[i].Number)) || written.TryAdd(tokens[i], rows: 1) ? 0 : 1;
            if (words > MaxWords)
            {
                return null;
            }
        }

        return written;
    }
}
