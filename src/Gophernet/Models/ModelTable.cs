using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>Reads a whole table with a schema that is known: rows to continue training with, or to judge networks on.</summary>
internal static class ModelTable
{
    /// <summary>Reads every row that has a target.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <param name="options">Groups or time, if the rows depend on each other; null for independent rows.</param>
    /// <param name="learnt">The same of the rows that are learnt from, where these judge: its column is read in the same way.</param>
    /// <param name="start">The model that continues to learn from the rows, for its record; null where they judge.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static TrainingTable Read(
        Schema schema, CsvReader reader, int threads = 1, TableOptions? options = null, RowDependence? learnt = null, Model? start = null) =>
        Read(schema, reader, threads, options, learnt, start, isTest: false);

    /// <summary>
    /// Reads rows that a model will be evaluated on, to compare them with those that it learns from: they may have targets that the model does not know, and
    /// need not have the column that says groups or time.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <param name="options">Groups or time, if the rows depend on each other; null for independent rows.</param>
    /// <param name="learnt">The same of the rows that are learnt from: its column is read in the same way.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static TrainingTable ReadTest(Schema schema, CsvReader reader, int threads, TableOptions options, RowDependence? learnt) =>
        Read(schema, reader, threads, options, learnt, start: null, isTest: true);

    /// <summary>Reads what rows are predicted by, and not their targets, which need not be there.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static Table ReadInputs(Schema schema, CsvReader reader, int threads)
    {
        Table? all = null;
        ReadInputs(schema, reader, threads, int.MaxValue, table => all = table);
        return all!;
    }

    /// <summary>The same in parts, so that memory does not grow with the rows.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the parts are the same for any number.</param>
    /// <param name="partRows">The rows of a part, about.</param>
    /// <param name="take">Receives each part; the next rows are read when it returns.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static void ReadInputs(Schema schema, CsvReader reader, int threads, int partRows, Action<Table> take)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(take);
        var input = new TableInput(schema, reader, withTarget: false);
        var (part, count) = (NewPart(), 0);
        OrderedWork.Run(threads, () => new Worker(new TableReader(input), rows =>
        {
            part.Append(rows.Table);
            if (part.RowCount >= partRows)
            {
                HandOn();
            }
        }));
        if (part.RowCount > 0 || count == 0)
        {
            HandOn();
        }

        Table NewPart() => new(reader.SourceName, schema, withTarget: false);

        void HandOn()
        {
            RequireRows(part);
            part.Seal();
            take(part);
            (part, count) = (NewPart(), count + 1);
        }
    }

    /// <exception cref="GophernetException">There is no row to predict.</exception>
    public static void RequireRows(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.RowCount == 0)
        {
            throw new GophernetException(new Place(table.Source), "found no row", "Give rows with the model's columns.");
        }
    }

    private static TrainingTable Read(
        Schema schema, CsvReader reader, int threads, TableOptions? options, RowDependence? learnt, Model? start, bool isTest)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(reader);
        var choice = DependenceInference.ColumnOf(options, schema.Columns);
        var input = new TableInput(schema, reader, withTarget: true, beside: choice, isBesideOptional: isTest) { TakesUnknownTargets = isTest };
        var column = choice is null || input.BesideIndex < 0 ? null : new RawColumn(choice, input.Format);
        var table = new Table(reader.SourceName, schema);
        var leftOut = 0;
        OrderedWork.Run(column is null ? threads : 1, () => new Worker(ReaderOf(input, column, start is not null), rows =>
        {
            table.Append(rows.Table);
            leftOut += rows.LeftOutCount;
            rows.MoveTextTo(input.Hash);
        })); // its cells come in order
        table.Seal();
        column?.Seal();
        return table.RowCount > 0
            ? new TrainingTable(schema, table, leftOut, [], [])
            {
                Dependence = isTest && column is null ? null : DependenceOf(options, learnt, column, input, table),
                Profile = start is null ? null : ProfileOf(input, table, leftOut, start.Record),
            }
            : throw new GophernetException(new Place(reader.SourceName), "found no row with a target", "Give rows with their targets.");
    }

    /// <summary>What a table was whose schema was known. Categories that were rare in the model's first rows are known there alone.</summary>
    private static TableProfile ProfileOf(TableInput input, Table table, int leftOut, ModelRecord? first)
    {
        var features = input.Schema.Features.Select((feature, i) =>
        {
            if (feature.IsText)
            {
                return (feature.Name, new ColumnProfile((double)table.Texts(i).MissingCount / table.RowCount));
            }

            var values = table.Feature(i);
            return (feature.Name, feature.ProfileOf(values, NumberRange.Of(values)).WithRareOf(first?.Data?.Of(feature.Name)));
        });
        var targets = input.Schema.Target.ProfileOf(Sequences.Range(input.Schema.Target.ValueCount).Select(i => table.Target(i).ToArray()));
        return new TableProfile(
            table.RowCount, leftOut, input.Header.Names.Length, Convert.ToHexStringLower(input.Hash.GetCurrentHash()), [.. features], [.. targets]);
    }

    private static TableReader ReaderOf(TableInput input, RawColumn? column, bool readsText) => new(input)
    {
        Text = readsText ? new CanonicalText() : null,
        Observer = column is null ? null : record => column.Append(record[input.BesideIndex]),
    };

    private static RowDependence? DependenceOf(TableOptions? options, RowDependence? learnt, RawColumn? column, TableInput input, Table table)
    {
        var rows = Sequences.Range(table.RowCount);
        return column is null ? options?.Time is null ? null : DependenceInference.ByRowOrder(rows.Length)
            : options!.Group is not null ? DependenceInference.GroupsOf(column, rows)
            : ((learnt as TimedRows)?.Reading ?? FeatureOf(input.Schema, column.Name)) is { } reading
                ? DependenceInference.TimesOf(column, reading, input.Format, rows, table.PlaceOf)
            : DependenceInference.TimesOf(column, DependenceInference.HintsOf(options, input.Header, column.Name), input.Format, rows, table.PlaceOf);
    }

    /// <summary>The column as a model reads it; null where it is none of the model's times.</summary>
    private static Feature? FeatureOf(Schema schema, string column) => schema.Features.FirstOrDefault(feature => feature.Name == column && feature.IsTime);

    private sealed class Worker(TableReader rows, Action<TableReader> handOn) : RowWorker(rows)
    {
        protected override void HandOn() => handOn(rows);
    }
}
