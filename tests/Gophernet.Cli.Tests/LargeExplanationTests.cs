using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary><c>explain</c> of many rows.</summary>
public sealed class LargeExplanationTests : IDisposable
{
    private const int Rows = 5_000; // more than a part of those that are explained one after the other

    private readonly Workspace _workspace = new();
    private readonly string[] _lines = [.. LargeTableText.Text.Split('\n').Take(Rows + 1)];

    public LargeExplanationTests()
    {
        _workspace.Write("rows.csv", string.Join('\n', _lines) + "\n");
        _workspace.Write("few.csv", string.Join('\n', _lines.Take(11)) + "\n");
        var train = Run("train", "rows.csv", "--preset fast --hidden 4 --epochs 1 --drop x4,x5,x6,x7,x8,x9,x1? -o model");
        Assert.True(train.ExitCode == 0, train.Error);
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>With --group all rows are in memory: no columns move together here, so it changes nothing else.</summary>
    [Fact]
    public void Rows_that_are_explained_part_by_part_are_explained_as_all_at_once()
    {
        var parts = Run("explain", "model", "rows.csv --rows --csv --background few.csv");
        var atOnce = Run("explain", "model", "rows.csv --rows --csv --background few.csv --group");

        Assert.Equal((0, 0), (parts.ExitCode, atOnce.ExitCode));
        Assert.Equal(Rows + 2, parts.Output.Split('\n').Length);
        Assert.Equal(atOnce.Output, parts.Output);
        Assert.Equal(parts.Output, Run("explain", "model", "rows.csv --rows --csv --background few.csv --threads 1").Output);
    }

    [Fact]
    public void A_fault_in_a_later_part_costs_the_file()
    {
        _workspace.Write("faulty.csv", string.Join('\n', _lines) + "\nmuch,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,low\n");

        var (exitCode, _, error) = Run("explain", "model", "faulty.csv --rows --csv --background few.csv -o explained.csv");

        Assert.Equal(1, exitCode);
        Assert.Contains($"faulty.csv:{Rows + 2}", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_workspace.File("explained.csv")));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--json --effect x1")]
    public async Task Rows_of_pipes_are_those_of_files(string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes with names are for Linux");
        using var made = Process.Start("mkfifo", [_workspace.File("pipe")]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var text = File.ReadAllText(_workspace.File("rows.csv"));
        var writer = Task.Run(() => File.WriteAllText(_workspace.File("pipe"), text), TestContext.Current.CancellationToken);

        var file = Run("explain", "model", $"rows.csv {options} --max-rows 1000");
        var pipe = Run("explain", "model", $"pipe {options} --max-rows 1000");
        await writer;
        var standardInput = InProcess.Run(text, ["explain", _workspace.File("model"), .. options.Split(' '), "--max-rows", "1000"]);

        Assert.Equal((0, 0, 0), (file.ExitCode, pipe.ExitCode, standardInput.ExitCode));
        Assert.Equal([file.Output, file.Output], [pipe.Output, standardInput.Output]);
        var report = JsonNode.Parse(file.Output)!;
        Assert.Equal((1000, Rows), ((int)report["rows"]!, (int)report["all_rows"]!));
    }

    private (int ExitCode, string Output, string Error) Run(string command, string first, string rest)
    {
        string[] files = ["rows.csv", "few.csv", "faulty.csv", "explained.csv", "pipe", "model"];
        return InProcess.Run("", [command, _workspace.File(first), .. rest.Split(' ').Select(word => files.Contains(word) ? _workspace.File(word) : word)]);
    }
}
