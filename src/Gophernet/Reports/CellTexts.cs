using System.Text;

namespace Gophernet.Reports;

/// <summary>The cells of some columns as they stood in an input, row by row. They take as much memory as they did there.</summary>
/// <param name="columns">The number of columns.</param>
internal sealed class CellTexts(int columns)
{
    private readonly List<byte[]> _bytes = []; // of each block of rows
    private readonly List<int[]> _ends = []; // of each cell of a block, where it ends
    private readonly List<byte> _openBytes = []; // of the rows since
    private readonly List<int> _openEnds = [];

    /// <summary>A cell of a row that was taken over.</summary>
    public string this[int row, int column]
    {
        get
        {
            var block = 0;
            for (; row >= _ends[block].Length / columns; block++)
            {
                row -= _ends[block].Length / columns;
            }

            var (ends, index) = (_ends[block], row * columns + column);
            var start = index == 0 ? 0 : ends[index - 1];
            return Encoding.UTF8.GetString(_bytes[block].AsSpan(start, ends[index] - start));
        }
    }

    /// <summary>Adds the next cell.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        _openBytes.AddRange(text);
        _openEnds.Add(_openBytes.Count);
    }

    /// <summary>Takes the rows over that were added to another, which is empty then.</summary>
    public void MoveFrom(CellTexts block)
    {
        ArgumentNullException.ThrowIfNull(block);
        _bytes.Add([.. block._openBytes]);
        _ends.Add([.. block._openEnds]);
        block._openBytes.Clear();
        block._openEnds.Clear();
    }
}
