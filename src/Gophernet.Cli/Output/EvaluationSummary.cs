using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>How good a model is, in a line.</summary>
internal static class EvaluationSummary
{
    private const int MinRowsPerPositiveRow = 10;

    /// <summary>The metric that counts most, in a few words.</summary>
    public static string Short(ModelEvaluation evaluation)
    {
        var metric = MostImportant(evaluation);
        return $"{metric.Name} {MetricText.Of(metric.Value)}";
    }

    /// <summary>The same, beside its baseline, and what tells how good the probabilities are.</summary>
    public static string Full(ModelEvaluation evaluation)
    {
        var metric = MostImportant(evaluation);
        string[] more = [MetricTable.LogLoss, MetricTable.CalibrationError, MetricTable.Coverage, MetricTable.RangeCoverage, MetricTable.ExpectedCost];
        var others = evaluation.Values.Where(value => more.Contains(value.Name)).Select(value => $", {value.Name} {MetricText.Of(value.Value)}"
            + (value.Name == MetricTable.ExpectedCost ? $" (baseline {MetricText.Of(value.Baseline)})" : ""));
        return $"{metric.Name} {MetricText.Of(metric.Value)} (baseline {MetricText.Of(metric.Baseline)}){string.Concat(others)}{OfRarePositive(evaluation)}";
    }

    /// <summary>How well the rarer of two classes is found.</summary>
    private static string OfRarePositive(ModelEvaluation evaluation)
    {
        var index = evaluation.PositiveClass is { } name ? evaluation.Target.OutputNames.IndexOf(name) : -1;
        return index < 0 || evaluation.Groups[index].Support * MinRowsPerPositiveRow >= evaluation.Rows ? ""
            : $", recall.{evaluation.PositiveClass} {MetricText.Of(evaluation.Groups[index].Recall)}, pr_auc {MetricText.Of(evaluation[MetricTable.PrAuc])}";
    }

    /// <summary>The metric that counts most; of several labels, one of them all.</summary>
    public static MetricValue MostImportant(ModelEvaluation evaluation)
    {
        var name = evaluation.Target.Task switch
        {
            TaskKind.Classification => MetricTable.Accuracy,
            TaskKind.Regression => evaluation.Values.Any(metric => metric.Name == MetricTable.Pinball) ? MetricTable.Pinball : MetricTable.R2,
            _ => MetricTable.MicroF1,
        };
        var metric = evaluation.Values.FirstOrDefault(metric => metric.Name == name);
        return name == MetricTable.R2 && double.IsNaN(metric.Value) ? evaluation.Values.FirstOrDefault(metric => metric.Name == MetricTable.Rmse) : metric;
    }
}
