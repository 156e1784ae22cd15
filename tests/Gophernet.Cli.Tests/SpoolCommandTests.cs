using System.Diagnostics;
using System.Text.Json.Nodes;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Tests;

/// <summary><c>train --memory</c> on a table that is larger.</summary>
public class SpoolCommandTests
{
    private const string Options = "--preset fast --hidden 8 --epochs 2 --memory 16MB --threads 2";

    [Fact]
    public void Nothing_is_left_in_the_folder()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = Train(workspace, $"{Options} --spool {workspace.Folder}");

        Assert.Equal(0, exitCode);
        Assert.Contains("larger than the memory for it, 16 MB: columns were understood from ", error, StringComparison.Ordinal);
        Assert.Contains($" of {LargeTableText.Rows} rows, and it is read once more", error, StringComparison.Ordinal);
        Assert.Contains("big.csv: 130000 rows, 16 features", error, StringComparison.Ordinal);
        Assert.Equal(["model"], workspace.NewFiles());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = Train(workspace, $"{Options} --spool {workspace.File("nowhere")}");

        Assert.Equal(1, exitCode);
        Assert.Contains("nowhere: no spool can be made there: no such file or folder", error, StringComparison.Ordinal);
        Assert.Contains("Name a folder that exists and may be written to (--spool).", error, StringComparison.Ordinal);
        Assert.Empty(workspace.NewFiles());
    }

    [Fact]
    public void A_larger_table_of_a_pipe_is_refused_with_what_to_do()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = InProcess.Run(LargeTableText.Text, ["train", .. Options.Split(' '), "-o", workspace.File("model")]);

        Assert.Equal(1, exitCode);
        Assert.Contains("<stdin>: a pipe cannot be read twice", error, StringComparison.Ordinal);
        Assert.Contains("Write it to a file, or give more memory (--memory).", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --memory 16MB")]
    public async Task A_named_pipe_is_read_as_a_file_is(string memory)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes with names are for Linux");
        using var workspace = new Workspace("iris.csv");
        var (model, pipe) = (workspace.File("model"), workspace.File("pipe"));
        using var made = Process.Start("mkfifo", [pipe]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var writer = Task.Run(
            () => File.WriteAllBytes(pipe, File.ReadAllBytes(workspace.File("iris.csv"))), TestContext.Current.CancellationToken);

        var (exitCode, _, error) = InProcess.Run("", ["train", pipe, "-o", model, .. $"--preset fast --epochs 1{memory}".Split(' ')]);
        await writer;

        Assert.Equal(0, exitCode);
        Assert.Contains("150 rows, 4 features", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_a_target_is_counted_wherever_it_is()
    {
        using var workspace = CreateWorkspace();
        var text = File.ReadAllText(workspace.File("big.csv"));
        var last = text.LastIndexOf(',', text.Length - 2);
        File.WriteAllText(workspace.File("big.csv"), text[..(last + 1)] + "\n");

        var (exitCode, _, error) = Train(workspace, Options);

        Assert.Equal(0, exitCode);
        Assert.Contains("left out 1 row without a target", error, StringComparison.Ordinal);
        var record = JsonNode.Parse(InProcess.Run("", "inspect", workspace.File("model"), "--json").Output)!["record"]!["data"]!;
        Assert.Equal((LargeTableText.Rows - 1, 1), ((int)record["rows"]!, (int)record["left_out"]!));
    }

    [Fact]
    public void A_preset_that_needs_all_rows_is_refused_with_what_to_do()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, _, error) = Train(workspace, $"{Options} --preset best".Replace("--preset fast ", "", StringComparison.Ordinal));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("comparing rows is not possible with a table that is larger than the memory for it, 16 MB", error, StringComparison.Ordinal);
        Assert.Contains("--neighbours off", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_said_with_what_to_do()
    {
        using var workspace = CreateWorkspace();
        var (exitCode, error) = Strace.RunOnFullDisk(workspace.Folder, ["train", "big.csv", .. Options.Split(' '), "-o", "model", "--spool", "."]);

        Assert.Equal(1, exitCode);
        Assert.Contains(".: the spool cannot be written after ", error, StringComparison.Ordinal);
        Assert.Contains("No space left on device", error, StringComparison.Ordinal);
        Assert.EndsWith("Name a folder with more room, or give more memory (--spool, --memory).\n", error, StringComparison.Ordinal);
        Assert.Empty(workspace.NewFiles());
    }

    [Fact]
    public void A_file_that_changes_between_the_passes_is_refused()
    {
        using var workspace = new Workspace();
        workspace.Write("t.csv", "x,class\n1,a\n2,b\n3,a\n4,b\n");
        using var shell = new Shell(() => Stream.Null, () => Stream.Null, () => Stream.Null, false, false, TimeProvider.System, () => 80);
        using var file = InputFile.Open(workspace.File("t.csv"), shell);
        var input = new SpooledInput(workspace.File("t.csv"), new CsvOptions(), file, shell);
        var memory = input.Bound(new MemorySettings(TableMemory.MinBytes, null));
        var raw = RawTable.Read(file.ReadCsv(new CsvOptions(), (_, _) => { }), new TableOptions(), threads: 1, memory);
        var large = input.Complete(TableInference.Of(raw), raw, "").Large!;
        large.ReadAgain(_ => 4);

        Assert.Contains("has changed", Assert.Throws<GophernetException>(() => large.ReadAgain(_ => 3)).Message, StringComparison.Ordinal);
        Assert.Contains("has changed", Assert.Throws<GophernetException>(() => large.ReadAgain(_ =>
        {
            File.AppendAllText(workspace.File("t.csv"), "5,a,b\n");
            throw new GophernetException("found 3 fields", "Fix the line.");
        })).Message, StringComparison.Ordinal); // and not of what came of it
        Assert.Contains("has changed", Assert.Throws<GophernetException>(() => large.ReadAgain(_ => 4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_read_again_is_closed_whatever_happens()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is for Linux");
        using var workspace = new Workspace();
        workspace.Write("t.csv", "x,class\n1,a\n2,b\n3,a\n4,b\n");
        using var shell = new Shell(() => Stream.Null, () => Stream.Null, () => Stream.Null, false, false, TimeProvider.System, () => 80);
        LargeTable large;
        using (var file = InputFile.Open(workspace.File("t.csv"), shell))
        {
            var input = new SpooledInput(workspace.File("t.csv"), new CsvOptions(), file, shell);
            var raw = RawTable.Read(
                file.ReadCsv(new CsvOptions(), (_, _) => { }), new TableOptions(), threads: 1, input.Bound(new MemorySettings(TableMemory.MinBytes, null)));
            large = input.Complete(TableInference.Of(raw), raw, "").Large!;
        }

        large.ReadAgain(_ => OpenFiles().Count(name => name == workspace.File("t.csv")) == 1 ? 4 : 0);
        Assert.Throws<IOException>(() => large.ReadAgain(_ => throw new IOException("the disk")));

        Assert.DoesNotContain(workspace.File("t.csv"), OpenFiles());
    }

    [Fact]
    public void It_is_not_for_models_that_are_continued()
    {
        var (exitCode, _, error) = InProcess.Run("", "train", "x.csv", "--from", "m", "--memory", "1GB");

        Assert.Equal(2, exitCode);
        Assert.Contains("--memory is for new models", error, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> OpenFiles() => Directory.GetFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget);

    private static (int ExitCode, string Output, string Error) Train(Workspace workspace, string options) =>
        InProcess.Run("", ["train", workspace.File("big.csv"), .. options.Split(' '), "-o", workspace.File("model")]);

    private static Workspace CreateWorkspace()
    {
        var workspace = new Workspace();
        workspace.Write("big.csv", LargeTableText.Text);
        return workspace;
    }
}
