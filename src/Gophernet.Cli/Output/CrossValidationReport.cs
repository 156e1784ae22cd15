using System.Globalization;
using System.Text;
using System.Text.Json;
using Gophernet.Evaluation;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>
/// What a cross-validation says of every metric: mean, deviation, standard error, an interval and the mean baseline; and the values of every part.
/// </summary>
internal sealed class CrossValidationReport
{
    private readonly CrossValidated _validation;
    private readonly List<(string Name, ResampledMean Value, double Baseline)> _rows = [];

    /// <param name="validation">What a cross-validation came to.</param>
    public CrossValidationReport(CrossValidated validation)
    {
        _validation = validation;
        var parts = validation.Parts;
        for (var i = 0; i < parts[0].Evaluation.Values.Count; i++)
        {
            var index = i;
            var values = parts.Select(part => part.Evaluation.Values[index].Value);
            _rows.Add((
                parts[0].Evaluation.Values[i].Name, ResampledMean.Of(values, validation.JudgedPerLearnt).Of(parts[0].Evaluation.Values[i]),
                parts.Average(part => part.Evaluation.Values[index].Baseline)));
        }
    }

    /// <summary>The report for people.</summary>
    /// <param name="width">How wide a line may be.</param>
    public string ToText(int width)
    {
        var text = new StringBuilder();
        TextTable.Append(text, [["metric", "mean", "deviation", "error", "from", "to", "baseline"], .. _rows.Select(row => (string[])
        [
            row.Name, MetricText.Of(row.Value.Mean), MetricText.Of(row.Value.Deviation), MetricText.Of(row.Value.StandardError),
            MetricText.Of(row.Value.Low), MetricText.Of(row.Value.High), MetricText.Of(row.Baseline),
        ])], width);
        text.Append(_validation.PositiveClass is { } positive ? $"\npr_auc is of the class {positive}" : "");
        var sentence = string.Create(CultureInfo.InvariantCulture,
            $"deviation of the folds; standard error of the mean; from, to: {100 * ResampledMean.Level}% interval, {ResampledMean.Method}");
        return text.Append('\n').AppendJoin('\n', WordWrap.Lines(sentence, width, cutsWords: false)).Append('\n').ToString();
    }

    /// <summary>Says of which metrics there is no mean.</summary>
    public void WriteUndefined(Messages messages)
    {
        foreach (var metrics in _validation.PartlyUndefined.GroupBy(metric => metric.Count))
        {
            messages.Warn($"{NameList.Shorten([.. metrics.Select(metric => metric.Name)])}: not defined on the rows of {metrics[0].Count} of "
                + $"{NameList.Count(_validation.Parts.Length, "fold")}, so there is no mean; fewer and larger folds may define it (--folds)");
        }
    }

    public void WriteJson(Stream stream, Remarks remarks) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("fold_count", _validation.Folds);
        json.WriteNumber("repeats", _validation.Repeats);
        json.WriteNumber("rows", _validation.RowCount);
        TrainingReport.WritePlan(json, _validation.Preset, _validation.Seed);
        TrainingReport.WriteTable(json, _validation.Schema, _validation.LeftOutCount, _validation.Dropped);
        TrainingReport.WriteDependence(json, _validation.Group, _validation.Time);
        if (_validation.PositiveClass is { } positive)
        {
            json.WriteString("positive_class", positive);
        }

        json.WriteStartObject("metrics");
        foreach (var (name, value, baseline) in _rows)
        {
            json.WriteStartObject(name);
            json.WriteFinite("mean", value.Mean);
            json.WriteFinite("deviation", value.Deviation);
            json.WriteFinite("standard_error", value.StandardError);
            json.WriteFinite("baseline", baseline);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteIntervals(json);
        WriteFolds(json);
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    /// <summary>
    /// A row for each row that was judged, for each repeat: its line, the part that it was in, the prediction of the model that has not seen it, and
    /// probabilities where there are some.
    /// </summary>
    public void WritePredictions(Stream stream)
    {
        var target = _validation.Parts[0].Schema.Target; // of every part it has the same columns and classes
        var names = PredictionWriter.ClassNames(target);
        var writer = new CsvRecordWriter(stream, (byte)',', keepsRawFields: false);
        var probabilities = target.ProbabilityNames;
        var hasRepeats = _validation.Repeats > 1;
        string[] places = ["line", .. hasRepeats ? (string[])["repeat"] : [], "fold"];
        string[] others = [.. probabilities.Select(Target.ProbabilityColumn)];
        var free = new FreeNames(FreeNames.Predicted, places);
        writer.WriteHeader([.. places, .. free.Of(target.PredictionNames, others), .. free.Of(others)]);
        for (var repeat = 0; repeat < _validation.Repeats; repeat++)
        {
            var folds = _validation.Parts.AsSpan(repeat * _validation.Folds, _validation.Folds);
            var (foldOf, next) = (FoldsOf(folds), new int[folds.Length]); // a row's place in its part is how many of that came before
            for (var row = 0; row < foldOf.Length; row++)
            {
                if (foldOf[row] == 0)
                {
                    continue; // of times, the first rows are in no part
                }

                var part = folds[foldOf[row] - 1];
                WriteNumber(writer, _validation.Table.Lines[row]);
                if (hasRepeats)
                {
                    WriteNumber(writer, repeat + 1);
                }

                WriteNumber(writer, part.Fold + 1);
                PredictionWriter.WritePrediction(writer, part.Schema.Target, names, [], part[next[part.Fold]++], !probabilities.IsEmpty);
                writer.EndRecord();
            }
        }

        writer.Flush();
    }

    private void WriteIntervals(Utf8JsonWriter json)
    {
        json.WriteIntervals(_rows.Where(row => double.IsFinite(row.Value.Low))
            .Select(row => (row.Name, ((double Low, double High)?)(row.Value.Low, row.Value.High))));
        json.WriteNumber("interval_level", ResampledMean.Level);
        json.WriteString("interval_method", ResampledMean.Method);
    }

    private void WriteFolds(Utf8JsonWriter json)
    {
        json.WriteStartArray("folds");
        foreach (var part in _validation.Parts)
        {
            json.WriteStartObject();
            json.WriteNumber("repeat", part.Repeat + 1);
            json.WriteNumber("fold", part.Fold + 1);
            json.WriteNumber("rows", part.RowCount);
            json.WriteNumber("training_rows", part.LearntCount);
            EvaluationJson.WriteMetrics(json, part.Evaluation.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The part that each row of the table is judged in, counted from 1; 0 for none.</summary>
    private ushort[] FoldsOf(ReadOnlySpan<JudgedFold> folds)
    {
        var foldOf = new ushort[_validation.Table.RowCount];
        foreach (var part in folds)
        {
            foreach (var row in part.Rows)
            {
                foldOf[row] = (ushort)(part.Fold + 1);
            }
        }

        return foldOf;
    }

    private static void WriteNumber(CsvRecordWriter writer, long number) =>
        writer.WriteText(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
}
