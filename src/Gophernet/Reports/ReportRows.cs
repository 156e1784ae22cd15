using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Reports;

/// <summary>Rows with their targets, read once for all that a report shows of them.</summary>
internal sealed class ReportRows
{
    private const int MaxOutputs = 12;

    private readonly CellTexts? _texts;

    private ReportRows(
        Model model, Table table, Matrix outputs, ModelEvaluation evaluation, ulong[] groups, FarWatch watch, bool hasDecimalComma, CellTexts? texts)
    {
        (Model, Table, Outputs, Evaluation, Groups, Far, _texts) = (model, table, outputs, evaluation, groups, watch.Total, texts);
        HasDecimalComma = hasDecimalComma;
        var classes = model.Task == TaskKind.Classification ? table.Target(0).ToArray() : [];
        Known = Array.FindAll(Sequences.Range(table.RowCount), row => classes.Length == 0 || classes[row] != ClassTarget.UnknownClass);
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The rows that have a target; those of classes that the model does not know are among them.</summary>
    public Table Table { get; }

    /// <summary>What the model puts out for them, [rows, outputs].</summary>
    public Matrix Outputs { get; }

    /// <summary>How good that is.</summary>
    public ModelEvaluation Evaluation { get; }

    /// <summary>A key a row for the group that it is of, where the model was judged by groups and the rows have them; else empty.</summary>
    public ulong[] Groups { get; }

    /// <summary>How many rows are of one group in the mean: they may say no more than one row does. 1 where rows are taken as independent.</summary>
    public double RowsPerGroup => Evaluation.RowGroups is { } groups ? (double)Evaluation.Rows / groups.Count : 1;

    /// <summary>How the columns are spread beside training.</summary>
    public TableTally Far { get; }

    /// <summary>The rows whose targets the model could have predicted, ascending.</summary>
    public int[] Known { get; }

    /// <summary>Whether numbers have a comma for a point in the input: that is of the input, and not of the model.</summary>
    public bool HasDecimalComma { get; }

    /// <summary>Whether it is known how cells stood in the input.</summary>
    public bool HasTexts => _texts is not null;

    /// <summary>The metric that importance is measured in: the usual one, where it is defined on the rows.</summary>
    public string UsualMetric => RowMetric.NamesFor(Model)[0] is var name && name == MetricTable.R2 && HasConstantTarget ? MetricTable.Mae : name;

    /// <summary>The metric that says how far off a single row is: of one number the distance, which people read more easily than its square.</summary>
    public string RowLoss => UsualMetric == MetricTable.R2 && Model.Targets.Count == 1 ? MetricTable.Mae : UsualMetric;

    private bool HasConstantTarget => Table.TargetRanges().Any(range => range.Low == range.High);

    /// <summary>Reads and predicts rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; what comes of it is the same for any number.</param>
    /// <param name="keepsTexts">Whether cells are kept as they stand in the input.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static ReportRows Read(Model model, CsvReader reader, int threads, bool keepsTexts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var watch = new FarWatch(model.Schema, model.Record?.Data, hasBins: true, isStrict: false);
        var input = new TableInput(model.Schema, reader, withTarget: true, beside: model.Training.Group, isBesideOptional: true)
        {
            TakesUnknownTargets = true, Watch = watch, IsHashed = true,
        };
        var (collected, table) = (new CollectedPredictions(model), new Table(reader.SourceName, model.Schema));
        var texts = keepsTexts ? new CellTexts(model.Features.Count) : null;
        var evaluation = ModelEvaluation.Run(
            model, input, collected, threads, withIntervals: true, (rows, sink) => new KeptRows(sink, table, texts, rows, input.FeatureIndexes));
        table.Seal();
        return new ReportRows(model, table, collected.Outputs(), evaluation, [.. collected.GroupKeys], watch, input.Format.DecimalComma, texts);
    }

    /// <summary>What the model says of a row.</summary>
    public PredictionView Predicted(int row) => new(Model.Schema.Target, Model.Decision, Outputs.Row(row));

    /// <summary>A cell as it stood in the input.</summary>
    /// <param name="row">The row.</param>
    /// <param name="feature">The column, as an index of the model's features.</param>
    /// <exception cref="InvalidOperationException">Texts were not kept.</exception>
    public string TextOf(int row, int feature) => _texts is not null ? _texts[row, feature] : throw new InvalidOperationException("Texts were not kept.");

    /// <summary>
    /// What is shown of all that is predicted, in the order of the model: of two classes the one that <c>pr_auc</c> is of, which says all; of many classes or
    /// labels those of most rows.
    /// </summary>
    public ExplainedOutput[] ShownOutputs()
    {
        var names = Model.Schema.Target.OutputNames;
        if (Evaluation.PositiveClass is { } positive)
        {
            return [new(positive, names.IndexOf(positive))];
        }

        var shown = Sequences.Range(names.Length);
        if (Model.Task != TaskKind.Regression)
        {
            shown = shown.OrderBy(output => -Evaluation.Groups[output].Support);
        }

        shown = shown.Take(MaxOutputs);
        Array.Sort(shown);
        return shown.Select(output => new ExplainedOutput(names[output], output));
    }

    /// <summary>A number of the target of each of the known rows.</summary>
    /// <param name="value">Which of its numbers.</param>
    public double[] KnownTargets(int value)
    {
        var targets = Table.Target(value).ToArray();
        return Known.Length == targets.Length ? targets : Array.ConvertAll(Known, row => targets[row]);
    }

    /// <summary>The probabilities of a class or a label, those of the rows that are of it and those of the others, ascending.</summary>
    /// <param name="output">The class or the label, as an index of the model's outputs.</param>
    public ClassScores ScoresOf(int output) => Model.Task == TaskKind.Classification
        ? ClassScores.OfClass(Outputs, Table.Target(0), output)
        : ClassScores.OfLabel(Outputs, Table.Target(output), output);

    /// <summary>Keeps rows as they come, and hands them on.</summary>
    private sealed class KeptRows : PredictionSink
    {
        private readonly PredictionSink _next;
        private readonly Table _table;
        private readonly CellTexts? _texts;
        private readonly CellTexts _block;

        public KeptRows(PredictionSink next, Table table, CellTexts? texts, TableReader rows, int[] columns)
        {
            (_next, _table, _texts, _block) = (next, table, texts, new CellTexts(columns.Length));
            if (texts is not null)
            {
                rows.Observer += record =>
                {
                    foreach (var column in columns)
                    {
                        _block.Add(record[column].Bytes);
                    }
                };
            }
        }

        public override void Process(PredictedRows rows) => _next.Process(rows);

        public override void Commit(PredictedRows rows)
        {
            _next.Commit(rows);
            _table.Append(rows.Table);
            _texts?.MoveFrom(_block);
        }
    }
}
