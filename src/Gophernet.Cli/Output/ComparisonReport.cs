using System.Globalization;
using System.Text;
using Gophernet.Comparison;
using Gophernet.Evaluation;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>How two models differ on the same rows, in tables for people.</summary>
internal static class ComparisonReport
{
    private const int VerdictCell = 5;

    /// <summary>The report for people.</summary>
    /// <param name="comparison">What was measured.</param>
    /// <param name="colors">Whether verdicts are coloured: green where the new model is better, red where it is worse.</param>
    /// <param name="width">How wide a line may be.</param>
    public static string ToText(ModelComparison comparison, bool colors = false, int width = int.MaxValue)
    {
        var text = new StringBuilder();
        text.Append("old: ").Append(Printable.Line(comparison.Pair.Old.Name)).Append('\n');
        text.Append("new: ").Append(Printable.Line(comparison.Pair.New.Name)).Append("\n\n");
        AppendDifferences(text, [.. EvaluationReport.Counts(comparison.Old, VerdictCell), Header("metric")], comparison.Differences, colors, width);
        for (var i = 0; i < comparison.Columns.Length; i++)
        {
            text.Append('\n');
            AppendDifferences(text, [Header(comparison.Pair.Target.Columns[i])], comparison.Columns[i], colors, width);
        }

        text.Append('\n');
        AppendDiffering(text, comparison, width);
        return text.ToString();
    }

    private static string[] Header(string first) => [first, "old", "new", "difference", "95% interval", ""];

    private static void AppendDifferences(StringBuilder text, string[][] head, MetricDifference[] differences, bool colors, int width) => TextTable.Append(
        text, [.. head, .. differences.Select(RowOf)], width,
        (row, cell) => row < head.Length ? cell : Colored(differences[row - head.Length].Verdict, cell, colors),
        VerdictCell);

    private static string[] RowOf(MetricDifference difference) =>
    [
        difference.Name, MetricText.Of(difference.Old.Value), MetricText.Of(difference.New.Value), Signed(difference.Difference),
        difference.Interval is var (low, high) ? $"{Signed(low)} to {Signed(high)}" : "-", WordOf(difference.Verdict),
    ];

    private static string WordOf(string verdict) => verdict == "unknown" ? "-" : verdict.Replace('_', ' ');

    private static string Colored(string verdict, string cell, bool colors) => verdict switch
    {
        MetricDifference.Better => Paint.Good(cell, colors),
        MetricDifference.Worse => Paint.Bad(cell, colors),
        _ => cell,
    };

    private static string Signed(double number) => (number > 0 ? "+" : "") + MetricText.Of(number);

    private static void AppendDiffering(StringBuilder text, ModelComparison comparison, int width)
    {
        var (counts, rows) = (comparison.Counts, new List<string[]>());
        if (comparison.Pair.Target is NumberTarget numbers)
        {
            rows.Add(["predicted differently", Count(counts.Rows)]);
            for (var i = 0; i < numbers.Columns.Length; i++)
            {
                rows.Add(["mean absolute difference of " + numbers.Columns[i], MetricText.Of(comparison.MeanAbsoluteDifferences[i])]);
            }
        }
        else
        {
            rows.AddRange([["decided differently", Count(counts.Rows)], ["  right by old", Count(counts.OldRight)],
                ["  right by new", Count(counts.NewRight)], ["  right by neither", Count(counts.NoneRight)]]);
        }

        TextTable.Append(text, rows, width);
    }

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
