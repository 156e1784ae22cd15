using System.Globalization;
using System.Text;
using System.Text.Json;
using Gophernet.Evaluation;
using Gophernet.Tables;

namespace Gophernet.Cli.Output;

/// <summary>A confusion matrix and what follows from it, for people or as JSON.</summary>
internal static class EvaluationReport
{
    // Beyond this a table of counts no longer fits a screen.
    private const int MostClassesInMatrix = 12;

    public static string ToText(Schema schema, ConfusionMatrix confusion)
    {
        var text = new StringBuilder();
        TextTable.Append(text,
        [
            ["rows", confusion.Total.ToString(CultureInfo.InvariantCulture)],
            ["accuracy", Ratio(confusion.Accuracy)],
            ["baseline (most frequent class)", Ratio(confusion.BaselineAccuracy)],
        ]);

        text.Append('\n');
        List<string[]> perClass = [["class", "rows", "precision", "recall"]];
        for (var i = 0; i < confusion.ClassCount; i++)
        {
            perClass.Add([schema.Classes[i], Count(confusion.ActualCount(i)), Ratio(confusion.Precision(i)), Ratio(confusion.Recall(i))]);
        }

        TextTable.Append(text, perClass);
        if (confusion.ClassCount <= MostClassesInMatrix)
        {
            text.Append('\n');
            AppendMatrix(text, schema, confusion);
        }

        return text.ToString();
    }

    public static void WriteJson(Schema schema, ConfusionMatrix confusion, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("rows", confusion.Total);
        json.WriteNumber("accuracy", confusion.Accuracy);
        json.WriteNumber("baseline_accuracy", confusion.BaselineAccuracy);
        json.WriteStartArray("classes");
        for (var i = 0; i < confusion.ClassCount; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", schema.Classes[i]);
            json.WriteNumber("rows", confusion.ActualCount(i));
            WriteRatio(json, "precision", confusion.Precision(i));
            WriteRatio(json, "recall", confusion.Recall(i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
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
        json.WriteEndObject();
    });

    private static void AppendMatrix(StringBuilder text, Schema schema, ConfusionMatrix confusion)
    {
        List<string[]> rows = [["actual \\ predicted", .. schema.Classes]];
        for (var actual = 0; actual < confusion.ClassCount; actual++)
        {
            var row = actual;
            rows.Add([schema.Classes[actual], .. Enumerable.Range(0, confusion.ClassCount).Select(predicted => Count(confusion[row, predicted]))]);
        }

        TextTable.Append(text, rows);
    }

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A class that was never there has no recall, one that was never predicted no precision: a dash.</summary>
    private static string Ratio(double value) => double.IsNaN(value) ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void WriteRatio(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsNaN(value))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }
}
