using Gophernet.Csv;
using Gophernet.Tables;

namespace Gophernet.Cli.Output;

/// <summary>Columns of the input that are passed through to the output, kept for the rows of one batch.</summary>
internal sealed class PassedColumns(Header header, IReadOnlyList<string> names, bool keepsRawFields)
{
    private readonly int[] _indexes = [.. names.Select(header.IndexOf)];
    private readonly List<int> _ends = [];
    private byte[] _bytes = [];
    private int _length;

    public IReadOnlyList<string> Names => names;

    /// <summary>Keeps the fields of a record.</summary>
    public void Keep(CsvRecord record)
    {
        foreach (var index in _indexes)
        {
            var field = keepsRawFields ? record[index].RawBytes : record[index].Bytes;
            if (_bytes.Length - _length < field.Length)
            {
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + field.Length));
            }

            field.CopyTo(_bytes.AsSpan(_length));
            _length += field.Length;
            _ends.Add(_length);
        }
    }

    /// <summary>Writes the fields of a row of the batch.</summary>
    public void Write(int row, RecordWriter writer)
    {
        for (var i = row * _indexes.Length; i < (row + 1) * _indexes.Length; i++)
        {
            var start = i == 0 ? 0 : _ends[i - 1];
            writer.WriteInput(_bytes.AsSpan(start, _ends[i] - start));
        }
    }

    public void Clear()
    {
        _ends.Clear();
        _length = 0;
    }
}
