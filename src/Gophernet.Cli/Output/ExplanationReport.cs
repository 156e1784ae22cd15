using System.Globalization;
using System.Text;
using Gophernet.Explanation;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>What each column adds to single predictions.</summary>
/// <param name="model">The model.</param>
/// <param name="table">The rows.</param>
/// <param name="backgroundRows">How many rows they were compared with.</param>
/// <param name="players">The columns of each contribution.</param>
/// <param name="explanations">The explanations of each row.</param>
/// <param name="values">What the rows have in their columns.</param>
internal sealed class ExplanationReport(
    Model model, Table table, int backgroundRows, int[][] players, RowExplanation[][] explanations, ShownValues values) : IExplanationReport
{
    private const int MaxColumns = 10;
    private const int MaxValue = 20;

    public string ToText(int width)
    {
        var text = new StringBuilder();
        foreach (var explanation in explanations.SelectMany(row => row))
        {
            Append(text, explanation, width);
            text.Append('\n');
        }

        var sentence = "Each number is what a column adds to the prediction, compared with "
            + $"{NameList.Count(backgroundRows, "row")}: together they are the prediction minus the mean of these.";
        return text.AppendJoin('\n', WordWrap.Lines(sentence, width, cutsWords: false)).Append('\n').ToString();
    }

    public void WriteCsv(RecordWriter writer)
    {
        WriteHeader(writer);
        WriteRows(writer);
    }

    /// <summary>The names of what <see cref="WriteRows"/> writes.</summary>
    public void WriteHeader(RecordWriter writer) =>
        writer.WriteHeader(new FreeNames("contribution_", []).Of(
            ["line", "output", "prediction", "mean", .. players.Select(columns => "contribution_" + NameOf(columns))])); // a, b together, or a+b

    /// <summary>The rows of the table for programs.</summary>
    public void WriteRows(RecordWriter writer)
    {
        foreach (var explanation in explanations.SelectMany(row => row))
        {
            writer.WriteNumber((double)table.Lines[explanation.Row]);
            writer.WriteText(Encoding.UTF8.GetBytes(explanation.Output.Name));
            writer.WriteNumber(explanation.Prediction);
            writer.WriteNumber(explanation.Mean);
            foreach (var contribution in explanation.Contributions)
            {
                writer.WriteNumber(contribution);
            }

            writer.EndRecord();
        }

        writer.Flush();
    }

    public void WriteJson(Stream stream, Remarks remarks) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("rows", explanations.Length);
        json.WriteNumber("background_rows", backgroundRows);
        json.WriteStartArray("explanations");
        foreach (var explanation in explanations.SelectMany(row => row))
        {
            json.WriteStartObject();
            json.WriteNumber("line", table.Lines[explanation.Row]);
            json.WriteString("output", explanation.Output.Name);
            json.WriteFinite("prediction", explanation.Prediction);
            json.WriteFinite("mean", explanation.Mean);
            json.WriteStartArray("contributions");
            for (var player = 0; player < players.Length; player++)
            {
                json.WriteStartObject();
                json.WriteTexts("columns", players[player].Select(column => model.Features[column]));
                json.WriteFinite("value", explanation.Contributions[player]);
                json.WriteFinite("standard_error", explanation.StandardErrors[player]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    private void Append(StringBuilder text, RowExplanation explanation, int width)
    {
        var what = model.Task == TaskKind.Regression ? explanation.Output.Name : $"probability of {explanation.Output.Name}";
        text.Append(Printable.Line(string.Create(CultureInfo.InvariantCulture,
            $"line {table.Lines[explanation.Row]}: {what} {MetricText.Of(explanation.Prediction)}, mean {MetricText.Of(explanation.Mean)}"))).Append('\n');
        var order = Sequences.Range(players.Length).OrderBy(player => -Math.Abs(explanation.Contributions[player]));
        var shown = players.Length <= MaxColumns ? order : order.Take(MaxColumns - 1);
        var rest = 0.0;
        foreach (var player in order)
        {
            rest += shown.Contains(player) ? 0 : explanation.Contributions[player];
        }

        var rows = shown.Select(player => (Name: Shown(players[player], explanation.Row), Value: explanation.Contributions[player])).ToList();
        if (shown.Length < order.Length)
        {
            rows.Add(($"{order.Length - shown.Length} others", rest));
        }

        var most = shown.Length == 0 ? 0 : Math.Abs(explanation.Contributions[shown[0]]);
        var lines = new StringBuilder();
        TextTable.Append(lines, rows.Select(row => (string[])["  " + row.Name, (row.Value > 0 ? "+" : "") + MetricText.Of(row.Value)]));
        TextTable.AppendWithBars(text, lines, rows.Select(row => Math.Abs(row.Value) / most), width);
    }

    /// <summary>The columns with their values.</summary>
    private string Shown(int[] columns, int row) => string.Join(", ", columns.Select(column =>
        values[row, column] is not { } value ? model.Features[column]
            : $"{model.Features[column]} = {(value.Length <= MaxValue ? value : value[..(MaxValue - 1)] + "…")}"));

    private string NameOf(int[] columns) => string.Join("+", columns.Select(column => model.Features[column]));
}
