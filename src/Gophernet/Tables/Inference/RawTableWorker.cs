using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Numbers;
using Gophernet.Tables.Cells;
using Gophernet.Threading;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Reads blocks of a training table into its columns, beside other workers. Columns of many numbers are parsed side by side; what other cells
/// mean depends on the cells before them, so these are added one by one, in the order of the input.
/// </summary>
internal sealed class RawTableWorker(CsvBlocks blocks, RawTable table) : OrderedWorker
{
    private readonly CsvBlock _block = new();
    private readonly HashSet<string> _newClasses = []; // of the block, each with its column before it
    private readonly CsvReader _reader = blocks.CreateReader();
    private readonly CanonicalText _text = new();
    private readonly List<int> _cellColumns = [];
    private bool[] _hasNumbers = new bool[table.Columns.Length];
    private bool[] _needsTraits = new bool[table.Columns.Length];
    private NumberTraits[] _traits = new NumberTraits[table.Columns.Length];
    private double[] _numbers = []; // [columns, rows]
    private FieldBounds[] _fields = []; // [rows, columns]
    private long[] _lines = [];
    private int _rowCount;
    private int _columnCount;
    private GophernetException? _fault;

    public override bool IsLarge => _block.IsLarge;

    public override bool Take() => blocks.Take(_block);

    public override void Process()
    {
        var columns = table.Columns;
        _columnCount = Math.Max(columns.Length, _block.FieldCount);
        FindCells();
        if (_hasNumbers.Length < _columnCount)
        {
            (_hasNumbers, _needsTraits, _traits) = (new bool[_columnCount], new bool[_columnCount], new NumberTraits[_columnCount]);
        }

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

        if (_numbers.Length < _columnCount * _rowCount)
        {
            _numbers = new double[_columnCount * _rowCount];
        }

        for (var row = 0; row < _rowCount; row++)
        {
            ParseNumbers(row);
        }
    }

    public override void Commit()
    {
        table.Grow(_columnCount);
        if (table.Thinning is { } thinning)
        {
            Thin(thinning);
        }

        var columns = table.Columns;
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

        table.Lines.AddRange(_lines.AsSpan(0, _rowCount));
        table.Fit();
        _text.MoveTo(table.Hash, _reader);
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    /// <summary>Notes where the cells of every row lie, up to the first fault.</summary>
    private void FindCells()
    {
        (_rowCount, _fault) = (0, null);
        _text.Clear();
        _reader.Open(_block);
        try
        {
            while (_reader.MoveNext())
            {
                if (_rowCount == _lines.Length)
                {
                    Array.Resize(ref _lines, Math.Max(64, 2 * _rowCount));
                }

                if ((_rowCount + 1) * _columnCount > _fields.Length) // columns of JSON Lines come late
                {
                    Array.Resize(ref _fields, _lines.Length * _columnCount);
                }

                _text.Add(_reader);
                _lines[_rowCount] = _reader.Line;
                _reader.Fields[.._columnCount].CopyTo(_fields.AsSpan(_rowCount * _columnCount));
                _rowCount++;
            }
        }
        catch (GophernetException e)
        {
            _fault = e; // it counts after the rows before it
        }
    }

    /// <summary>Counts the rows, and leaves out those that do not stay.</summary>
    private void Thin(RowThinning thinning)
    {
        var first = thinning.RowCount;
        thinning.Count(_rowCount, table.Header.Source);
        if (!thinning.IsThinned)
        {
            return;
        }

        _newClasses.Clear();
        var targets = Sequences.Range(table.Header.Names.Length).Where(i => table.Choice.Targets.Contains(table.Header.Names[i]));
        var (kept, count) = (new int[_rowCount], 0);
        for (var row = 0; row < _rowCount; row++)
        {
            if (thinning.Keeps(first + row) || HasNewClass(row, targets))
            {
                thinning.Add(first + row);
                kept[count++] = row;
            }
        }

        for (var i = 0; i < _columnCount && _numbers.Length >= _columnCount * _rowCount; i++) // there are none where no column is one of numbers
        {
            for (var k = 0; k < count; k++)
            {
                _numbers[i * count + k] = _numbers[i * _rowCount + kept[k]];
            }
        }

        for (var k = 0; k < count; k++)
        {
            _lines[k] = _lines[kept[k]];
            _fields.AsSpan(kept[k] * _columnCount, _columnCount).CopyTo(_fields.AsSpan(k * _columnCount, _columnCount));
        }

        _rowCount = count;
    }

    private bool HasNewClass(int row, int[] targets)
    {
        foreach (var target in targets)
        {
            var text = CellFormat.Trim(_reader.BytesOf(in _fields[row * _columnCount + target]));
            if (table.Columns[target]?.IsNewClass(text) == true && _newClasses.Add(target + " " + Encoding.UTF8.GetString(text)))
            {
                return true; // the first row of it; the column knows the class once the block was added
            }
        }

        return false;
    }

    private void GoTo(int row) => _reader.Restore(_fields.AsSpan(row * _columnCount, _columnCount), _lines[row]);

    private void ParseNumbers(int row)
    {
        var fields = _fields.AsSpan(row * _columnCount, _columnCount);
        var bytes = _reader.Bytes;
        var areValues = !table.Format.Missing.HasNumbers; // no other text that stands for a missing value is a number
        for (var i = 0; i < fields.Length; i++)
        {
            if (!_hasNumbers[i])
            {
                continue;
            }

            ref readonly var field = ref fields[i];
            ref var number = ref _numbers[i * _rowCount + row];
            if (_needsTraits[i] || !areValues || field.Kind != FieldKind.Bare
                || !NumberParser.TryParseShort(bytes, field.Start, field.End, out number))
            {
                ParseNumber(i, CellFormat.Trim(_reader.BytesOf(in field)), out number);
            }
        }
    }

    private void ParseNumber(int column, ReadOnlySpan<byte> text, out double number)
    {
        number = double.NaN;
        var isMissing = table.Format.IsMissing(text);
        if (!isMissing && _needsTraits[column] && NumberParser.TryParseWhole(text, out number))
        {
            _traits[column] |= NumberTraits.Whole; // as nearly all cells of a column without a point are
            return;
        }

        _hasNumbers[column] = isMissing || table.Format.TryNumber(text, out number);
        if (double.IsNaN(number))
        {
            _hasNumbers[column] &= !CellFormat.IsInfinite(text); // where it stands is known only to the reader
        }
        else if (_needsTraits[column])
        {
            _traits[column] |= NumberTraitsOf.Text(text);
        }
    }
}
