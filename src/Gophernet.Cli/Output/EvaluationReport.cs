using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gophernet.Cli.Settings;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>How good a model is, for people or as JSON.</summary>
internal static class EvaluationReport
{
    // Beyond this a table of counts no longer fits a screen.
    private const int MaxClassesInMatrix = 12;

    // A class that is rarer than one row in a hundred is said something of, a few at most.
    private const int MinRowsPerRareRow = 100;
    private const int MinRowsPerPositiveRow = 10;
    private const int MaxNotes = 5;

    private const string ExpectedCost = "expected_cost";

    /// <summary>The metric that counts most, in a few words.</summary>
    public static string Summary(ModelEvaluation evaluation)
    {
        var metric = MostImportant(evaluation);
        return $"{metric.Name} {Number(metric.Value)}";
    }

    /// <summary>The same, beside its baseline, and what tells how good the probabilities are.</summary>
    public static string FullSummary(ModelEvaluation evaluation)
    {
        var metric = MostImportant(evaluation);
        string[] more = ["log_loss", "calibration_error", "coverage", "range_coverage", ExpectedCost];
        var others = evaluation.Values.Where(value => more.Contains(value.Name)).Select(value => $", {value.Name} {Number(value.Value)}"
            + (value.Name == ExpectedCost ? $" (baseline {Number(value.Baseline)})" : ""));
        return $"{metric.Name} {Number(metric.Value)} (baseline {Number(metric.Baseline)}){string.Concat(others)}{OfRarePositive(evaluation)}";
    }

    /// <summary>How well the rarer of two classes is found.</summary>
    private static string OfRarePositive(ModelEvaluation evaluation)
    {
        var index = evaluation.PositiveClass is { } name ? evaluation.Target.OutputNames.IndexOf(name) : -1;
        return index < 0 || evaluation.Groups[index].Support * MinRowsPerPositiveRow >= evaluation.Rows ? ""
            : $", recall.{evaluation.PositiveClass} {Number(evaluation.Groups[index].Recall)}, pr_auc {Number(evaluation["pr_auc"])}";
    }

    /// <summary>What accuracy does not show: that it is no better than naming one class always, unless costs count, and how rare classes fare.</summary>
    /// <param name="evaluation">How good the model is on rows that it has not learnt from.</param>
    /// <param name="learnt">The class of every row there was.</param>
    public static IEnumerable<string> NotesOnClasses(ModelEvaluation evaluation, ReadOnlySpan<double> learnt)
    {
        if (evaluation.Confusion is not { } confusion)
        {
            return [];
        }

        var counts = new long[confusion.ClassCount];
        foreach (var code in learnt)
        {
            counts[(int)code]++;
        }

        var (names, notes) = (evaluation.Target.OutputNames, new List<string>());
        if (confusion.Accuracy <= confusion.BaselineAccuracy && !evaluation.Values.Any(metric => metric.Name == ExpectedCost))
        {
            notes.Add($"that is no better than always naming {names[MostFrequent(confusion)]}");
        }

        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && counts[i] * MinRowsPerRareRow < learnt.Length)
            {
                notes.Add(OnRareClass(names[i], counts[i], evaluation, i));
            }
        }

        return notes.Count > MaxNotes ? notes[..MaxNotes] : notes;
    }

    private static int MostFrequent(ConfusionMatrix confusion)
    {
        var most = 0;
        for (var i = 1; i < confusion.ClassCount; i++)
        {
            most = confusion.ActualCount(i) > confusion.ActualCount(most) ? i : most;
        }

        return most;
    }

    private static string OnRareClass(string name, long rows, ModelEvaluation evaluation, int index)
    {
        var (group, found) = (evaluation.Groups[index], evaluation.Confusion![index, index]);
        var ranking = evaluation.Confusion.ClassCount > 2 ? "" : $", pr_auc {Number(evaluation["pr_auc"])}";
        return group.Support == 0
            ? $"none of the {NameList.Count(rows, "row")} of {name} is among them: nothing is known of how well it is found"
            : $"{name}: found in {found} of its {NameList.Count(group.Support, "row")} "
                + $"(recall {Number(group.Recall)}, precision {Number(group.Precision)}{ranking})";
    }

    private static MetricValue MostImportant(ModelEvaluation evaluation)
    {
        var name = evaluation.Target.Task switch
        {
            TaskKind.Classification => "accuracy",
            TaskKind.Regression => evaluation.Values.Any(metric => metric.Name == "pinball") ? "pinball" : "r2",
            _ => "micro_f1",
        };
        return evaluation.Values.FirstOrDefault(metric => metric.Name == name);
    }

    /// <summary>The report for people.</summary>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="colors">Whether metrics are coloured: green where they beat the baseline, red where they do not.</param>
    public static string ToText(ModelEvaluation evaluation, bool colors = false)
    {
        var text = new StringBuilder();
        string[] header = HasIntervals(evaluation) ? ["value", "baseline", "95% interval"] : ["value", "baseline"];
        AppendMetrics(text, [.. Counts(evaluation, header.Length), ["metric", .. header]], evaluation.Values, colors);
        if (evaluation.Groups.Count > 0)
        {
            text.Append('\n');
            AppendGroups(text, evaluation);
        }

        if (evaluation.Outputs.Count > 1)
        {
            for (var i = 0; i < evaluation.Outputs.Count; i++)
            {
                text.Append('\n');
                AppendMetrics(text, [[evaluation.Target.Columns[i], .. header]], evaluation.Outputs[i], colors);
            }
        }

        if (evaluation.Confusion is { } confusion && confusion.ClassCount <= MaxClassesInMatrix)
        {
            text.Append('\n');
            AppendMatrix(text, evaluation.Target.OutputNames, confusion);
        }

        return text.ToString();
    }

    public static void WriteJson(ModelEvaluation evaluation, IReadOnlyList<GateResult> gates, Remarks remarks, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        WriteBody(json, evaluation);
        WriteGates(json, gates);
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    /// <summary>All that is known, within an object.</summary>
    public static void WriteBody(Utf8JsonWriter json, ModelEvaluation evaluation)
    {
        json.WriteNumber("rows", evaluation.Rows);
        json.WriteNumber("left_out", evaluation.LeftOutCount);
        if (evaluation.UnknownCount > 0)
        {
            json.WriteNumber("unknown", evaluation.UnknownCount);
        }

        if (evaluation.PositiveClass is { } positive)
        {
            json.WriteString("positive_class", positive);
        }

        WriteMetrics(json, evaluation.Values);
        json.WriteStartArray(evaluation.Target.Task == TaskKind.Classification ? "classes" : "targets");
        var names = evaluation.Target.OutputNames;
        for (var i = 0; i < names.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", names[i]);
            if (evaluation.Groups.Count > 0)
            {
                json.WriteNumber("rows", evaluation.Groups[i].Support);
                WriteNumber(json, "precision", evaluation.Groups[i].Precision);
                WriteNumber(json, "recall", evaluation.Groups[i].Recall);
                WriteNumber(json, "f1", evaluation.Groups[i].F1);
                if (HasIntervals(evaluation))
                {
                    WriteIntervals(json, MetricNames.IntervalsOf(evaluation.Groups[i]));
                }
            }
            else
            {
                WriteMetrics(json, evaluation.Outputs[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (evaluation.Confusion is { } confusion)
        {
            WriteConfusion(json, confusion);
        }
    }

    private static void WriteGates(Utf8JsonWriter json, IReadOnlyList<GateResult> gates)
    {
        if (gates.Count == 0)
        {
            return;
        }

        json.WriteStartArray("gates");
        foreach (var (gate, value, _, requirement, passed) in gates)
        {
            json.WriteStartObject();
            json.WriteString("metric", gate.Metric);
            json.WriteString("requires", requirement);
            json.WriteNumber("bound", gate.Bound);
            WriteNumber(json, "value", value);
            json.WriteBoolean("passed", passed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void AppendMetrics(StringBuilder text, string[][] head, IReadOnlyList<MetricValue> metrics, bool colors) => TextTable.Append(
        text, [.. head, .. Rows(metrics, head[^1].Length - 1)], (row, cell) => row < head.Length ? cell : Colored(metrics[row - head.Length], cell, colors));

    /// <summary>Green where a metric beats its baseline, red where it does not, plain where one of them says nothing.</summary>
    private static string Colored(MetricValue metric, string cell, bool colors)
    {
        var (value, baseline) = metric.Goal is { } goal ? (-Math.Abs(metric.Value - goal), -Math.Abs(metric.Baseline - goal))
            : metric.HigherIsBetter ? (metric.Value, metric.Baseline) : (-metric.Value, -metric.Baseline);
        return !colors || double.IsNaN(value) || double.IsNaN(baseline) || metric.Name == "calibration_error" ? cell // whose baseline is 0 by its nature
            : value > baseline ? Paint.Good(cell, colors) : Paint.Bad(cell, colors);
    }

    private static bool HasIntervals(ModelEvaluation evaluation) => evaluation.Values.Any(metric => metric.Interval is not null);

    /// <summary>Rows of a table that has that many numbers in a row.</summary>
    private static IEnumerable<string[]> Counts(ModelEvaluation evaluation, int columns)
    {
        string[] rest = [.. Sequences.Range(columns - 1).Select(_ => "")];
        return
        [
            ["rows", Count(evaluation.Rows), .. rest],
            .. evaluation.PositiveClass is { } positive ? (string[][])[["positive class, of pr_auc", positive, .. rest]] : [],
            .. evaluation.LeftOutCount > 0 ? (string[][])[["left out, without a target", Count(evaluation.LeftOutCount), .. rest]] : [],
            .. evaluation.UnknownCount > 0 ? (string[][])[["of unknown classes, counted as wrong", Count(evaluation.UnknownCount), .. rest]] : [],
        ];
    }

    private static string[][] Rows(IReadOnlyList<MetricValue> metrics, int columns) => metrics.Select(metric =>
    {
        string[] row = [metric.Name, Number(metric.Value), Number(metric.Baseline), Interval(metric)];
        return row[..(columns + 1)];
    });

    private static string Interval(MetricValue metric) =>
        metric.Interval is var (low, high) ? $"{Number(low)} to {Number(high)}" : "-";

    private static void AppendGroups(StringBuilder text, ModelEvaluation evaluation)
    {
        List<string[]> rows = [[evaluation.Target.Task == TaskKind.Classification ? "class" : "label", "rows", "precision", "recall", "f1"]];
        var names = evaluation.Target.OutputNames;
        for (var i = 0; i < names.Length; i++)
        {
            var group = evaluation.Groups[i];
            rows.Add([names[i], Count(group.Support), Number(group.Precision), Number(group.Recall), Number(group.F1)]);
        }

        TextTable.Append(text, rows);
    }

    private static void AppendMatrix(StringBuilder text, ImmutableArray<string> classes, ConfusionMatrix confusion)
    {
        List<string[]> rows = [["actual \\ predicted", .. classes]];
        for (var actual = 0; actual < confusion.ClassCount; actual++)
        {
            var row = actual;
            rows.Add([classes[actual], .. Sequences.Range(confusion.ClassCount).Select(predicted => Count(confusion[row, predicted]))]);
        }

        TextTable.Append(text, rows);
    }

    public static void WriteMetrics(Utf8JsonWriter json, IReadOnlyList<MetricValue> metrics)
    {
        json.WriteStartObject("metrics");
        foreach (var metric in metrics)
        {
            WriteNumber(json, metric.Name, metric.Value);
        }

        json.WriteEndObject();
        json.WriteStartObject("baseline");
        foreach (var metric in metrics)
        {
            WriteNumber(json, metric.Name, metric.Baseline);
        }

        json.WriteEndObject();
        if (metrics.Any(metric => metric.Interval is not null))
        {
            WriteIntervals(json, metrics);
        }
    }

    /// <summary>Both ends of each interval, null where it is not known.</summary>
    private static void WriteIntervals(Utf8JsonWriter json, IReadOnlyList<MetricValue> metrics)
    {
        json.WriteStartObject("intervals");
        foreach (var metric in metrics)
        {
            if (metric.Interval is var (low, high))
            {
                json.WriteStartArray(metric.Name);
                json.WriteNumberValue(low);
                json.WriteNumberValue(high);
                json.WriteEndArray();
            }
            else
            {
                json.WriteNull(metric.Name);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteConfusion(Utf8JsonWriter json, ConfusionMatrix confusion)
    {
        json.WriteStartArray("confusion");
        for (var actual = 0; actual < confusion.ClassCount; actual++)
        {
            json.WriteStartArray();
            for (var predicted = 0; predicted < confusion.ClassCount; predicted++)
            {
                json.WriteNumberValue(confusion[actual, predicted]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is not defined, such as the recall of a class that was never there, is a dash.</summary>
    public static string Number(double value) => !double.IsFinite(value) ? "-" : Math.Abs(value) switch
    {
        >= 1e6 or (> 0 and < 1e-3) => value.ToString("0.###e+0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    public static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
