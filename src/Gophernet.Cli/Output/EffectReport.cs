using System.Globalization;
using System.Text;
using System.Text.Json;
using Gophernet.Explanation;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>What a model predicts as single columns change.</summary>
/// <param name="model">The model.</param>
/// <param name="rows">The rows that it was measured on.</param>
/// <param name="allRows">Those that these were drawn from.</param>
/// <param name="effects">The effect of each column.</param>
internal sealed class EffectReport(Model model, int rows, int allRows, IReadOnlyList<ColumnEffect> effects) : IExplanationReport
{
    /// <summary>The rows that it was measured on.</summary>
    public int Rows => rows;

    public string ToText(int width)
    {
        var text = new StringBuilder();
        TextTable.Append(text, [["rows", rows.ToString(CultureInfo.InvariantCulture)]]);
        foreach (var effect in effects)
        {
            for (var output = 0; output < effect.Outputs.Count; output++)
            {
                text.Append('\n').Append(Printable.Line(TitleOf(effect.Outputs[output]))).Append('\n');
                AppendTable(text, effect, output, width);
            }
        }

        const string Sentence = "mean: what is predicted, on average over the rows, where all of them have this value; a tenth of them is below low, and a "
            + "tenth above high";
        text.Append('\n').AppendJoin('\n', WordWrap.Lines(Sentence, width, cutsWords: false)).Append('\n');
        return text.ToString();
    }

    public void WriteCsv(RecordWriter writer)
    {
        writer.WriteHeader(["column", "value", "rows", "output", "mean", "low", "high"]);
        foreach (var effect in effects)
        {
            foreach (var point in effect.Points)
            {
                for (var output = 0; output < effect.Outputs.Count; output++)
                {
                    writer.WriteText(Encoding.UTF8.GetBytes(effect.Column));
                    writer.WriteText(Encoding.UTF8.GetBytes(point.Value));
                    writer.WriteNumber((double)point.Rows);
                    writer.WriteText(Encoding.UTF8.GetBytes(effect.Outputs[output].Name));
                    writer.WriteNumber(point.Outputs[output].Mean);
                    writer.WriteNumber(point.Outputs[output].Low);
                    writer.WriteNumber(point.Outputs[output].High);
                    writer.EndRecord();
                }
            }
        }

        writer.Flush();
    }

    public void WriteJson(Stream stream, Remarks remarks) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("rows", rows);
        json.WriteNumber("all_rows", allRows);
        WriteEffects(json);
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    /// <summary>The effects, within an object.</summary>
    public void WriteEffects(Utf8JsonWriter json)
    {
        json.WriteStartArray("effects");
        foreach (var effect in effects)
        {
            json.WriteStartObject();
            json.WriteString("column", effect.Column);
            json.WriteStartArray("points");
            foreach (var point in effect.Points)
            {
                WritePoint(json, effect, point);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, ColumnEffect effect, EffectPoint point)
    {
        json.WriteStartObject();
        json.WriteString("value", point.Value);
        json.WriteNumber("rows", point.Rows);
        json.WriteStartArray("outputs");
        for (var output = 0; output < effect.Outputs.Count; output++)
        {
            json.WriteStartObject();
            json.WriteString("output", effect.Outputs[output].Name);
            json.WriteFinite("mean", point.Outputs[output].Mean);
            json.WriteFinite("low", point.Outputs[output].Low);
            json.WriteFinite("high", point.Outputs[output].High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string TitleOf(ExplainedOutput output) =>
        model.Task == TaskKind.Regression ? $"predicted {output.Name}" : $"probability of {output.Name}";

    private static void AppendTable(StringBuilder text, ColumnEffect effect, int output, int width)
    {
        var table = new StringBuilder();
        TextTable.Append(table, [[effect.Column, "rows", "mean", "low", "high"], .. effect.Points.Select(point => (string[])
        [
            point.Value, point.Rows.ToString(CultureInfo.InvariantCulture), MetricText.Of(point.Outputs[output].Mean),
            MetricText.Of(point.Outputs[output].Low), MetricText.Of(point.Outputs[output].High),
        ])], width);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var point in effect.Points)
        {
            (low, high) = (Math.Min(low, point.Outputs[output].Mean), Math.Max(high, point.Outputs[output].Mean));
        }

        TextTable.AppendWithBars(
            text, table, [double.NaN, .. effect.Points.Select(point => (point.Outputs[output].Mean - low) / (high - low))], width);
    }
}
