using System.Text.Json;
using Gophernet.Explanation;
using Gophernet.Reports;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>What is drawn of predictions beside the metrics: curves of probabilities, and how far off numbers are.</summary>
internal static class OutcomeSection
{
    private const int MaxPoints = 1_500;

    /// <summary>Writes it as members of the document.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">Decides which rows are drawn as points.</param>
    public static void Write(Utf8JsonWriter json, ReportRows rows, ulong seed)
    {
        if (rows.Model.Task == TaskKind.Regression)
        {
            WriteResiduals(json, rows, seed);
            return;
        }

        var outputs = rows.ShownOutputs();
        var scores = outputs.Select(output => rows.ScoresOf(output.Index));
        WriteRankings(json, outputs, scores);
        if (rows.Model is { Task: TaskKind.Classification, Classes.Count: 2 }) // two labels do not exclude each other
        {
            WriteThresholds(json, rows);
        }

        WriteCalibration(json, outputs, scores);
        if (rows.Model.Task == TaskKind.Classification
            && CalibrationChance.LimitOf(rows.Outputs, rows.Table.Target(0), rows.Model.Decision, rows.RowsPerGroup) is { } limit)
        {
            json.WriteNumber("calibration_by_chance", limit);
        }
    }

    private static void WriteRankings(Utf8JsonWriter json, ExplainedOutput[] outputs, ClassScores[] scores)
    {
        json.WriteStartArray("rankings");
        for (var i = 0; i < outputs.Length; i++)
        {
            if (RankingCurve.Of(scores[i]) is { } curve)
            {
                json.WriteStartObject();
                json.WriteString("class", outputs[i].Name);
                json.WriteNumber("roc_auc", curve.Ranking.RocAuc);
                json.WriteNumber("pr_auc", curve.Ranking.AveragePrecision);
                json.WriteNumber("share", curve.Share);
                json.WritePoints("roc", curve.Roc);
                json.WritePoints("precision_recall", curve.PrecisionRecall);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Those of the second class, as the model's own threshold is.</summary>
    private static void WriteThresholds(Utf8JsonWriter json, ReportRows rows)
    {
        var model = rows.Model;
        var threshold = model.Threshold ?? model.Costs?.CheapestThreshold ?? 0.5;
        var counts = ThresholdCounts.Of(rows.ScoresOf(1), (float)threshold);
        json.WriteStartObject("thresholds");
        json.WriteString("class", model.Classes[1]);
        json.WriteString("other", model.Classes[0]);
        json.WriteNumber("threshold", (float)threshold);
        json.WriteNumber("positives", counts.Positives);
        json.WriteNumber("negatives", counts.Negatives);
        json.WriteStartArray("at");
        foreach (var at in counts.At)
        {
            json.WriteNumberValue(at);
        }

        json.WriteEndArray();
        json.WriteCounts("true_positives", counts.TruePositives);
        json.WriteCounts("false_positives", counts.FalsePositives);
        json.WriteEndObject();
    }

    private static void WriteCalibration(Utf8JsonWriter json, ExplainedOutput[] outputs, ClassScores[] scores)
    {
        json.WriteStartArray("calibration");
        for (var i = 0; i < outputs.Length; i++)
        {
            var curve = CalibrationCurve.Of(scores[i]);
            json.WriteStartObject();
            json.WriteString("class", outputs[i].Name);
            json.WriteStartArray("bins");
            foreach (var bin in curve.Bins)
            {
                json.WriteStartObject();
                json.WriteNumber("rows", bin.Rows);
                json.WriteNumber("probability", bin.Probability);
                json.WriteNumber("share", bin.Share);
                json.WriteNumber("low", bin.Low);
                json.WriteNumber("high", bin.High);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResiduals(Utf8JsonWriter json, ReportRows rows, ulong seed)
    {
        var target = (NumberTarget)rows.Model.Schema.Target;
        var drawn = RowSample.Of(rows.Table.RowCount, MaxPoints, seed);
        json.WriteStartArray("residuals");
        for (var column = 0; column < target.Columns.Length; column++)
        {
            var actual = rows.KnownTargets(column);
            var predicted = Sequences.Range(actual.Length).Select(row => rows.Predicted(row).Number(column));
            var histogram = NumberHistogram.Of(actual.Select((number, row) => predicted[row] - number));
            json.WriteStartObject();
            json.WriteString("target", target.Columns[column]);
            json.WritePoints("points", drawn.Select(row => (double[])[actual[row], predicted[row]]));
            json.WriteStartObject("histogram");
            json.WriteNumbers("edges", histogram.Edges);
            json.WriteCounts("rows", histogram.Rows);
            json.WriteEndObject();
            if (!target.Quantiles.IsEmpty)
            {
                json.WriteNumbers("levels", [.. target.Quantiles.Select(quantile => (double)(decimal)quantile)]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
