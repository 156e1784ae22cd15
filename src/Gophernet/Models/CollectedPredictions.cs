using System.Collections.Immutable;
using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Targets;

namespace Gophernet.Models;

/// <summary>Outputs and targets of all rows so far.</summary>
/// <param name="target">What is predicted.</param>
/// <param name="decision">How a class is decided.</param>
/// <param name="quantile">The quantile that is predicted; null for others.</param>
/// <param name="costs">What decisions cost; null where nothing is said of it.</param>
/// <param name="ranges">The intervals or sets to judge too; null for none.</param>
internal sealed class CollectedPredictions(Target target, ClassDecision decision, float? quantile, CostMatrix? costs, PredictionRanges? ranges = null)
    : PredictionSink
{
    private readonly Predictions _predictions = new(target, decision);
    private readonly GrowingList<float> _outputs = new(); // until all are there
    private readonly NumberColumn[] _targets = Sequences.Range(target.ValueCount).Select(_ => new NumberColumn()); // classes and labels take a byte
    private Matrix? _all;
    private int _leftOutCount;
    private GophernetException? _unknownTarget;

    /// <summary>For what a model predicts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="costs">What decisions cost; null for what the model says of it.</param>
    /// <param name="ranges">The intervals or sets to judge too; null for none.</param>
    public CollectedPredictions(Model model, CostMatrix? costs = null, PredictionRanges? ranges = null)
        : this(model.Schema.Target, model.Decision, model.Training.Options.Loss.Quantile, costs ?? model.Costs, ranges)
    {
    }

    /// <summary>A key a row for the group that it is of, in the order of the rows; none where they are independent.</summary>
    public List<ulong> GroupKeys { get; } = [];

    /// <summary>Which of two classes <c>pr_auc</c> is of, where other rows than these decide it; null for what these say.</summary>
    public int? Positive { get; set; }

    /// <summary>Called when much memory was let go; null for nobody.</summary>
    public Action? OnRelease { get; init; }

    public int RowCount => _targets[0].Count;

    /// <summary>Whether a target was there that the model could not have predicted.</summary>
    public bool HasUnknownTarget => _unknownTarget is not null;

    private string? UnknownTarget => _unknownTarget is { } fault ? $"{fault.Place}: {fault.Message}" : null;

    /// <summary>Adds the next rows, in their order.</summary>
    public override void Commit(PredictedRows rows)
    {
        _leftOutCount += rows.LeftOutCount;
        _unknownTarget ??= rows.UnknownTarget;
        _outputs.AddRange(rows.Predictions.Outputs);
        for (var i = 0; i < _targets.Length; i++)
        {
            _targets[i].Append(rows.Table.Target(i).Slice(rows.First, rows.Predictions.Count));
        }
    }

    /// <summary>Adds some rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="outputs">What is predicted for them, [rows, outputs].</param>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    public void Add(Table table, ReadOnlySpan<int> rows, Matrix outputs)
    {
        _predictions.Set(table, rows, outputs);
        if (_predictions.Fault is { } fault)
        {
            throw fault;
        }

        _outputs.AddRange(outputs.Values);
        for (var i = 0; i < _targets.Length; i++)
        {
            foreach (var row in rows)
            {
                _targets[i].Append([table.Target(i)[row]]);
            }
        }
    }

    /// <summary>The outputs of all rows, [rows, outputs], which nobody changes; no row is added afterwards.</summary>
    /// <exception cref="GophernetException">They are more than can be ranked.</exception>
    public Matrix Outputs() => _all ??= TakeOutputs();

    /// <summary>A number of the target of each row: a class, whether a label is there, or a number, [rows].</summary>
    /// <param name="value">Which of its numbers.</param>
    public double[] Targets(int value)
    {
        var targets = new double[RowCount];
        _targets[value].CopyTo(0, targets);
        return targets;
    }

    /// <summary>The predicted numbers of a column, in its units, [rows].</summary>
    public double[] Numbers(int column) => Numbers(Outputs(), column);

    /// <summary>How wrong the predictions are, for intervals and sets.</summary>
    public ImmutableArray<ConformalScores> Scores() => PredictionRanges.ScoresOf(target, Outputs(), Sequences.Range(_targets.Length).Select(Targets));

    /// <summary>How good the predictions are.</summary>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    /// <exception cref="GophernetException">No row has a target that the model knows.</exception>
    public ModelEvaluation Judge(bool withIntervals = false)
    {
        if (_unknownTarget is not null && (RowCount == 0 || (target is ClassTarget && Array.TrueForAll(Codes(), code => code == ClassTarget.UnknownClass))))
        {
            throw _unknownTarget;
        }

        var outputs = Outputs();
        var groups = GroupKeys.Count == 0 || !withIntervals ? null : RowGroups.Of(GroupKeys);
        return Judge(outputs, withIntervals, groups);
    }

    /// <summary>The rows of the first of two classes, and those of both.</summary>
    public (int Firsts, int Known) CountFirsts()
    {
        var codes = Codes().AsSpan();
        return (codes.Count(0), codes.Length - codes.Count(ClassTarget.UnknownClass));
    }

    /// <summary>What is said of rows of classes.</summary>
    /// <param name="evaluation">How good it is.</param>
    public ClassRows ToClassRows(ModelEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var (outputs, actual) = (Outputs(), Codes());
        return new ClassRows(outputs, actual, decision.OfRows(outputs), costs, Positive, evaluation.Values,
            ranges is null ? null : RangeMetrics.OfSets(ranges, outputs, actual));
    }

    /// <summary>What is said of rows of numbers.</summary>
    public NumberRows ToNumberRows() => NumberRowsOf(Outputs());

    /// <summary>What is said of rows of labels.</summary>
    public RowLabels ToRowLabels() => new(Outputs(), Labels());

    private ModelEvaluation Judge(Matrix outputs, bool withIntervals, RowGroups? groups)
    {
        switch (target)
        {
            case ClassTarget classes:
                var actual = Codes();
                var metrics = ClassificationMetrics.Compute(outputs, actual, classes.Classes.Length, decision, costs, withIntervals, groups, Positive);
                var values = ranges is null ? metrics.Values : [.. metrics.Values, .. OfSets(ranges, outputs, actual, withIntervals, groups)];
                return new ModelEvaluation(target, RowCount, _leftOutCount, values, metrics.Confusion, metrics.PerClass, [])
                {
                    PositiveClass = metrics.Positive is { } positive ? classes.Classes[positive] : null,
                    UnknownCount = metrics.UnknownCount,
                    UnknownTarget = UnknownTarget,
                    RowGroups = groups,
                };
            case NumberTarget:
                var (average, perColumn) = JudgeNumbers(outputs, withIntervals, groups);
                return new ModelEvaluation(target, RowCount, _leftOutCount, average, null, [], perColumn)
                {
                    UnknownTarget = UnknownTarget,
                    RowGroups = groups,
                };
            default:
                var labels = MultiLabelMetrics.Compute(outputs, Labels(), withIntervals: withIntervals, groups: groups);
                return new ModelEvaluation(target, RowCount, _leftOutCount, labels.Values, null, labels.PerLabel, []) { RowGroups = groups };
        }
    }

    private static IReadOnlyList<MetricValue> OfSets(PredictionRanges ranges, Matrix outputs, int[] actual, bool withIntervals, RowGroups? groups)
    {
        var means = RangeMetrics.OfSets(ranges, outputs, actual);
        return withIntervals ? MeanIntervals.AddTo(means, actual.Length, groups) : means.Values;
    }

    private (IReadOnlyList<MetricValue> Average, IReadOnlyList<IReadOnlyList<MetricValue>> PerColumn) JudgeNumbers(
        Matrix outputs, bool withIntervals, RowGroups? groups)
    {
        var rows = NumberRowsOf(outputs);
        if (!withIntervals)
        {
            return (rows.Average, rows.Columns.Select(column => column.Values));
        }

        var (perColumn, ofMean) = RegressionIntervals.AddTo(rows.Predicted, rows.Actual, rows.Columns, rows.Average, groups);
        return (ofMean, perColumn);
    }

    private NumberRows NumberRowsOf(Matrix outputs)
    {
        var actual = Sequences.Range(_targets.Length).Select(Targets);
        var level = target is NumberTarget { Quantiles.IsEmpty: false } ? null : (double?)(decimal?)quantile; // several have metrics of their own
        var predicted = _targets.Select((_, i) => Numbers(outputs, i));
        var columns = actual.Select((values, i) => OfColumn(outputs, i, predicted[i], values, level));
        return new NumberRows(predicted, actual, columns, RegressionMetrics.Average(columns));
    }

    private int[] Codes()
    {
        var codes = new int[RowCount];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = (int)_targets[0][row];
        }

        return codes;
    }

    private Matrix TakeOutputs()
    {
        if ((long)RowCount * target.OutputCount > Array.MaxLength)
        {
            throw new GophernetException(
                $"{RowCount} rows of {target.OutputCount} outputs are more than can be compared: {Array.MaxLength} numbers",
                "Give fewer rows, such as some that are drawn from them.");
        }

        var outputs = new Matrix(RowCount, target.OutputCount);
        const int PieceSize = 1 << 20;
        for (var start = 0; start < outputs.Values.Length; start += PieceSize)
        {
            _outputs.CopyTo(start, outputs.Values[start..][..Math.Min(PieceSize, outputs.Values.Length - start)]);
            _outputs.Release(start);
        }

        _outputs.Clear();
        if (outputs.Values.Length > PieceSize)
        {
            OnRelease?.Invoke();
        }

        return outputs;
    }

    private RegressionMetrics OfColumn(Matrix outputs, int column, double[] predicted, double[] actual, double? level)
    {
        var metrics = target is NumberTarget { Quantiles.IsEmpty: false } several
            ? RegressionMetrics.Compute(predicted, actual).With(QuantileMetrics.Of(several, outputs, column, actual))
            : RegressionMetrics.Compute(predicted, actual, level);
        return ranges is null ? metrics : metrics.With(RangeMetrics.OfIntervals(ranges, outputs, column, actual));
    }

    private double[] Numbers(Matrix outputs, int column)
    {
        var numbers = new double[outputs.Rows];
        for (var row = 0; row < numbers.Length; row++)
        {
            numbers[row] = new PredictionView(target, decision, outputs.Row(row)).Number(column);
        }

        return numbers;
    }

    private Matrix Labels()
    {
        var labels = new Matrix(RowCount, _targets.Length);
        for (var i = 0; i < _targets.Length; i++)
        {
            for (var row = 0; row < RowCount; row++)
            {
                labels[row, i] = (float)_targets[i][row];
            }
        }

        return labels;
    }
}
