using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary><c>cross-validate --memory</c> on a table that is larger.</summary>
public class SpooledCrossValidateTests
{
    private const string Options = "--preset fast --hidden 8 --epochs 1 --folds 2 --memory 16MB --threads 2";

    [Fact]
    public void Every_row_is_predicted_in_its_place_and_nothing_else_is_left()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, output, error) = Run(workspace, $"{Options} --json --predictions {workspace.File("p.csv")} --spool {workspace.Folder}");

        Assert.Equal(0, exitCode);
        Assert.Contains("and it is read twice more for each fold, to be learnt from and to judge", error, StringComparison.Ordinal);
        var report = JsonNode.Parse(output)!;
        Assert.Equal(LargeTableText.Rows, (int)report["rows"]!);
        Assert.InRange((double)report["metrics"]!["accuracy"]!["mean"]!, 0.95, 1);
        Assert.Equal(LargeTableText.Rows, report["folds"]!.AsArray().Sum(fold => (int)fold!["rows"]!));
        var lines = File.ReadLines(workspace.File("p.csv")).Skip(1).Select(line => int.Parse(line.AsSpan(0, line.IndexOf(',')), provider: null));
        Assert.Equal(Enumerable.Range(2, LargeTableText.Rows), lines);
        Assert.Equal(["p.csv"], workspace.NewFiles());
    }

    [Fact]
    public void Parts_make_the_report_of_one_process()
    {
        using var workspace = CreateWorkspace();
        foreach (var part in new[] { "1/2", "2/2" })
        {
            Assert.Equal(0, Run(workspace, $"{Options} --part {part} -o {workspace.File($"part-{part[0]}")}").ExitCode);
        }

        var merged = InProcess.Run("", "merge", workspace.File("part-1"), workspace.File("part-2"), "--predictions", workspace.File("merged.csv"));
        var whole = Run(workspace, $"{Options} --predictions {workspace.File("whole.csv")}");

        Assert.Equal(whole.Output, merged.Output);
        Assert.Equal(File.ReadAllBytes(workspace.File("whole.csv")), File.ReadAllBytes(workspace.File("merged.csv")));
    }

    [Fact]
    public void Parts_of_other_memory_are_refused()
    {
        using var workspace = CreateWorkspace();
        foreach (var (part, memory) in new[] { ("1/2", "16MB"), ("2/2", "17MB") })
        {
            Run(workspace, $"{Options.Replace("16MB", memory, StringComparison.Ordinal)} --part {part} -o {workspace.File($"part-{part[0]}")}");
        }

        var (exitCode, _, error) = InProcess.Run("", "merge", workspace.File("part-1"), workspace.File("part-2"));

        Assert.Equal(1, exitCode);
        Assert.Contains("memory", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("/proc")]
    public void A_folder_where_nothing_can_be_written_is_an_error_before_anything_is_trained(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is for Linux");
        using var workspace = CreateWorkspace();
        var (exitCode, output, error) = Run(workspace, $"{Options} --spool {workspace.File(folder)}");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("no spool can be made there: ", error, StringComparison.Ordinal);
        Assert.EndsWith("Name a folder that exists and may be written to (--spool).\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_larger_table_of_a_pipe_is_refused_with_what_to_do()
    {
        var (exitCode, _, error) = InProcess.Run(LargeTableText.Text, ["cross-validate", .. Options.Split(' ')]);

        Assert.Equal(1, exitCode);
        Assert.Contains("<stdin>: a pipe cannot be read twice", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--time row-order", "--time")]
    [InlineData("--optimizer l-bfgs", "--optimizer")]
    public void What_needs_all_rows_is_refused_with_what_to_do(string option, string named)
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = Run(workspace, $"{Options} {option}");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(" not possible with a table that is larger than the memory for it, 16 MB", error, StringComparison.Ordinal);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_said_and_leaves_nothing()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, error) = Strace.RunOnFullDisk(
            workspace.Folder, ["cross-validate", "big.csv", .. Options.Split(' '), "--predictions", "p.csv", "--spool", "."]);

        Assert.Equal(1, exitCode);
        Assert.Contains(".: the spool cannot be written after ", error, StringComparison.Ordinal);
        Assert.EndsWith("Name a folder with more room, or give more memory (--spool, --memory).\n", error, StringComparison.Ordinal);
        Assert.Empty(workspace.NewFiles());
    }

    [Fact]
    public void A_signal_while_it_learns_from_a_spool_leaves_nothing()
    {
        using var workspace = CreateWorkspace();
        using var process = Executable.Start(
            Runner.Native, workspace.Folder,
            ["cross-validate", "big.csv", .. Options.Replace("--epochs 1", "--epochs 100000000", StringComparison.Ordinal).Split(' '), "--predictions", "p.csv",
                "--spool", "."]);
        process.StandardInput.Close();
        while (process.StandardError.ReadLine() is { } line && !line.Contains("training fast", StringComparison.Ordinal))
        {
        }

        Executable.Signal(process, "INT");
        process.WaitForExit();

        Assert.Equal(130, process.ExitCode);
        Assert.Empty(workspace.NewFiles());
    }

    private static (int ExitCode, string Output, string Error) Run(Workspace workspace, string options) =>
        InProcess.Run("", ["cross-validate", workspace.File("big.csv"), .. options.Split(' ')]);

    private static Workspace CreateWorkspace()
    {
        var workspace = new Workspace();
        workspace.Write("big.csv", LargeTableText.Text);
        return workspace;
    }
}
