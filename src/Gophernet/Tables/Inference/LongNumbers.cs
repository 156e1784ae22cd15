using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Names that are whole numbers of more digits than a double tells apart, as those of accounts and messages: as numbers, different ones are one.
/// </summary>
internal static class LongNumbers
{
    // Amounts of so many digits, as those in the smallest unit of a currency, are seldom alike in how many they have.
    private const double MinAlike = 0.9;
    private const double MinLong = 0.5;

    /// <summary>Whether a column has such names, perhaps with other texts among them.</summary>
    public static bool AreIn(ColumnData column)
    {
        if (!column.Raw.Traits.MayBeLongCodes() || column.Raw.Tokens is not { } tokens || ColumnWords.NamesMeasure(column.Name)
            || ColumnWords.NamesTime(column.Name))
        {
            return false;
        }

        var lengths = new int[tokens.Count];
        var (longest, all, longOnes, alike) = (0, 0, 0, 0);
        for (var code = 0; code < lengths.Length; code++)
        {
            var token = tokens[code];
            if (column.Counts.CountOf(code) > 0 && token.IsNumber && !double.IsNaN(token.Number))
            {
                lengths[code] = token.Text.Length;
                longest = Math.Max(longest, lengths[code]);
                all++;
                longOnes += NumberTraitsOf.Text(token.Utf8).HasFlag(NumberTraits.Long) ? 1 : 0;
            }
        }

        foreach (var length in lengths)
        {
            alike += length > 0 && length >= longest - 1 ? 1 : 0;
        }

        return longOnes > 0
            && (ColumnWords.NamesIdentifier(column.Name) || ColumnWords.NamesCode(column.Name) || (longOnes >= MinLong * all && alike >= MinAlike * all));
    }

    /// <summary>What the user should know of a column of them.</summary>
    public static TableNote NoteOn(string column) => new(
        $"column \"{column}\": its whole numbers have more digits than numbers keep apart, and are taken for names; to learn from them as numbers",
        new Setting("numeric", column))
    {
        Code = "long_numbers",
    };
}
