using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>
/// Reads an input for a model in batches: columns are found by name, in any order, and those that the model does not know are passed
/// over; without a header they are found by position. Memory does not grow with the input.
/// </summary>
public sealed class TableReader
{
    private const int BatchRows = 1024;

    private readonly CsvReader _reader;
    private readonly Schema _schema;
    private readonly CellFormat _format;
    private readonly Header _header;
    private readonly int[] _featureIndexes;
    private readonly int[] _targetIndexes;
    private readonly double[] _features;
    private readonly double[] _targets;
    private readonly bool _isLenient;
    private bool _isFirst = true;
    private GophernetException? _fault;

    /// <summary>Opens an input: its header is read.</summary>
    /// <param name="schema">The model's.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="withTarget">Whether the target is read too; rows without one are then left out.</param>
    /// <param name="isLenient">Whether a feature's cell that is not what it should be counts as missing.</param>
    /// <exception cref="GophernetException">The input is empty, or a column is missing.</exception>
    public TableReader(Schema schema, CsvReader reader, bool withTarget, bool isLenient = false)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
        _schema = schema;
        _isLenient = isLenient;
        _format = new CellFormat(new MissingTokens(schema.MissingTexts), reader.Dialect.DecimalComma);
        _header = Header.Read(reader).For(schema);
        _featureIndexes = [.. schema.Features.Select(feature => _header.IndexOf(feature.Name))];
        _targetIndexes = withTarget ? [.. schema.Target.Columns.Select(_header.IndexOf)] : [];
        _features = new double[_featureIndexes.Length];
        _targets = new double[withTarget ? schema.Target.ValueCount : 0];
        Table = new Table(reader.SourceName, _features.Length, _targets.Length);
    }

    /// <summary>The columns of the input.</summary>
    public Header Header => _header;

    /// <summary>The rows of the last batch.</summary>
    public Table Table { get; }

    /// <summary>The cells that were taken for missing ones because of their fault, so far.</summary>
    public long LenientCount { get; private set; }

    /// <summary>The rows that were left out because they have no target, so far.</summary>
    public long LeftOutCount { get; private set; }

    /// <summary>Sees every record that becomes a row of <see cref="Table"/>, before the next is read.</summary>
    public RecordObserver? Observer { get; set; }

    /// <summary>
    /// Replaces the rows of <see cref="Table"/> by the next ones: those that have arrived, up to a fixed number. It waits only for the
    /// first, so that a row typed by hand is answered at once. A fault in a later row is thrown by the next call, after the rows before it.
    /// </summary>
    /// <returns>False at the end of the input.</returns>
    /// <exception cref="GophernetException">A row has a fault.</exception>
    public bool ReadBatch()
    {
        Table.Clear();
        if (_fault is not null)
        {
            throw _fault;
        }

        try
        {
            for (var more = MoveToFirst(); more; more = Table.RowCount < BatchRows && (Table.RowCount > 0 ? _reader.MoveNextBuffered() : _reader.MoveNext()))
            {
                Append(_reader.Current);
            }
        }
        catch (GophernetException e)
        {
            _fault = e;
            if (Table.RowCount == 0)
            {
                throw;
            }
        }

        return Table.RowCount > 0;
    }

    /// <summary>Without a header the first record is a row, and was read already.</summary>
    private bool MoveToFirst()
    {
        var isRead = _isFirst && _header.IsFirstRow;
        _isFirst = false;
        return isRead || _reader.MoveNext();
    }

    private void Append(CsvRecord record)
    {
        // First: of a row that is left out, no cell has to be right.
        if (_targets.Length > 0 && !_schema.Target.TryRead(record, _targetIndexes, _format, _targets))
        {
            LeftOutCount++;
            return;
        }

        for (var i = 0; i < _features.Length; i++)
        {
            _features[i] = Read(_schema.Features[i], record[_featureIndexes[i]]);
        }

        Table.Append(_features, _targets, record.Line);
        Observer?.Invoke(record);
    }

    private double Read(Feature feature, CsvField field)
    {
        var text = CellFormat.Trim(field.Bytes);
        if (_format.Missing.Contains(text))
        {
            return double.NaN;
        }

        if (feature.TryParse(text, _format, out var value))
        {
            return value;
        }

        if (!_isLenient)
        {
            throw new GophernetException(
                field.Place, $"column \"{feature.Name}\": expected {feature.Expected}, found {Quoting.Field(field.Bytes)}",
                    "Mend the cell, or take such cells for missing: --lenient");
        }

        LenientCount++;
        return double.NaN;
    }
}

/// <summary>Sees a record.</summary>
public delegate void RecordObserver(CsvRecord record);
