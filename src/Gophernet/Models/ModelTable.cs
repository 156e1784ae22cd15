using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>Reads a whole table with a schema that is known: rows to continue training with, or to judge networks on.</summary>
public static class ModelTable
{
    /// <summary>Reads every row that has a target.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static TrainingTable Read(Schema schema, CsvReader reader, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(reader);
        var input = new TableInput(schema, reader, withTarget: true);
        var table = new Table(reader.SourceName, schema.Features.Length, schema.Target.ValueCount);
        var leftOut = 0;
        OrderedWork.Run(threads, () => new Worker(input, table, count => leftOut += count));
        return table.RowCount > 0 ? new TrainingTable(schema, table, leftOut, [], []) : throw new GophernetException(
            new Place(reader.SourceName), "found no row with a target", "Give rows with their targets.");
    }

    private sealed class Worker(TableInput input, Table table, Action<int> leaveOut) : OrderedWorker
    {
        private readonly TableReader _rows = new(input);

        public override bool IsLarge => _rows.IsLarge;

        public override bool Take() => _rows.Take();

        public override void Process() => _rows.Read();

        public override void Commit()
        {
            table.Append(_rows.Table);
            leaveOut(_rows.LeftOutCount);
            if (_rows.Fault is not null)
            {
                throw _rows.Fault;
            }
        }
    }
}
