using System.Numerics;
using System.Runtime.InteropServices;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of texts: what makes a column one, what tells texts from identifiers, and how rare n-grams are.</summary>
internal static class TextInference
{
    // Text of which more than half is different names rows, not groups of them. Where most rows have a text that is in few others, parts of texts tell more
    // than whole ones: of cabin C85 the deck, of county 53033 the state.
    private const int FewTexts = 20;

    // Of sentences fewer are enough: they are seldom the names of groups.
    private const int FewSentences = 100;
    private const int MinRowsPerSentence = 10;
    private const double MinWordsOfSentence = 4;

    // A word that so many rows share, and not all of them, says something of a row that is otherwise named by its text.
    private const int MinSharingRows = 5;
    private const double MaxSharingShare = 0.9;

    /// <summary>Whether a column has too many different texts for categories.</summary>
    public static bool IsText(ColumnData column)
    {
        var (distinct, rows) = (column.Counts.Distinct, column.Rows.Length);
        return (distinct > FewTexts && (distinct > rows / 2 || CategoryInference.AreMostlyRare(column) || ListTexts.AreIn(column)))
            || (distinct > FewSentences && distinct > rows / MinRowsPerSentence && MeanWords(column) >= MinWordsOfSentence);
    }

    /// <summary>Whether a column of texts only names its rows: each has another, and no word tells some rows from others.</summary>
    public static bool IsIdentifier(ColumnData column)
    {
        if (column.Counts.Distinct < column.Counts.Present)
        {
            return false;
        }

        var (grams, rowsOf) = (new TextGrams(), new Dictionary<uint, (int Rows, int Last)>());
        var (characters, bytes, texts) = (0L, 0L, 0);
        foreach (var row in column.Rows)
        {
            if (column.Raw.IsMissing(row))
            {
                continue;
            }

            var text = column.Raw.Text(column.Raw.Code(row));
            grams.Read(text);
            (characters, bytes, texts) = (characters + grams.Length, bytes + text.Length, texts + 1);
            foreach (var word in grams.Words)
            {
                ref var having = ref CollectionsMarshal.GetValueRefOrAddDefault(rowsOf, word, out var isKnown);
                if (isKnown && having.Last == row)
                {
                    continue;
                }

                // The rows without it do not become fewer: the rest need not be read.
                having = (having.Rows + 1, row);
                if (having.Rows >= MinSharingRows && texts - having.Rows >= (1 - MaxSharingShare) * column.Counts.Present)
                {
                    return false;
                }
            }
        }

        // Of scripts without blanks between words nothing can be said by words.
        var isWordless = bytes > 2 * characters;
        return !isWordless && !rowsOf.Values.Any(word => word.Rows >= MinSharingRows && word.Rows <= MaxSharingShare * column.Counts.Present);
    }

    /// <param name="column">A column of texts.</param>
    /// <param name="maxBuckets">The most buckets of its n-grams, a power of 2.</param>
    public static InferredColumn Infer(ColumnData column, int maxBuckets)
    {
        if (column.Counts.Present == 0)
        {
            return InferredColumn.None("empty");
        }

        var grams = new TextGrams();
        var bits = BitsFor(column, grams, BitOperations.Log2((uint)maxBuckets));
        var counts = new int[1 << bits];
        var last = new int[1 << bits];
        Array.Fill(last, -1);
        var (length, digits, capitals) = (new double[column.Rows.Length], new double[column.Rows.Length], new double[column.Rows.Length]);
        for (var i = 0; i < column.Rows.Length; i++)
        {
            (length[i], digits[i], capitals[i]) = (double.NaN, double.NaN, double.NaN);
            if (TryRead(column, column.Rows[i], grams))
            {
                (length[i], digits[i], capitals[i]) = TextFeature.NumbersOf(grams);
                Count(grams.Words, bits, i, last, counts);
                Count(grams.Characters, bits, i, last, counts);
            }
        }

        var present = column.Rows.Length - column.Counts.MissingCells;
        var rarity = Array.ConvertAll(counts, count => TextFeature.RarityOf(present, count));
        return column.KeepTexts(new TextFeature(
            column.Name, ImmutableCollectionsMarshal.AsImmutableArray(rarity), column.Scale(length), column.Scale(digits), column.Scale(capitals),
            column.Counts.MissingCells > 0, FrequentWords.Of(column)));
    }

    private static double MeanWords(ColumnData column)
    {
        var (grams, words) = (new TextGrams(), 0L);
        foreach (var token in column.Counts.Texts)
        {
            grams.Read(token.Utf8);
            words += (grams.Words.Length + 1) / 2; // with each word but the first comes a pair
        }

        return (double)words / column.Counts.Texts.Count;
    }

    /// <summary>As many buckets as there are different n-grams, as a power of 2, within bounds.</summary>
    private static int BitsFor(ColumnData column, TextGrams grams, int maxBits)
    {
        var seen = new BitArray64(1 << (maxBits + 1)); // twice as fine: few n-grams share a bit as long as there are not more than allowed
        var distinct = 0;
        foreach (var row in column.Rows)
        {
            if (distinct >= 1 << maxBits)
            {
                return maxBits;
            }

            if (TryRead(column, row, grams))
            {
                distinct += seen.AddAll(grams.Words, maxBits + 1) + seen.AddAll(grams.Characters, maxBits + 1);
            }
        }

        return Math.Clamp(BitOperations.Log2((uint)Math.Max(distinct, 1)) + 1, TextFeature.MinBits, maxBits);
    }

    private static bool TryRead(ColumnData column, int row, TextGrams grams)
    {
        if (column.Raw.IsMissing(row))
        {
            return false;
        }

        grams.Read(column.Raw.Text(column.Raw.Code(row)));
        return true;
    }

    /// <summary>Counts each bucket of a text once.</summary>
    private static void Count(ReadOnlySpan<uint> hashes, int bits, int text, int[] last, int[] counts)
    {
        foreach (var hash in hashes)
        {
            var bucket = TextGrams.BucketOf(hash, bits);
            if (last[bucket] != text)
            {
                last[bucket] = text;
                counts[bucket]++;
            }
        }
    }

    /// <summary>Which of many n-grams were seen.</summary>
    private readonly struct BitArray64(int count)
    {
        private readonly ulong[] _bits = new ulong[(count + 63) / 64];

        /// <summary>Adds n-grams; returns how many were not there.</summary>
        public int AddAll(ReadOnlySpan<uint> hashes, int bits)
        {
            var added = 0;
            foreach (var hash in hashes)
            {
                var bucket = TextGrams.BucketOf(hash, bits);
                ref var word = ref _bits[bucket / 64];
                added += (word >> (bucket % 64) & 1) == 0 ? 1 : 0;
                word |= 1UL << (bucket % 64);
            }

            return added;
        }
    }
}
