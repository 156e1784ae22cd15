using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>
/// Reads an input for a model in batches: columns are found by name, in any order, and those that the model does not know are passed
/// over. Memory does not grow with the input.
/// </summary>
public sealed class TableReader
{
    private const int BatchRows = 1024;
    private const string Hint = "Mend the cell: the model learned from numbers in this column.";

    private readonly CsvReader _reader;
    private GophernetException? _fault;

    private TableReader(CsvReader reader, Table table)
    {
        _reader = reader;
        Table = table;
    }

    /// <summary>The rows of the last batch.</summary>
    public Table Table { get; }

    /// <summary>Opens an input for its features alone.</summary>
    /// <param name="schema">The model's.</param>
    /// <param name="reader">The input, at its start: the header is read.</param>
    /// <exception cref="GophernetException">The input is empty, or a feature is missing.</exception>
    public static TableReader OpenFeatures(Schema schema, CsvReader reader)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new TableReader(reader, new Table(schema.Features, Header.Read(reader), null, _ => Hint));
    }

    /// <summary>Opens an input for its features and classes.</summary>
    /// <param name="schema">The model's.</param>
    /// <param name="reader">The input, at its start: the header is read.</param>
    /// <exception cref="GophernetException">The input is empty, or a feature or a target is missing.</exception>
    public static TableReader OpenLabelled(Schema schema, CsvReader reader)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var header = Header.Read(reader);
        TargetReader target = schema.TargetForm == TargetForm.Label
            ? new LabelReader(schema.Targets[0], header.IndexOf(schema.Targets[0]), schema.Classes)
            : new IndicatorReader(schema.Targets, [.. schema.Targets.Select(header.IndexOf)]);
        return new TableReader(reader, new Table(schema.Features, header, target, _ => Hint));
    }

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
            for (var more = _reader.MoveNext(); more; more = Table.RowCount < BatchRows && _reader.MoveNextBuffered())
            {
                Table.Append(_reader.Current);
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
}
