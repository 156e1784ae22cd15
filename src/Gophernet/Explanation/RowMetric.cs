using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Explanation;

/// <summary>
/// A metric that is a mean over rows: how much each row loses is known, so that the error of a difference between two predictions of the same rows is, too.
/// </summary>
internal sealed class RowMetric
{
    private static readonly Kind[] Kinds =
    [
        new(MetricTable.LogLoss, TaskKind.Classification, IsScore: false, (metric, outputs, row) => metric.QualityOf(outputs, row).LogLoss),
        new(MetricTable.Accuracy, TaskKind.Classification, IsScore: true, (metric, outputs, row) => metric.QualityOf(outputs, row).IsRight ? 0 : 1),
        new(MetricTable.Brier, TaskKind.Classification, IsScore: false, (metric, outputs, row) => metric.QualityOf(outputs, row).Brier),
        new(MetricTable.ExpectedCost, TaskKind.Classification, IsScore: false, (metric, outputs, row) => metric.CostOf(outputs, row))
        {
            AppliesTo = model => model.Costs is not null,
        },
        new(MetricTable.Pinball, TaskKind.Regression, IsScore: false, (metric, outputs, row) => metric.PinballOf(outputs, row))
        {
            AppliesTo = model => model.Training.Options.Loss.Quantile is not null,
        },
        new(MetricTable.R2, TaskKind.Regression, IsScore: true, (metric, outputs, row) => metric.UnexplainedOf(outputs, row)),
        new(MetricTable.Mae, TaskKind.Regression, IsScore: false, (metric, outputs, row) => metric.AbsoluteErrorOf(outputs, row)),
        new(MetricTable.LogLoss, TaskKind.MultiLabel, IsScore: false,
            (metric, outputs, row) => ProbabilityMetrics.LogLossOfLabels(outputs, metric._table, row)),
        new(MetricTable.HammingLoss, TaskKind.MultiLabel, IsScore: false, (metric, outputs, row) => metric.WrongLabelsOf(outputs, row)),
        new(MetricTable.SubsetAccuracy, TaskKind.MultiLabel, IsScore: true, (metric, outputs, row) => metric.WrongLabelsOf(outputs, row) > 0 ? 1 : 0),
    ];

    private readonly Kind _kind;
    private readonly Model _model;
    private readonly Table _table;
    private readonly ProbabilityMetrics? _probabilities;
    private readonly double[] _scales; // of each column of numbers: what makes the mean of squared errors the share of the variance

    private RowMetric(Kind kind, Model model, Table table, double[] scales)
    {
        (_kind, _model, _table, _scales) = (kind, model, table, scales);
        _probabilities = model.Task == TaskKind.Classification ? new ProbabilityMetrics(model.Classes.Count) : null;
    }

    private delegate double RowLoss(RowMetric metric, ReadOnlySpan<float> outputs, int row);

    /// <summary>Every name, for help.</summary>
    public static string[] Names => Kinds.Select(kind => kind.Name).Distinct();

    /// <summary>Its name, one of <see cref="MetricTable"/>.</summary>
    public string Name => _kind.Name;

    /// <summary>Whether higher values are better.</summary>
    public bool IsScore => _kind.IsScore;

    /// <summary>The names of those that a model has; the first is the usual one.</summary>
    public static string[] NamesFor(Model model) => KindsFor(model).Select(kind => kind.Name);

    /// <summary>The metric of a model on a table.</summary>
    /// <param name="name">One of <see cref="NamesFor"/>; null for the first.</param>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows, with targets that the model knows.</param>
    /// <exception cref="GophernetException">It is not defined on these rows.</exception>
    public static RowMetric Of(string? name, Model model, Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var kinds = KindsFor(model);
        var scales = model.Task == TaskKind.Regression ? model.Targets.Select((_, i) => 1 / VarianceOf(table.Target(i))) : [];
        var metric = new RowMetric(name is null ? kinds[0] : kinds.FirstOrDefault(kind => kind.Name == name)!, model, table, scales);
        return metric.Name != MetricTable.R2 || metric._scales.All(double.IsFinite) ? metric
            : throw new GophernetException(new Place(table.Source), "r2 is not defined on these rows: all have the same target",
                "Give rows with different targets, or take another metric.")
            {
                Settings = [new("metric", MetricTable.Mae)],
            };
    }

    /// <summary>The same with memory of its own, for another thread.</summary>
    public RowMetric ForThread() => new(_kind, _model, _table, _scales);

    /// <summary>What a row loses.</summary>
    /// <param name="outputs">What is predicted for it, [outputs].</param>
    /// <param name="row">The row of the table.</param>
    public double LossOf(ReadOnlySpan<float> outputs, int row) => _kind.Loss(this, outputs, row);

    /// <summary>The metric, of the mean loss.</summary>
    public double ValueOf(double meanLoss) => IsScore ? 1 - meanLoss : meanLoss;

    private static Kind[] KindsFor(Model model) => Kinds.Where(kind => kind.Task == model.Task && kind.AppliesTo(model));

    private static double VarianceOf(ReadOnlySpan<double> values)
    {
        var mean = RegressionMetrics.Mean(values);
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / values.Length;
    }

    private ProbabilityMetrics.RowQuality QualityOf(ReadOnlySpan<float> outputs, int row) =>
        _probabilities!.Of(outputs, (int)_table.Target(0)[row], _model.Decision.Of(outputs));

    private double CostOf(ReadOnlySpan<float> outputs, int row) => _model.Costs![(int)_table.Target(0)[row], _model.Decision.Of(outputs)];

    private double UnexplainedOf(ReadOnlySpan<float> outputs, int row) => MeanOfColumns(outputs, row, (error, column) => error * error * _scales[column]);

    private double AbsoluteErrorOf(ReadOnlySpan<float> outputs, int row) => MeanOfColumns(outputs, row, (error, _) => Math.Abs(error));

    private double MeanOfColumns(ReadOnlySpan<float> outputs, int row, Func<double, int, double> loss)
    {
        var view = new PredictionView(_model.Schema.Target, _model.Decision, outputs);
        var sum = 0.0;
        for (var i = 0; i < _model.Targets.Count; i++)
        {
            sum += loss(view.Number(i) - _table.Target(i)[row], i);
        }

        return sum / _model.Targets.Count;
    }

    private double PinballOf(ReadOnlySpan<float> outputs, int row)
    {
        var target = (NumberTarget)_model.Schema.Target;
        var view = new PredictionView(target, _model.Decision, outputs);
        var levels = _model.Training.Options.Loss.PerOutput;
        Span<double> numbers = stackalloc double[2];
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var (column, place) = (i / levels.Length, i % levels.Length);
            QuantileMetrics.Judge((double)(decimal)levels[place], view.Quantile(column, place), _table.Target(column)[row], numbers);
            sum += numbers[0];
        }

        return sum / outputs.Length;
    }

    private double WrongLabelsOf(ReadOnlySpan<float> outputs, int row)
    {
        var view = new PredictionView(_model.Schema.Target, _model.Decision, outputs);
        var wrong = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            wrong += view.HasLabel(i) != _table.Target(i)[row] > 0 ? 1 : 0;
        }

        return (double)wrong / outputs.Length;
    }

    private sealed record Kind(string Name, TaskKind Task, bool IsScore, RowLoss Loss)
    {
        public Func<Model, bool> AppliesTo { get; init; } = _ => true;
    }
}
