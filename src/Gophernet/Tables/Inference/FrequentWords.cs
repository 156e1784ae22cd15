using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>The words, and pairs of neighbouring words, that many rows of a column have, but not most: for reports of what a model makes of them.</summary>
internal static class FrequentWords
{
    private const int MaxWords = 500;
    private const int MinRows = 3;
    private const int MaxSampledRows = 20_000; // or a few more

    /// <summary>The most frequent, in the order of their texts.</summary>
    public static ImmutableArray<string> Of(ColumnData column)
    {
        var rowsOf = CountRows(column);
        var largest = column.Counts.Present / 2;
        var frequent = new HashSet<uint>(rowsOf.Where(word => word.Value >= MinRows && word.Value <= largest)
            .OrderBy(word => word.Key).OrderBy(word => -word.Value).Take(MaxWords).Select(word => word.Key));
        var texts = new SortedSet<string>(StringComparer.Ordinal);
        ForSample(column, (_, grams) =>
        {
            for (var i = 0; i < grams.Words.Length && frequent.Count > 0; i++)
            {
                if (frequent.Remove(grams.Words[i]))
                {
                    texts.Add(grams.TextOf(i));
                }
            }
        });
        return [.. texts];
    }

    private static Dictionary<uint, int> CountRows(ColumnData column)
    {
        var (rowsOf, lastOf) = (new Dictionary<uint, int>(), new Dictionary<uint, int>());
        ForSample(column, (row, grams) =>
        {
            foreach (var word in grams.Words)
            {
                ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(lastOf, word, out var isKnown);
                if (!isKnown || last != row)
                {
                    last = row;
                    CollectionsMarshal.GetValueRefOrAddDefault(rowsOf, word, out _)++;
                }
            }
        });
        return rowsOf;
    }

    private static void ForSample(ColumnData column, Action<int, TextGrams> look)
    {
        var grams = new TextGrams();
        var parts = (ulong)(column.Rows.Length / MaxSampledRows + 1);
        foreach (var row in column.Rows)
        {
            if (column.Raw.IsMissing(row))
            {
                continue;
            }

            var text = column.Raw.Text(column.Raw.Code(row));
            if (parts == 1 || XxHash3.HashToUInt64(text) % parts == 0) // by what they say, not by where they stand
            {
                grams.Read(text);
                look(row, grams);
            }
        }
    }
}
