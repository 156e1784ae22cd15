using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Reports;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>What is drawn of an evaluation on a terminal: calibration and ROC of classes, and how far off numbers are. <c>report</c> has more.</summary>
internal static class EvaluationCharts
{
    private const int MaxBars = 12;
    private const int CurveColumns = 40;
    private const int CurveLines = 10;

    /// <summary>The charts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="positive">Of two classes, the one that charts are of; null for others.</param>
    /// <param name="rows">What was predicted.</param>
    /// <param name="width">How wide the terminal is.</param>
    public static string ToText(Model model, string? positive, CollectedPredictions rows, int width)
    {
        var text = new StringBuilder();
        switch (model.Schema.Target)
        {
            case NumberTarget { Columns: [var column] }:
                AppendErrors(text, column, rows.Numbers(0), rows.Targets(0), width);
                break;
            case ClassTarget when positive is not null:
                var scores = ClassScores.OfClass(rows.Outputs(), rows.Targets(0), model.Schema.Target.OutputNames.IndexOf(positive));
                AppendCalibration(text, $"probability of {positive}", scores, width);
                AppendRoc(text, positive, scores, width);
                break;
            case ClassTarget:
                AppendCalibration(text, "probability of the predicted class", ClassScores.OfDecided(rows.Outputs(), rows.Targets(0), model.Decision), width);
                break;
        }

        return text.ToString();
    }

    /// <summary>How often rows of about one probability are of the class; a good model says 0.7 where 70% are.</summary>
    private static void AppendCalibration(StringBuilder text, string what, ClassScores scores, int width)
    {
        if (scores.RowCount == 0)
        {
            return;
        }

        List<string[]> rows = [[what, "rows", "observed", "95% interval"]];
        var shares = new List<double> { double.NaN };
        foreach (var bin in CalibrationCurve.Of(scores).Bins)
        {
            rows.Add([Share(bin.Probability), Count(bin.Rows), Share(bin.Share), $"{Share(bin.Low)} to {Share(bin.High)}"]);
            shares.Add(bin.Share);
        }

        AppendBars(text, rows, shares, width);
    }

    private static void AppendRoc(StringBuilder text, string positive, ClassScores scores, int width)
    {
        if (RankingCurve.Of(scores) is not { } curve)
        {
            return;
        }

        var columns = Math.Min(CurveColumns, width - AreaChart.Margin);
        var heights = new double[columns];
        for (int i = 0, point = 0; i < columns; i++)
        {
            var x = (i + 0.5) / columns;
            while (curve.Roc[point + 1][0] < x)
            {
                point++;
            }

            var (from, to) = (curve.Roc[point], curve.Roc[point + 1]);
            heights[i] = from[1] + (to[1] - from[1]) * (x - from[0]) / (to[0] - from[0]);
        }

        text.Append('\n').Append(Printable.Line($"ROC of {positive}: true positive rate, upwards, against false positive rate, to the right")).Append('\n');
        AreaChart.Append(text, heights, CurveLines);
    }

    private static void AppendErrors(StringBuilder text, string column, double[] predicted, double[] actual, int width)
    {
        var histogram = NumberHistogram.Of(predicted.Select((number, row) => number - actual[row]), MaxBars);
        List<string[]> rows = [[$"{column}: predicted - actual", "rows"]];
        var (shares, most) = (new List<double> { double.NaN }, 1);
        foreach (var count in histogram.Rows)
        {
            most = Math.Max(most, count);
        }

        for (var i = 0; i < histogram.Rows.Length; i++)
        {
            rows.Add([$"from {Number(histogram.Edges[i])}", Count(histogram.Rows[i])]);
            shares.Add((double)histogram.Rows[i] / most);
        }

        AppendBars(text, rows, shares, width);
    }

    private static void AppendBars(StringBuilder text, List<string[]> rows, List<double> shares, int width)
    {
        var table = new StringBuilder();
        TextTable.Append(table, rows, width);
        text.Append('\n');
        TextTable.AppendWithBars(text, table, [.. shares], width);
    }

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
