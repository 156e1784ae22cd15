using System.Diagnostics;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>How the published executable behaves as a part of a pipeline, where a golden case cannot show it.</summary>
public sealed class StreamTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private const string Header = "sepal_length,sepal_width,petal_length,petal_width\n";
    private const string Row = "5.1,3.5,1.4,0.2\n";

    [Fact]
    public void A_closed_pipe_downstream_is_no_error()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        workspace.Write("rows.csv", Header + string.Concat(Enumerable.Repeat(Row, 200_000)));

        // `head` takes one line and goes; PIPESTATUS is what predict returned.
        var outcome = Shell(workspace, $"'{Executable.NativePath}' predict model.safetensors rows.csv | head -n 1; exit ${{PIPESTATUS[0]}}");

        Assert.Equal((0, "species\n", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Fact]
    public void A_full_disk_is_an_error()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        workspace.Write("rows.csv", Header + Row);

        var outcome = Shell(workspace, $"'{Executable.NativePath}' predict model.safetensors rows.csv > /dev/full");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("gophernet: <stdout>: cannot be written: No space left on device", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_commands_share_one_output_file()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        workspace.Write("rows.csv", Header + Row);

        var predict = $"'{Executable.NativePath}' predict model.safetensors rows.csv";
        var outcome = Shell(workspace, $"({predict}; {predict}; '{Executable.NativePath}' --version) > out.txt; cat out.txt");

        Assert.Equal($"species\nsetosa\nspecies\nsetosa\n{ProductVersion.Current}\n", outcome.Output);
    }

    [Fact]
    public async Task A_row_from_a_slow_pipe_is_answered_at_once()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        using var process = Executable.Start(Runner.Native, workspace.Folder, "predict", "model.safetensors");

        // Each answer is awaited before the next row is sent: a command that held rows back would never answer, and the test would not end.
        await process.StandardInput.WriteAsync(Header);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("species", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteAsync(Row);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal("setosa", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_row_from_a_slow_pipe_is_answered_at_once_after_many_that_were_fast()
    {
        const int Rows = 50_000; // enough for threads
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        using var process = Executable.Start(Runner.Native, workspace.Folder, "predict", "model.safetensors", "--threads", "3");

        var writing = process.StandardInput.WriteAsync(Header + string.Concat(Enumerable.Repeat(Row, Rows)));
        for (var i = 0; i <= Rows; i++)
        {
            Assert.Equal(i == 0 ? "species" : "setosa", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            if (i == Rows - 10_000)
            {
                await writing;
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteAsync(Row);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal("setosa", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_fault_is_said_at_once_while_the_pipe_stays_open()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        using var process = Executable.Start(Runner.Native, workspace.Folder, "predict", "model.safetensors", "--threads", "3");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        await process.StandardInput.WriteAsync(Header + string.Concat(Enumerable.Repeat(Row, 50_000)) + "oops,1,1,1\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("gophernet: <stdin>:50002:1: column \"sepal_length\"",
            await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(50_001, (await output).Count(character => character == '\n'));
    }

    [Fact]
    public void A_model_can_go_through_a_pipe()
    {
        using var workspace = new Workspace("iris.csv");
        workspace.CopyIn(trained.Path);

        var model = Executable.Run(Runner.Native, workspace.Folder, [], [.. TrainedModel.Arguments, "-o", "-"]).OutputBytes;
        var outcome = Executable.Run(Runner.Native, workspace.Folder, model, "evaluate", "-", "iris.csv", "--json");

        Assert.Equal(File.ReadAllBytes(trained.Path), model);
        Assert.Contains("\"rows\": 150", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_training_leaves_the_old_model_and_nothing_else()
    {
        using var workspace = new Workspace("iris.csv");
        workspace.Write("model.safetensors", "the old one");

        var outcome = Executable.Run(Runner.Native, workspace.Folder, Encoding.UTF8.GetBytes("a,b\n1,x\n2,\"y\n"), "train");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("the old one", File.ReadAllText(workspace.File("model.safetensors")));
        Assert.Empty(workspace.NewFiles());
    }

    // So many layers are so many names in one JSON object: the framework's own check of them wants OpenSSL.
    [Fact]
    public void A_model_of_many_layers_is_read_in_an_empty_root()
    {
        using var workspace = new Workspace("iris.csv");
        var widths = string.Join(',', Enumerable.Repeat("3", 60));

        var trained = Executable.Run(
            Runner.EmptyRoot, workspace.Folder, [], "train", "iris.csv", "-q", "--preset", "plain", "--epochs", "1", "--hidden", widths, "-o", "-");
        var inspected = Executable.Run(Runner.EmptyRoot, workspace.Folder, trained.OutputBytes, "inspect", "-");

        Assert.Equal((0, ""), (trained.ExitCode, trained.Error));
        Assert.Equal((0, ""), (inspected.ExitCode, inspected.Error));
        Assert.Contains("4-3-3", inspected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Executable.Run(Runner.Native, workspace.Folder, [], "train", "iris.csv", "-q", "--preset", "plain", "--epochs", "1", "-o", "/dev/null");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public void A_link_keeps_pointing_where_it_does()
    {
        using var workspace = new Workspace("iris.csv");
        workspace.Write("target.safetensors", "");
        File.CreateSymbolicLink(workspace.File("link.safetensors"), "target.safetensors");

        Executable.Run(Runner.Native, workspace.Folder, [], "train", "iris.csv", "-q", "--preset", "plain", "--epochs", "1", "-o", "link.safetensors");

        Assert.Equal("target.safetensors", new FileInfo(workspace.File("link.safetensors")).LinkTarget);
        Assert.NotEqual(0, new FileInfo(workspace.File("target.safetensors")).Length);
    }

    [Fact]
    public void The_log_goes_to_standard_error()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);

        var outcome = Executable.Run(Runner.Native, workspace.Folder, Encoding.UTF8.GetBytes(Header + Row), "predict", "model.safetensors", "--verbose");

        Assert.Equal("species\nsetosa\n", outcome.Output);
        Assert.Contains("info: gophernet[1] reading <stdin>", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("income")] // classes from numbers, dates, categories, holes
    [InlineData("age")] // regression
    public void Both_architectures_train_and_predict_the_same_bytes_from_a_raw_table(string target)
    {
        using var workspace = new Workspace();
        workspace.CopyIn(Repository.File("tests", "Gophernet.Cli.Tests", "golden", "train-raw-table", "files", "people.csv"));
        string[] arguments = ["train", "people.csv", "-q", "--target", target, "--preset", "fast", "--hidden", "16", "--epochs", "10", "-o", "-"];

        var here = Executable.Run(Runner.Native, workspace.Folder, [], arguments);
        var there = Executable.Run(Runner.Arm64, workspace.Folder, [], arguments);

        Assert.Equal((0, 0), (here.ExitCode, there.ExitCode));
        Assert.Equal(here.OutputBytes, there.OutputBytes);
        string[] predict = ["predict", "-", "people.csv", "--append", .. ProbabilityOption.For(here.OutputBytes)];
        Assert.Equal(
            Executable.Run(Runner.Native, workspace.Folder, here.OutputBytes, predict).Output,
            Executable.Run(Runner.Arm64, workspace.Folder, here.OutputBytes, predict).Output);
    }

    private static Outcome Shell(Workspace workspace, string script)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, Encoding.UTF8.GetBytes(output), error.Result);
    }
}
