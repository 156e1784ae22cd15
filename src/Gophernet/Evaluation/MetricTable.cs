using System.Collections.Immutable;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>Every metric, once: for evaluation, reports, bounds and help. The order is that of reports.</summary>
internal static class MetricTable
{
    private static readonly ImmutableArray<TaskKind> Classes = [TaskKind.Classification];
    private static readonly ImmutableArray<TaskKind> Numbers = [TaskKind.Regression];
    private static readonly ImmutableArray<TaskKind> Labels = [TaskKind.MultiLabel];
    private static readonly ImmutableArray<TaskKind> Groups = [TaskKind.Classification, TaskKind.MultiLabel];

    // Those that are looked up; what they are is said below.
    public const string Accuracy = "accuracy";
    public const string BalancedAccuracy = "balanced_accuracy";
    public const string MacroPrecision = "macro_precision";
    public const string MacroRecall = "macro_recall";
    public const string HammingLoss = "hamming_loss";
    public const string SubsetAccuracy = "subset_accuracy";
    public const string MicroF1 = "micro_f1";
    public const string MacroF1 = "macro_f1";
    public const string Matthews = "matthews";
    public const string RocAuc = "roc_auc";
    public const string PrAuc = "pr_auc";
    public const string LogLoss = "log_loss";
    public const string Brier = "brier";
    public const string CalibrationError = "calibration_error";
    public const string ExpectedCost = "expected_cost";
    public const string Rmse = "rmse";
    public const string Mae = "mae";
    public const string MedianAbsoluteError = "median_absolute_error";
    public const string Mape = "mape";
    public const string Pinball = "pinball";
    public const string Coverage = "coverage";

    /// <summary>The coefficient of determination.</summary>
    public const string R2 = "r2";

    /// <summary>Of each of several quantiles.</summary>
    public const string QuantilePinball = "pinball_Q";

    /// <inheritdoc cref="QuantilePinball"/>
    public const string QuantileCoverage = "coverage_Q";

    /// <summary>Of the outer two of several quantiles.</summary>
    public const string RangeCoverage = "range_coverage";

    /// <inheritdoc cref="RangeCoverage"/>
    public const string RangeWidth = "range_width";

    /// <summary>Of intervals that cover so many percent of rows.</summary>
    public const string IntervalCoverage = "interval_P_coverage";

    /// <inheritdoc cref="IntervalCoverage"/>
    public const string IntervalWidth = "interval_P_width";

    /// <summary>Of sets of classes that cover so many percent of rows.</summary>
    public const string SetCoverage = "set_P_coverage";

    /// <inheritdoc cref="SetCoverage"/>
    public const string SetSize = "set_P_size";

    /// <summary>The tasks: what a part of their target is called, and several of these.</summary>
    public static ImmutableArray<(TaskKind Task, string Part, string Parts)> Tasks { get; } =
    [
        (TaskKind.Classification, "class", "classes"), (TaskKind.Regression, "column", "numbers"), (TaskKind.MultiLabel, "label", "labels"),
    ];

    /// <summary>The metrics.</summary>
    public static ImmutableArray<Metric> All { get; } =
    [
        Score(Accuracy, Classes, "share of rows whose class is predicted right"),
        Score(BalancedAccuracy, Classes, "mean recall of the classes that occur, each counting the same"),
        Score(MacroPrecision, Classes, "mean precision of the classes: of the rows predicted as one, the share that are of it"),
        Score(MacroRecall, Classes, "mean recall of the classes: of the rows of one, the share that are predicted as it"),
        Loss(HammingLoss, Labels, 1, "share of all labels of all rows that are predicted wrong"),
        Score(SubsetAccuracy, Labels, "share of rows with every label predicted right"),
        Score(MicroF1, Labels, "F1 of all labels counted together"),
        Score(MacroF1, Groups, "mean F1 of classes or labels; F1 is the harmonic mean of precision and recall"),
        Score(Matthews, Classes, "correlation of actual and predicted class; 0 for chance", -1),
        Score(RocAuc, Classes, "chance that a row of a class is ranked above one of another; 0.5 for chance") with { IsOfProbabilities = true },
        Score(PrAuc, Classes, "mean precision over the ranking of a class (average precision); of two classes, of the second or a rare first") with
        {
            IsOfProbabilities = true,
        },
        Loss(LogLoss, Classes, null, "mean of -ln of the probability of the actual class, in nats") with { IsOfProbabilities = true },
        Loss(Brier, Classes, 2, "squared error of the probabilities; of two classes from 0 to 1") with { IsOfProbabilities = true },
        Loss(CalibrationError, Classes, 1, "distance of probabilities from how often they are right, in 15 bins") with
        {
            HasPerfectBaseline = true, IsOfProbabilities = true,
        },
        Loss(ExpectedCost, Classes, null, "mean cost of a decision") with { IsOfCosts = true },
        Loss(Rmse, Numbers, null, "root of the mean squared error, in the target's unit"),
        Loss(Mae, Numbers, null, "mean absolute error, in the target's unit"),
        Loss(MedianAbsoluteError, Numbers, null, "median of the absolute errors, in the target's unit"),
        new(R2, Numbers, null, 1, MetricDirection.Higher, "share of the variance that is explained; 0 for always predicting the mean"),
        Loss(Mape, Numbers, null, "mean of |error| / |actual|, as a ratio; undefined where an actual number is 0"),
        Loss(Pinball, Numbers, null, "mean loss of a quantile: errors below and above weigh by it") with { IsOfQuantile = true },
        Near(Coverage, "share of rows at or below the predicted quantile") with { IsOfQuantile = true },
        Loss(QuantilePinball, Numbers, null, "pinball loss of the quantile Q, as pinball_0.9; pinball is the mean of all") with { IsOfSeveralQuantiles = true },
        Near(QuantileCoverage, "share of rows at or below the quantile Q, as coverage_0.9") with { IsOfSeveralQuantiles = true },
        Near(RangeCoverage, "share of rows between the outer quantiles") with { IsOfSeveralQuantiles = true, Goal = "what they say" },
        Loss(RangeWidth, Numbers, null, "mean width between the outer quantiles, in the target's unit") with { IsOfSeveralQuantiles = true, IsWidth = true },
        Covering(Score(IntervalCoverage, Numbers, "share of rows within their interval of P percent, as interval_90_coverage")) with { IsOfRanges = true },
        Loss(IntervalWidth, Numbers, null, "mean width of the intervals of P percent, in the target's unit") with { IsOfRanges = true, IsWidth = true },
        Covering(Score(SetCoverage, Classes, "share of rows whose class is in their set of P percent, as set_90_coverage")) with { IsOfRanges = true },
        Loss(SetSize, Classes, null, "mean number of classes in the sets of P percent") with { IsOfRanges = true },
        Score("precision", Groups, "of the rows predicted as a class or label, the share that are of it") with { IsOfGroup = true },
        Score("recall", Groups, "of the rows of a class or label, the share that are predicted as it") with { IsOfGroup = true },
        Score("f1", Groups, "harmonic mean of precision and recall") with { IsOfGroup = true },
    ];

    /// <summary>What a part of the target of a task is called, and several of these.</summary>
    public static (string Part, string Parts) WordsOf(TaskKind task)
    {
        var (_, part, parts) = Tasks.FirstOrDefault(words => words.Task == task);
        return (part, parts);
    }

    /// <summary>The metric of a name, or whose pattern fits it; null where there is none.</summary>
    public static Metric? Find(string name)
    {
        foreach (var metric in All)
        {
            if (metric.Fits(name))
            {
                return metric;
            }
        }

        return null;
    }

    /// <summary>The names of the metrics that a model is measured by.</summary>
    /// <param name="task">What it predicts.</param>
    /// <param name="predictsQuantile">Whether that is a quantile.</param>
    /// <param name="hasCosts">Whether it is known what decisions cost.</param>
    public static IReadOnlyList<string> NamesFor(TaskKind task, bool predictsQuantile, bool hasCosts = false) =>
        All.Where(metric => metric.Measures(task, predictsQuantile, hasCosts)).Select(metric => metric.Name);

    private static Metric Score(string name, ImmutableArray<TaskKind> tasks, string meaning, double min = 0) =>
        new(name, tasks, min, 1, MetricDirection.Higher, meaning);

    private static Metric Near(string name, string meaning) => Covering(new Metric(name, Numbers, 0, 1, MetricDirection.Nearer, meaning)) with
    {
        Goal = "the quantile",
    };

    private static Metric Covering(Metric metric) => metric with { IsCoverage = true, HasPerfectBaseline = true };

    private static Metric Loss(string name, ImmutableArray<TaskKind> tasks, double? max, string meaning) =>
        new(name, tasks, 0, max, MetricDirection.Lower, meaning);
}
