using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Targets;
using Gophernet.Threading;

namespace Gophernet.Explanation;

/// <summary>
/// The rows of an input as a model reads them. Where all of them would take much memory, an even part stays: which rows these are depends on the input alone.
/// </summary>
internal sealed class DrawnTable
{
    /// <summary>What the rows that stay may take: a number or a category is counted as 8 bytes, which is more than most take.</summary>
    public const long MaxBytes = 64_000_000;

    private const int BytesPerCell = 8;

    // However large they are: so many rows stay as are asked for, with some to spare as chance decides.
    private const int MinRows = 4096;
    private const int RowsPerAsked = 4;

    private readonly EvenPart _part = new(seed: 0x3C6E_F372_FE94_F82B);
    private readonly Schema _schema;
    private readonly bool _withTarget;
    private readonly long _minRows;
    private readonly long _maxBytes;
    private GrowingList<int> _numbers = new(); // of each row that stays
    private GrowingList<ulong> _keys = new();

    private DrawnTable(Schema schema, string source, bool withTarget, int most, long maxBytes)
    {
        (_schema, _withTarget, _minRows, _maxBytes) = (schema, withTarget, Math.Max(MinRows, RowsPerAsked * (long)most), maxBytes);
        Table = new Table(source, schema, withTarget);
    }

    /// <summary>The rows that stay.</summary>
    public Table Table { get; private set; }

    /// <summary>A key for each of them for the group that it is of, where the model was judged by groups and the rows have them; else empty.</summary>
    public ulong[] Groups
    {
        get
        {
            var groups = new ulong[_keys.Count];
            _keys.CopyTo(groups);
            return groups;
        }
    }

    /// <summary>The rows that they were drawn from.</summary>
    public int RowCount { get; private set; }

    /// <summary>The rows of classes that the model does not know, which are not among those.</summary>
    public int UnknownCount { get; private set; }

    /// <summary>Reads rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="withTarget">Whether targets are read too, and the groups that the model was judged by; rows without a target are then left out.</param>
    /// <param name="most">The rows that are asked for: no fewer stay, where there are as many.</param>
    /// <param name="threads">The most threads to use; the rows are the same for any number.</param>
    /// <param name="maxBytes">What the rows that stay may take.</param>
    /// <exception cref="GophernetException">A column is missing, or a row has a fault.</exception>
    public static DrawnTable Read(Model model, CsvReader reader, bool withTarget, int most, int threads, long maxBytes = MaxBytes)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var beside = withTarget ? model.Training.Group : null;
        var input = new TableInput(model.Schema, reader, withTarget, beside: beside, isBesideOptional: true) { TakesUnknownTargets = withTarget };
        var drawn = new DrawnTable(model.Schema, reader.SourceName, withTarget, most, maxBytes);
        OrderedWork.Run(threads, () => new Worker(new TableReader(input), input, drawn));
        drawn.Table.Seal();
        return drawn;
    }

    private void Append(Table block, List<ulong> keys)
    {
        var classes = _withTarget && _schema.Target is ClassTarget ? block.Target(0) : [];
        var kept = new List<int>();
        for (var row = 0; row < block.RowCount; row++)
        {
            if (!classes.IsEmpty && classes[row] == ClassTarget.UnknownClass)
            {
                UnknownCount++;
            }
            else if (_part.Keeps(RowCount++))
            {
                kept.Add(row);
                _numbers.Add(RowCount - 1);
                _keys.AddRange(keys.Count > 0 ? [keys[row]] : []);
            }
        }

        Table.Append(kept.Count == block.RowCount ? block : block.Take([.. kept]));
        Fit();
    }

    /// <summary>Lets rows go where they have come to take more memory than they may.</summary>
    private void Fit()
    {
        while (Table.RowCount >= _minRows && _part.CanShrink && SizeOf(Table) > _maxBytes)
        {
            _part.Shrink();
            var rows = Sequences.Range(Table.RowCount).Where(row => _part.Keeps(_numbers[row]));
            var (table, numbers, keys) = (new Table(Table.Source, _schema, _withTarget), new GrowingList<int>(), new GrowingList<ulong>());
            table.Append(Table.Take(rows));
            foreach (var row in rows)
            {
                numbers.Add(_numbers[row]);
                keys.AddRange(_keys.Count > 0 ? [_keys[row]] : []);
            }

            (Table, _numbers, _keys) = (table, numbers, keys);
        }
    }

    private long SizeOf(Table table)
    {
        var size = 0L;
        for (var i = 0; i < _schema.Features.Length; i++)
        {
            size += _schema.Features[i].IsText ? table.Texts(i).Size : (long)BytesPerCell * table.RowCount;
        }

        return size;
    }

    private sealed class Worker : RowWorker
    {
        private readonly TableReader _rows;
        private readonly DrawnTable _drawn;
        private readonly List<ulong> _keys = []; // of each row of the block

        public Worker(TableReader rows, TableInput input, DrawnTable drawn)
            : base(rows)
        {
            (_rows, _drawn) = (rows, drawn);
            rows.Observer = input.BesideIndex < 0 ? null
                : record => _keys.Add(GroupedRows.KeyOf(CellFormat.Trim(record[input.BesideIndex].Bytes), input.Format));
        }

        protected override void HandOn()
        {
            _drawn.Append(_rows.Table, _keys);
            _keys.Clear();
        }
    }
}
