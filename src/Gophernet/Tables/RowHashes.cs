using System.IO.Hashing;
using Gophernet.Tables.Columns;
using Gophernet.Threading;

namespace Gophernet.Tables;

/// <summary>
/// A number for each row that is the same for rows with the same inputs: a hash of what was read of its features, and of no target. It does not depend on
/// the machine, the order of the rows, or the file that they are in.
/// </summary>
internal static class RowHashes
{
    private const int BlockRows = 1024;
    private const int BlocksPerThread = 16; // a millisecond's work, about

    // Odd numbers with about as many ones as zeros: the multipliers of SplitMix64.
    private const ulong First = 0xBF58476D1CE4E5B9;
    private const ulong Second = 0x94D049BB133111EB;

    /// <summary>The hashes of all rows of a table that is not encoded yet.</summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table.</param>
    /// <param name="threads">The most threads to use; the hashes are the same for any number.</param>
    public static ulong[] Of(Schema schema, Table table, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        var hashes = new ulong[table.RowCount];
        const int PartRows = BlockRows * BlocksPerThread;
        OrderedWork.ForEach(threads, (hashes.Length + PartRows - 1) / PartRows, part =>
        {
            Span<double> scratch = stackalloc double[BlockRows];
            var end = Math.Min(hashes.Length, (part + 1) * PartRows);
            for (var start = part * PartRows; start < end; start += BlockRows)
            {
                var rows = Math.Min(BlockRows, end - start);
                AddBlock(schema, table, start, scratch[..rows], hashes.AsSpan(start, rows));
            }
        });
        return hashes;
    }

    /// <summary>What stands for what came before, and another value.</summary>
    public static ulong Add(ulong before, ulong bits) => Mix(before ^ bits);

    private static void AddBlock(Schema schema, Table table, int start, Span<double> scratch, Span<ulong> hashes)
    {
        for (var i = 0; i < schema.Features.Length; i++)
        {
            if (schema.Features[i].IsText)
            {
                AddTexts(table.Texts(i), start, hashes);
                continue;
            }

            var values = table.Feature(i, start, scratch);
            for (var row = 0; row < hashes.Length; row++)
            {
                hashes[row] = Mix(hashes[row] ^ BitsOf(values[row]));
            }
        }
    }

    private static void AddTexts(TextColumn texts, int start, Span<ulong> hashes)
    {
        for (var row = 0; row < hashes.Length; row++)
        {
            hashes[row] = Mix(hashes[row] ^ (texts.IsMissing(start + row) ? Second : XxHash3.HashToUInt64(texts[start + row])));
        }
    }

    /// <summary>One for all missing values, and one for 0 and −0.</summary>
    private static ulong BitsOf(double value) => double.IsNaN(value) ? Second : BitConverter.DoubleToUInt64Bits(value + 0.0);

    /// <summary>No two states have one result, and what follows depends on every bit.</summary>
    private static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 32)) * First;
        return (state ^ (state >> 29)) * Second;
    }
}
