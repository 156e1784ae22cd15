using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Threading;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Reads blocks of a training table into its columns, beside other workers. Columns of many numbers are parsed side by side; what other cells
/// mean depends on the cells before them, so these are added one by one, in the order of the input.
/// </summary>
internal sealed class RawTableWorker(CsvBlocks blocks, RawColumn?[] columns, CellFormat format, LineNumbers lines) : OrderedWorker
{
    private readonly CsvBlock _block = new();
    private readonly CsvReader _reader = blocks.CreateReader();
    private readonly List<int> _cellColumns = [];
    private readonly bool[] _hasNumbers = new bool[columns.Length];
    private readonly bool[] _needsTraits = new bool[columns.Length];
    private readonly NumberTraits[] _traits = new NumberTraits[columns.Length];
    private double[] _numbers = []; // [columns, rows]
    private FieldBounds[] _fields = []; // [rows, columns]
    private long[] _lines = [];
    private int _rowCount;
    private GophernetException? _fault;

    public override bool IsLarge => _block.IsLarge;

    public override bool Take() => blocks.Take(_block);

    public override void Process()
    {
        FindCells();
        for (var i = 0; i < columns.Length; i++)
        {
            // Another thread may turn it into texts at this moment; Commit looks again.
            _hasNumbers[i] = columns[i] is { HasNumbers: true };
            (_needsTraits[i], _traits[i]) = (columns[i] is { NeedsTraits: true }, NumberTraits.None);
        }

        if (!_hasNumbers.Contains(true))
        {
            return;
        }

        if (_numbers.Length < columns.Length * _rowCount)
        {
            _numbers = new double[columns.Length * _rowCount];
        }

        for (var row = 0; row < _rowCount; row++)
        {
            ParseNumbers(row);
        }
    }

    public override void Commit()
    {
        _cellColumns.Clear();
        for (var i = 0; i < columns.Length; i++)
        {
            var isDone = _hasNumbers[i] && columns[i] is { HasNumbers: true } column && column.TryAppend(_numbers.AsSpan(i * _rowCount, _rowCount), _traits[i]);
            if (!isDone && columns[i] is not null)
            {
                _cellColumns.Add(i);
            }
        }

        for (var row = 0; row < _rowCount && _cellColumns.Count > 0; row++)
        {
            GoTo(row);
            foreach (var i in _cellColumns)
            {
                columns[i]!.Append(_reader.Current[i]);
            }
        }

        lines.AddRange(_lines.AsSpan(0, _rowCount));
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    /// <summary>Notes where the cells of every row lie, up to the first fault.</summary>
    private void FindCells()
    {
        (_rowCount, _fault) = (0, null);
        _reader.Open(_block);
        try
        {
            while (_reader.MoveNext())
            {
                if (_rowCount == _lines.Length)
                {
                    var capacity = Math.Max(64, 2 * _rowCount);
                    Array.Resize(ref _lines, capacity);
                    Array.Resize(ref _fields, capacity * columns.Length);
                }

                _lines[_rowCount] = _reader.Line;
                _reader.Fields.CopyTo(_fields.AsSpan(_rowCount * columns.Length));
                _rowCount++;
            }
        }
        catch (GophernetException e)
        {
            _fault = e; // it counts after the rows before it
        }
    }

    private void GoTo(int row) => _reader.Restore(_fields.AsSpan(row * columns.Length, columns.Length), _lines[row]);

    private void ParseNumbers(int row)
    {
        var fields = _fields.AsSpan(row * columns.Length, columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            if (_hasNumbers[i])
            {
                var text = CellFormat.Trim(_reader.BytesOf(in fields[i]));
                var number = double.NaN;
                _hasNumbers[i] = format.Missing.Contains(text) || format.TryNumber(text, out number);
                _numbers[i * _rowCount + row] = number;
                if (double.IsNaN(number))
                {
                    _hasNumbers[i] &= !CellFormat.IsInfinite(text); // where it stands is known only to the reader
                }
                else if (_needsTraits[i])
                {
                    _traits[i] |= NumberTraitsOf.Text(text, number);
                }
            }
        }
    }
}
