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
    public static string ToText(ModelComparison comparison, bool colors = false)
    {
        var text = new StringBuilder();
        text.Append("old: ").Append(Printable.Line(comparison.Pair.Old.Name)).Append('\n');
        text.Append("new: ").Append(Printable.Line(comparison.Pair.New.Name)).Append("\n\n");
        AppendDifferences(text, [.. Counts(comparison), Header("metric")], comparison.Differences, colors);
        for (var i = 0; i < comparison.Columns.Length; i++)
        {
            text.Append('\n');
            AppendDifferences(text, [Header(comparison.Pair.Target.Columns[i])], comparison.Columns[i], colors);
        }

        text.Append('\n');
        AppendDiffering(text, comparison);
        return text.ToString();
    }

    private static string[] Header(string first) => [first, "old", "new", "difference", "95% interval", ""];

    private static string[][] Counts(ModelComparison comparison)
    {
        var old = comparison.Old;
        List<string[]> rows = [Row("rows", Count(old.Rows))];
        if (old.PositiveClass is { } positive)
        {
            rows.Add(Row("positive class, of pr_auc", positive));
        }

        if (comparison.Groups is { } groups)
        {
            rows.Add(Row($"groups of {comparison.Pair.Group}, {(groups.AreEnough ? "" : "too few ")}for intervals", Count(groups.Count)));
        }

        if (old.LeftOutCount > 0)
        {
            rows.Add(Row("left out, without a target", Count(old.LeftOutCount)));
        }

        if (old.UnknownCount > 0)
        {
            rows.Add(Row("of unknown classes, counted as wrong", Count(old.UnknownCount)));
        }

        return [.. rows];

        static string[] Row(string name, string value) => [name, value, "", "", "", ""];
    }

    private static void AppendDifferences(StringBuilder text, string[][] head, MetricDifference[] differences, bool colors) => TextTable.Append(
        text, [.. head, .. differences.Select(RowOf)], (row, cell) => row < head.Length ? cell : Colored(differences[row - head.Length].Verdict, cell, colors),
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

    private static void AppendDiffering(StringBuilder text, ModelComparison comparison)
    {
        var counts = comparison.Counts;
        if (comparison.Pair.Target is NumberTarget numbers)
        {
            TextTable.Append(text, [["predicted differently", Count(counts.Rows)], .. comparison.MeanAbsoluteDifferences.Select((mean, i) => (string[])
            [
                "mean absolute difference" + (numbers.Columns.Length > 1 ? $" of {numbers.Columns[i]}" : ""), MetricText.Of(mean),
            ])]);
            return;
        }

        TextTable.Append(
            text,
            [
                ["decided differently", Count(counts.Rows)],
                ["  right by old", Count(counts.OldRight)],
                ["  right by new", Count(counts.NewRight)],
                ["  right by neither", Count(counts.NoneRight)],
            ]);
    }

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
