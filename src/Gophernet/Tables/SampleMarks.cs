using Gophernet.Tables.Columns;

namespace Gophernet.Tables;

/// <summary>
/// Finds the sampled row that a row of the whole table is, or has the inputs of: a network that is judged on the one does not learn from the other. Rows of
/// so frequent inputs that a sample has them on both sides are found by their line alone.
/// </summary>
internal sealed class SampleMarks
{
    private readonly ulong[] _hashes; // ascending
    private readonly int[] _rows; // of each hash, the first
    private readonly long[] _lines; // of rows that are found by their line, ascending
    private readonly int[] _rowsOfLines;

    /// <summary>Prepares the marks.</summary>
    /// <param name="hashes">A hash of each sampled row's inputs.</param>
    /// <param name="repeats">The sampled rows that have the same inputs as others; null for none.</param>
    /// <param name="foldCount">The folds that sampled rows are divided into.</param>
    /// <param name="lines">The line of each sampled row.</param>
    public SampleMarks(ulong[] hashes, RepeatedRows? repeats, int foldCount, LineNumbers lines)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        ArgumentNullException.ThrowIfNull(lines);
        _hashes = [.. hashes];
        _rows = Sequences.Range(hashes.Length);
        Array.Sort(_hashes, _rows); // equal hashes in any order: those that are found by them are made one below
        var together = repeats?.Together(foldCount).Rows ?? [];
        var byLine = new bool[hashes.Length];
        var count = 0;
        for (var start = 0; start < _hashes.Length;)
        {
            var end = start + 1;
            while (end < _hashes.Length && _hashes[end] == _hashes[start])
            {
                end++;
            }

            var first = int.MaxValue;
            foreach (var row in _rows.AsSpan(start, end - start))
            {
                first = Math.Min(first, row);
            }

            if (end - start == 1 || Array.BinarySearch(together, first) >= 0)
            {
                (_hashes[count], _rows[count++]) = (_hashes[start], first);
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

        Array.Resize(ref _hashes, count);
        Array.Resize(ref _rows, count);
        _rowsOfLines = Sequences.Range(hashes.Length).Where(row => byLine[row]);
        _lines = Array.ConvertAll(_rowsOfLines, row => lines[row]);
    }

    /// <summary>The mark of a row.</summary>
    /// <param name="hash">The hash of its inputs.</param>
    /// <param name="line">Its line.</param>
    /// <returns>A sampled row, or <see cref="SpooledBlock.NoMark"/>.</returns>
    public int Of(ulong hash, long line) =>
        Array.BinarySearch(_hashes, hash) is >= 0 and var i ? _rows[i]
        : Array.BinarySearch(_lines, line) is >= 0 and var j ? _rowsOfLines[j]
        : SpooledBlock.NoMark;
}
