using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gophernet.Evaluation;
using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>How good a model is, in tables for people.</summary>
internal static class EvaluationReport
{
    // Beyond this a table of counts no longer fits a screen.
    private const int MaxClassesInMatrix = 12;

    /// <summary>The report for people.</summary>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="colors">Whether metrics are coloured: green where they beat the baseline, red where they do not.</param>
    /// <param name="width">How wide a line may be.</param>
    public static string ToText(ModelEvaluation evaluation, bool colors = false, int width = int.MaxValue)
    {
        var text = new StringBuilder();
        string[] header = evaluation.HasIntervals ? ["value", "baseline", "95% interval"] : ["value", "baseline"];
        AppendMetrics(text, [.. Counts(evaluation, header.Length), ["metric", .. header]], evaluation.Values, colors, width);
        if (evaluation.Groups.Count > 0)
        {
            text.Append('\n');
            AppendGroups(text, evaluation, width);
        }

        if (evaluation.Outputs.Count > 1)
        {
            for (var i = 0; i < evaluation.Outputs.Count; i++)
            {
                text.Append('\n');
                AppendMetrics(text, [[evaluation.Target.Columns[i], .. header]], evaluation.Outputs[i], colors, width);
            }
        }

        if (evaluation.Confusion is { } confusion && confusion.ClassCount <= MaxClassesInMatrix)
        {
            text.Append('\n');
            AppendMatrix(text, evaluation.Target.OutputNames, confusion, width);
        }

        return text.ToString();
    }

    private static void AppendMetrics(StringBuilder text, string[][] head, IReadOnlyList<MetricValue> metrics, bool colors, int width) => TextTable.Append(
        text, [.. head, .. Rows(metrics, head[^1].Length - 1)], width,
        (row, cell) => row < head.Length ? cell : Colored(metrics[row - head.Length], cell, colors));

    /// <summary>Green where a metric beats its baseline, red where it does not, plain where that says nothing.</summary>
    private static string Colored(MetricValue metric, string cell, bool colors)
    {
        var isBetter = metric.HigherIsBetter ? metric.Value > metric.Baseline : metric.Value < metric.Baseline;
        return !colors || double.IsNaN(metric.Value) || double.IsNaN(metric.Baseline) || metric.HasPerfectBaseline ? cell
            : isBetter ? Paint.Good(cell, colors) : Paint.Bad(cell, colors);
    }

    /// <summary>What rows were judged, as rows of a table that has that many numbers in a row.</summary>
    public static IEnumerable<string[]> Counts(ModelEvaluation evaluation, int columns)
    {
        string[] rest = [.. Sequences.Range(columns - 1).Select(_ => "")];
        return
        [
            ["rows", Count(evaluation.Rows), .. rest],
            .. evaluation.PositiveClass is { } positive ? (string[][])[["positive class, of pr_auc", positive, .. rest]] : [],
            .. evaluation.RowGroups is { } groups
                ? (string[][])[[$"groups of {evaluation.GroupColumn}, {(groups.AreEnough ? "" : "too few ")}for intervals", Count(groups.Count), .. rest]] : [],
            .. evaluation.LeftOutCount > 0 ? (string[][])[["left out, without a target", Count(evaluation.LeftOutCount), .. rest]] : [],
            .. evaluation.UnknownCount > 0 ? (string[][])[["of unknown classes, counted as wrong", Count(evaluation.UnknownCount), .. rest]] : [],
        ];
    }

    private static string[][] Rows(IReadOnlyList<MetricValue> metrics, int columns) => metrics.Select(metric =>
    {
        string[] row = [metric.Name, MetricText.Of(metric.Value), MetricText.Of(metric.Baseline), Interval(metric)];
        return row[..(columns + 1)];
    });

    private static string Interval(MetricValue metric) =>
        metric.Interval is var (low, high) ? $"{MetricText.Of(low)} to {MetricText.Of(high)}" : "-";

    private static void AppendGroups(StringBuilder text, ModelEvaluation evaluation, int width)
    {
        List<string[]> rows = [[MetricTable.WordsOf(evaluation.Target.Task).Part, "rows", "precision", "recall", "f1"]];
        var names = evaluation.Target.OutputNames;
        for (var i = 0; i < names.Length; i++)
        {
            var group = evaluation.Groups[i];
            rows.Add([names[i], Count(group.Support), MetricText.Of(group.Precision), MetricText.Of(group.Recall), MetricText.Of(group.F1)]);
        }

        TextTable.Append(text, rows, width);
    }

    private static void AppendMatrix(StringBuilder text, ImmutableArray<string> classes, ConfusionMatrix confusion, int width)
    {
        List<string[]> rows = [["actual \\ predicted", .. classes]];
        for (var actual = 0; actual < confusion.ClassCount; actual++)
        {
            var row = actual;
            rows.Add([classes[actual], .. Sequences.Range(confusion.ClassCount).Select(predicted => Count(confusion[row, predicted]))]);
        }

        TextTable.Append(text, rows, width);
    }

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
