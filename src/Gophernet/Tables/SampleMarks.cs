using Gophernet.Tables.Columns;

namespace Gophernet.Tables;

/// <summary>
/// Finds the sampled row that a row of the whole table is, or has the inputs of: a network that is judged on the one does not learn from the other. Rows of
/// so frequent inputs that they are on both sides of a division are found by their line alone.
/// </summary>
internal sealed class SampleMarks
{
    private readonly ulong[] _keys; // ascending
    private readonly int[] _rows; // of each key, the first
    private readonly long[] _lines; // of rows that are found by their line, ascending
    private readonly int[] _rowsOfLines;

    /// <summary>Prepares the marks.</summary>
    /// <param name="keys">A key for each sampled row: a key of its inputs, or the group that it is of.</param>
    /// <param name="areTogether">Whether all sampled rows with the key of one are on one side of each division.</param>
    /// <param name="lines">The line of each sampled row.</param>
    private SampleMarks(ulong[] keys, Predicate<int> areTogether, LineNumbers lines)
    {
        _keys = [.. keys];
        _rows = Sequences.Range(keys.Length);
        Array.Sort(_keys, _rows); // equal keys in any order: those that are found by them are made one below
        var byLine = new bool[keys.Length];
        var count = 0;
        for (var start = 0; start < _keys.Length;)
        {
            var end = start + 1;
            while (end < _keys.Length && _keys[end] == _keys[start])
            {
                end++;
            }

            var first = int.MaxValue;
            foreach (var row in _rows.AsSpan(start, end - start))
            {
                first = Math.Min(first, row);
            }

            if (end - start == 1 || areTogether(first))
            {
                (_keys[count], _rows[count++]) = (_keys[start], first);
            }
            else
            {
                foreach (var row in _rows.AsSpan(start, end - start))
                {
                    byLine[row] = true;
                }
            }

            start = end;
        }

        Array.Resize(ref _keys, count);
        Array.Resize(ref _rows, count);
        _rowsOfLines = Sequences.Range(keys.Length).Where(row => byLine[row]);
        _lines = Array.ConvertAll(_rowsOfLines, row => lines[row]);
    }

    /// <summary>The marks of a table whose rows are divided.</summary>
    /// <param name="data">The sampled rows, with their hashes and what is known of them.</param>
    /// <param name="foldCount">The folds that they are divided into.</param>
    public static SampleMarks Of(TrainingTable data, int foldCount)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Groups is not null)
        {
            return new SampleMarks(data.Groups, _ => true, data.Table.Lines);
        }

        var together = data.Repeats?.Together(foldCount).Rows ?? [];
        return new SampleMarks(data.Hashes!, row => Array.BinarySearch(together, row) >= 0, data.Table.Lines);
    }

    /// <summary>The mark of a row.</summary>
    /// <param name="key">The hash of its inputs, or its group.</param>
    /// <param name="line">Its line.</param>
    /// <returns>A sampled row, or <see cref="SpooledBlock.NoMark"/>.</returns>
    public int Of(ulong key, long line) =>
        Array.BinarySearch(_keys, key) is >= 0 and var i ? _rows[i]
        : Array.BinarySearch(_lines, line) is >= 0 and var j ? _rowsOfLines[j]
        : SpooledBlock.NoMark;
}
