using System.Globalization;
using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary>What is said of intervals where rows come in groups: on rows held back, on those of a file, and where the groups are too few.</summary>
public class GroupedIntervalTests
{
    private static readonly string[] Small = ["--preset", "fast", "--hidden", "4", "--epochs", "2", "--json", "-q"];

    [Fact]
    public void Too_few_groups_are_said_wherever_intervals_would_stand()
    {
        using var workspace = new Workspace();
        var (rows, model) = (Write(workspace, "rows.csv", "p", 12), workspace.File("model.safetensors"));

        using var training = Document(["train", rows, "--group", "patient", "-o", model, .. Small]);
        using var inspected = Document(["inspect", model, "--json"]);
        using var evaluated = Document(["evaluate", model, rows, "--json"]);
        var text = InProcess.Run("", "inspect", model).Output;

        var heldOut = inspected.RootElement.GetProperty("record").GetProperty("held_out");
        Assert.All([training.RootElement.GetProperty("validation"), heldOut, evaluated.RootElement], report =>
        {
            Assert.InRange(report.GetProperty("groups").GetInt32(), 1, 12);
            Assert.False(report.TryGetProperty("intervals", out _));
        });
        Assert.Contains(" groups, too few for intervals; value (baseline)", text.ReplaceLineEndings(" ").Replace("             ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_of_a_validation_file_are_drawn_whole()
    {
        using var workspace = new Workspace();
        var (rows, others, model) = (Write(workspace, "rows.csv", "p", 30), Write(workspace, "others.csv", "q", 30), workspace.File("model.safetensors"));

        using var training = Document(["train", rows, "--group", "patient", "--validation", others, "-o", model, .. Small]);
        using var byRows = Document(["train", rows, "--drop", "patient", "--validation", others, "-o", workspace.File("rows.safetensors"), .. Small]);
        using var evaluated = Document(["evaluate", model, others, "--json"]);
        var text = InProcess.Run("", "inspect", model).Output;

        var validation = training.RootElement.GetProperty("validation");
        Assert.Equal((30, "patient"), (validation.GetProperty("groups").GetInt32(), validation.GetProperty("group").GetString()));
        Assert.Equal((30, "patient"), (evaluated.RootElement.GetProperty("groups").GetInt32(), evaluated.RootElement.GetProperty("group").GetString()));
        Assert.False(byRows.RootElement.GetProperty("validation").TryGetProperty("groups", out _));
        Assert.True(Width(validation) > 1.3 * Width(byRows.RootElement.GetProperty("validation")));
        Assert.Contains("on rows of another file, in groups by patient", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_the_column_of_the_groups_are_warned_of_where_there_are_intervals()
    {
        using var workspace = new Workspace();
        var (rows, model) = (Write(workspace, "rows.csv", "p", 30), workspace.File("model.safetensors"));
        workspace.Write("others.csv", string.Join('\n', File.ReadAllLines(rows).Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..])));
        using var training = Document(["train", rows, "--group", "patient", "-o", model, .. Small]);

        using var evaluated = Document(["evaluate", model, workspace.File("others.csv"), "--json"]);
        using var withoutIntervals = Document(["evaluate", model, workspace.File("others.csv"), "--json", "--no-intervals"]);
        using var ofGroups = Document(["evaluate", model, Write(workspace, "more.csv", "q", 30), "--json"]);

        Assert.StartsWith("the data have no column \"patient\", by whose groups the model was judged",
            Assert.Single(evaluated.RootElement.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.All([withoutIntervals, ofGroups], report => Assert.False(report.RootElement.TryGetProperty("warnings", out _)));
    }

    /// <summary>Six rows for each patient, which lie near each other; who is well is as good as tossed.</summary>
    private static string Write(Workspace workspace, string name, string prefix, int patients)
    {
        var rows = Enumerable.Range(0, 6 * patients).Select(row => (Patient: row / 6, Number: row)).Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{prefix}{row.Patient},{(row.Patient * 7919 + prefix[0]) % 101 + row.Number % 6 / 10.0},{(row.Patient * 31 % 13 > 5 ? "well" : "ill")}\n"));
        workspace.Write(name, "patient,a,state\n" + string.Concat(rows));
        return workspace.File(name);
    }

    private static JsonDocument Document(string[] arguments)
    {
        var run = InProcess.Run("", arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(arguments[0] == "train" ? run.Output.TrimEnd().Split('\n')[^1] : run.Output);
    }

    private static double Width(JsonElement report)
    {
        var interval = report.GetProperty("intervals").GetProperty("accuracy");
        return interval[1].GetDouble() - interval[0].GetDouble();
    }
}
