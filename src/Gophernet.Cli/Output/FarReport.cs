using System.Globalization;
using Gophernet.Tables;
using Gophernet.Tables.Profiles;

namespace Gophernet.Cli.Output;

/// <summary>How rows differ from those of training, for people in a few lines, or as JSON.</summary>
internal static class FarReport
{
    private const int MaxNotes = 5;

    /// <summary>Says what is further from training than chance would have it, the most frequent first.</summary>
    /// <param name="tally">What was counted.</param>
    /// <param name="source">The name of the input.</param>
    /// <param name="messages">Receives the lines.</param>
    public static void Write(TableTally tally, string source, Messages messages)
    {
        var findings = tally.Surprises().OrderBy(found => -found.Finding.Cells.Count);
        foreach (var (feature, finding) in findings.Take(MaxNotes))
        {
            var first = new Place(source, finding.Cells.Line);
            messages.Warn($"column \"{feature.Name}\": {TextOf(finding, tally.RowCount)} (first at {first})");
        }

        if (findings.Length > MaxNotes)
        {
            messages.Note($"{findings.Length - MaxNotes} more such findings; to see all", new Setting("report", "FILE"));
        }
    }

    /// <summary>Every column as JSON.</summary>
    public static void WriteJson(TableTally tally, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("rows", tally.RowCount);
        json.WriteStartArray("columns");
        for (var i = 0; i < tally.Columns.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", tally.Schema.Features[i].Name);
            json.WriteString("kind", tally.Schema.Features[i].Kind);
            tally.Columns[i].WriteJson(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string TextOf(FarFinding finding, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{finding.Cells.Count} of {NameList.Count(rows, "cell")} {finding.What}");
}
