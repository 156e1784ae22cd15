using System.Globalization;
using System.Text;
using System.Text.Json;
using Gophernet.Explanation;
using Gophernet.Json;
using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>How much a model needs each column.</summary>
/// <param name="model">The model.</param>
/// <param name="rows">The rows that it was measured on.</param>
/// <param name="allRows">Those that these were drawn from.</param>
/// <param name="importance">What was measured.</param>
internal sealed class ImportanceReport(Model model, int rows, int allRows, PermutationImportance importance) : IExplanationReport
{
    private const int MaxNames = 10;

    public string ToText(int width)
    {
        var text = new StringBuilder();
        TextTable.Append(text, [["rows", rows.ToString(CultureInfo.InvariantCulture)], [importance.Metric.Name, MetricText.Of(importance.Value)]]);
        text.Append('\n');
        var measured = importance.Columns;
        var most = measured.Count == 0 ? 0 : Math.Max(measured[0].Loss.Mean, 0);
        var table = new StringBuilder();
        TextTable.Append(table, [["column", "importance", "error"], .. measured.Select(column =>
            (string[])[NameOf(column.Columns), MetricText.Of(column.Loss.Mean), MetricText.Of(column.Loss.StandardError)])]);
        TextTable.AppendWithBars(text, table, [double.NaN, .. measured.Select(column => column.Loss.Mean / most)], width);
        foreach (var sentence in Sentences())
        {
            text.Append('\n').AppendJoin('\n', WordWrap.Lines(sentence, width, cutsWords: false)).Append('\n');
        }

        return text.ToString();
    }

    public void WriteCsv(RecordWriter writer)
    {
        writer.WriteHeader(["column", "importance", "standard_error"]);
        foreach (var column in importance.Columns)
        {
            writer.WriteText(Encoding.UTF8.GetBytes(NameOf(column.Columns)));
            writer.WriteNumber(column.Loss.Mean);
            writer.WriteNumber(column.Loss.StandardError);
            writer.EndRecord();
        }

        writer.Flush();
    }

    public void WriteJson(Stream stream, Remarks remarks) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        WriteBody(json);
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    /// <summary>All that was measured, within an object.</summary>
    public void WriteBody(Utf8JsonWriter json)
    {
        json.WriteNumber("rows", rows);
        json.WriteNumber("all_rows", allRows);
        json.WriteString("metric", importance.Metric.Name);
        json.WriteFinite("value", importance.Value);
        json.WriteStartArray("importance");
        foreach (var column in importance.Columns)
        {
            json.WriteStartObject();
            json.WriteTexts("columns", NamesOf(column.Columns));
            json.WriteFinite("mean", column.Loss.Mean);
            json.WriteFinite("standard_error", column.Loss.StandardError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("moving_together");
        foreach (var group in importance.Groups)
        {
            json.WriteStartObject();
            json.WriteTexts("columns", NamesOf(group.Columns));
            json.WriteFinite("association", group.Association);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What the numbers are, and what one should know to read them.</summary>
    private List<string> Sentences()
    {
        var direction = importance.Metric.IsScore ? "falls" : "rises";
        var sentences = new List<string>
        {
            $"importance: how far {importance.Metric.Name} {direction} where the values of a column are those of other rows; error: its standard error",
        };
        var unneeded = importance.Columns.Where(column => !column.Loss.IsBeyondNoise).Length;
        if (unneeded > 0)
        {
            sentences.Add($"{unneeded} of {NameList.Count(importance.Columns.Count, "column")} within two errors of 0 or below: these rows do not show "
                + $"that the model needs {(unneeded == 1 ? "it" : "them")}");
        }

        if (importance.Columns.All(column => column.Columns.Length == 1))
        {
            foreach (var group in importance.Groups)
            {
                var names = NamesOf(group.Columns);
                var listed = names.Length > MaxNames ? NameList.Shorten(names) : NameList.All(names);
                sentences.Add($"{listed} move together ({MetricText.Of(group.Association)}): each may seem to matter less than it does, as the model can "
                    + "take another for it; --group takes them as one");
            }
        }

        return sentences;
    }

    private string[] NamesOf(int[] columns) => Array.ConvertAll(columns, column => model.Features[column]);

    private string NameOf(int[] columns) => string.Join(" + ", NamesOf(columns));
}
