using System.Globalization;
using System.Text;
using Gophernet.Cli.Settings;
using Gophernet.Evaluation;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>Mean and deviation of every metric over the parts of a cross-validation, beside the mean baseline.</summary>
internal sealed class CrossValidationReport
{
    private readonly List<(string Name, double Mean, double Deviation, double Baseline)> _rows = [];

    /// <param name="folds">Every metric of every part.</param>
    public CrossValidationReport(IReadOnlyList<IReadOnlyList<MetricValue>> folds)
    {
        for (var i = 0; i < folds[0].Count; i++)
        {
            var (mean, baseline, squares) = (0.0, 0.0, 0.0);
            foreach (var fold in folds)
            {
                mean += fold[i].Value / folds.Count;
                baseline += fold[i].Baseline / folds.Count;
            }

            foreach (var fold in folds)
            {
                squares += (fold[i].Value - mean) * (fold[i].Value - mean);
            }

            // Of a sample: the parts stand for all that might have been drawn.
            _rows.Add((folds[0][i].Name, mean, Math.Sqrt(squares / (folds.Count - 1)), baseline));
        }
    }

    public string ToText()
    {
        var text = new StringBuilder();
        TextTable.Append(text, [["metric", "mean", "deviation", "baseline"], .. _rows.Select(row => (string[])
            [row.Name, EvaluationReport.Number(row.Mean), EvaluationReport.Number(row.Deviation), EvaluationReport.Number(row.Baseline)])]);
        return text.ToString();
    }

    public void WriteJson(Stream stream, CrossValidateSettings settings) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("folds", settings.Folds);
        json.WriteNumber("repeats", settings.Repeats);
        TrainingReport.WriteDependence(json, settings.Recipe.Table.Group, settings.Recipe.Table.Time);
        json.WriteStartObject("metrics");
        foreach (var (name, mean, deviation, baseline) in _rows)
        {
            json.WriteStartObject(name);
            EvaluationReport.WriteNumber(json, "mean", mean);
            EvaluationReport.WriteNumber(json, "deviation", deviation);
            EvaluationReport.WriteNumber(json, "baseline", baseline);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>A row for each row that was judged: its line, the prediction, and probabilities where there are some.</summary>
    public static void WritePredictions(
        TrainingTable training, Target target, int[] rows, Predictions predictions, Stream stream)
    {
        var names = PredictionWriter.ClassNames(target);
        var writer = new CsvRecordWriter(stream, (byte)',', keepsRawFields: false);
        var probabilities = target.ProbabilityNames;
        writer.WriteHeader(["line", .. target.PredictionNames, .. probabilities.Select(name => "probability_" + name)]);
        for (var row = 0; row < predictions.Count; row++)
        {
            writer.WriteText(Encoding.UTF8.GetBytes(training.Table.PlaceOf(rows[row]).Line.ToString(CultureInfo.InvariantCulture)));
            PredictionWriter.WritePrediction(writer, target, names, [], predictions[row], !probabilities.IsEmpty);
            writer.EndRecord();
        }

        writer.Flush();
    }
}
