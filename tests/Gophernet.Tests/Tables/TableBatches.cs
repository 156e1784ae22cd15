using Gophernet.Csv;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

/// <summary>Reads an input for a model on one thread, as the commands do it: block by block, with the fault of a row after the rows before it.</summary>
internal sealed class TableBatches
{
    private readonly TableReader _reader;

    public TableBatches(Schema schema, CsvReader reader, bool withTarget, bool isLenient = false)
    {
        Input = new TableInput(schema, reader, withTarget, isLenient);
        _reader = new TableReader(Input);
    }

    public TableInput Input { get; }

    public Table Table => _reader.Table;

    public long LenientCount { get; private set; }

    public long LeftOutCount { get; private set; }

    public RecordObserver? Observer
    {
        set => _reader.Observer = value;
    }

    /// <summary>Goes on to the next block with rows.</summary>
    public bool ReadBatch()
    {
        do
        {
            if (_reader.Fault is not null)
            {
                _reader.Table.Clear();
                throw _reader.Fault;
            }

            if (!_reader.Take())
            {
                return false;
            }

            _reader.Read();
            LenientCount += _reader.LenientCount;
            LeftOutCount += _reader.LeftOutCount;
        }
        while (_reader.Table.RowCount == 0);
        return true;
    }
}
