using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>Reads a whole table with a schema that is known: rows to continue training with, or to judge networks on.</summary>
internal static class ModelTable
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
        var table = new Table(reader.SourceName, schema);
        var leftOut = 0;
        OrderedWork.Run(threads, () => new Worker(new TableReader(input), table, count => leftOut += count));
        table.Seal();
        return table.RowCount > 0 ? new TrainingTable(schema, table, leftOut, [], []) : throw new GophernetException(
            new Place(reader.SourceName), "found no row with a target", "Give rows with their targets.");
    }

    private sealed class Worker(TableReader rows, Table table, Action<int> leaveOut) : RowWorker(rows)
    {
        protected override void HandOn()
        {
            table.Append(rows.Table);
            leaveOut(rows.LeftOutCount);
        }
    }
}
