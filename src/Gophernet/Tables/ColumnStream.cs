using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Columns in memory as CSV, some rows at a time: everything that reads a table reads them too, and finds the same in them as in a file.</summary>
/// <param name="columns">Their names, and what writes the cell of a row.</param>
/// <param name="rowCount">The number of rows.</param>
internal sealed class ColumnStream(IReadOnlyList<(string Name, Action<int, CsvWriter> Write)> columns, int rowCount) : ReadingStream
{
    private const int RowsAtATime = 256;

    private readonly MemoryStream _text = new();
    private CsvWriter? _writer;
    private int _nextRow;

    public override int Read(Span<byte> buffer)
    {
        while (_text.Position == _text.Length && WriteRows())
        {
        }

        return _text.Read(buffer);
    }

    /// <summary>Replaces the text by that of the next rows; false where there are none.</summary>
    private bool WriteRows()
    {
        _text.SetLength(0);
        if (_writer is null)
        {
            _writer = new CsvWriter(_text);
            foreach (var (name, _) in columns)
            {
                _writer.WriteField(name);
            }

            _writer.EndRecord();
        }
        else if (_nextRow == rowCount)
        {
            return false;
        }

        for (var end = Math.Min(rowCount, _nextRow + RowsAtATime); _nextRow < end; _nextRow++)
        {
            foreach (var (_, write) in columns)
            {
                write(_nextRow, _writer);
            }

            _writer.EndRecord();
        }

        _writer.Flush();
        _text.Position = 0;
        return true;
    }
}
