using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>Ctrl-C, SIGTERM and SIGHUP: what was learnt is kept, and nothing else is left behind.</summary>
public sealed class InterruptionTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private static readonly string[] Endless = ["--preset", "fast", "--hidden", "8", "--epochs", "100000000"];

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task An_interrupted_training_writes_the_model_so_far(string signal, int exitCode)
    {
        using var workspace = new Workspace("iris.csv");

        var ended = await InterruptAfter("interrupts are caught", signal, workspace, ["train", "iris.csv", "-v", .. Endless]);

        Assert.Equal((exitCode, ""), ended);
        Assert.Equal(["model.safetensors"], workspace.NewFiles());
        Assert.Equal(0, Executable.Run(Runner.Native, workspace.Folder, [], "evaluate", "model.safetensors", "iris.csv").ExitCode);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task An_interrupted_cross_validation_reports_nothing_and_leaves_nothing(string signal, int exitCode)
    {
        using var workspace = new Workspace("iris.csv");

        var ended = await InterruptAfter(
            "training fast", signal, workspace, ["cross-validate", "iris.csv", "--predictions", "predictions.csv", .. Endless]);

        Assert.Equal((exitCode, ""), ended);
        Assert.Empty(workspace.NewFiles());
    }

    [Theory]
    [InlineData("INT", 130, "train", "-o", "new.safetensors")]
    [InlineData("TERM", 143, "train", "-o", "new.safetensors")]
    [InlineData("INT", 130, "cross-validate", "--predictions", "predictions.csv")]
    public async Task An_interrupted_reading_of_rows_leaves_nothing(string signal, int exitCode, params string[] command)
    {
        using var workspace = new Workspace();

        // The pipe stays open: only the signal ends the command.
        var ended = await InterruptAfter("reading <stdin>", signal, workspace, [.. command, "-v", .. Endless]);

        Assert.Equal((exitCode, ""), ended);
        Assert.Empty(workspace.NewFiles());
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void An_interrupted_split_leaves_nothing(string signal, int exitCode)
    {
        using var workspace = new Workspace();
        using var process = Executable.Start(Runner.Native, workspace.Folder, "split", "-", "-o", "part");
        var isSignalled = false;
        try
        {
            // Rows come without end; only the signal ends the command, and with it the pipe.
            process.StandardInput.Write("a,b\n");
            while (true)
            {
                process.StandardInput.Write("1,2\n");
                process.StandardInput.Flush();
                if (!isSignalled && workspace.NewFiles().Count() == 2)
                {
                    // Signals are caught before the files are opened.
                    Executable.Signal(process, signal);
                    isSignalled = true;
                }
            }
        }
        catch (IOException)
        {
            process.WaitForExit();
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Empty(workspace.NewFiles());
    }

    // The pipe stays open, and says nothing any more: only the signal ends the command.
    [Theory]
    [InlineData("split - -o part", "a,b\n1,2\n", "HUP", 129)]
    [InlineData("split - -o part", "a,b\n1,2\n", "INT", 130)]
    [InlineData("split - -o part", "", "TERM", 143)]
    [InlineData("train - -o new.safetensors", "a,b\n1,2\n", "HUP", 129)]
    [InlineData("train --from model.safetensors - -o new.safetensors", "sepal_length,", "TERM", 143)]
    [InlineData("train iris.csv --from - -o new.safetensors", "{", "TERM", 143)]
    [InlineData("train iris.csv --validation - -o new.safetensors", "sepal_length,", "TERM", 143)]
    [InlineData("cross-validate - --predictions new.csv", "a,b\n1,2\n", "HUP", 129)]
    [InlineData("predict model.safetensors -", "sepal_length,sepal_width,petal_length,petal_width\n1,2,3,4\n", "TERM", 143)]
    [InlineData("predict model.safetensors - -o new.csv --errors errors.csv", "sepal_length,sepal_width,petal_length,petal_width\n1,2,3,4\n", "HUP", 129)]
    [InlineData("predict - iris.csv", "{", "INT", 130)]
    [InlineData("evaluate model.safetensors - -o new.txt", "sepal_length,sepal_width,petal_length,petal_width,species\n", "HUP", 129)]
    [InlineData("evaluate model.safetensors -", "", "TERM", 143)]
    [InlineData("inspect -", "{", "HUP", 129)]
    [InlineData("inspect -", "", "TERM", 143)]
    public void A_signal_ends_a_command_that_waits_for_its_input_and_leaves_nothing(string command, string input, string signal, int exitCode)
    {
        using var workspace = new Workspace("iris.csv");
        workspace.CopyIn(trained.Path);
        using var process = Executable.Start(Runner.Native, workspace.Folder, command.Split(' '));
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Flush();
            SpinWait.SpinUntil(() => HasStoppedReading(process));
            Executable.Signal(process, signal);
            process.WaitForExit();
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Empty(workspace.NewFiles());
    }

    // An epoch of days.
    [Theory]
    [InlineData("HUP", 129, "--preset", "plain", "--hidden", "2000,2000", "--batch-size", "0")]
    [InlineData("TERM", 143, "--preset", "plain", "--hidden", "2000,2000", "--batch-size", "32")]
    [InlineData("INT", 130, "--preset", "fast", "--hidden", "2000,2000", "--ensemble", "2")]
    [InlineData("TERM", 143, "--preset", "plain", "--hidden", "2000,2000", "--optimizer", "l-bfgs")]
    public async Task A_signal_ends_a_long_epoch_with_a_model_and_a_checkpoint(string signal, int exitCode, params string[] options)
    {
        using var workspace = new Workspace();
        var rows = File.ReadAllLines(Repository.File("data", "iris", "iris.csv"));
        workspace.Write("rows.csv", rows[0] + "\n" + string.Concat(Enumerable.Repeat(string.Join('\n', rows[1..]) + "\n", 2_000)));
        workspace.Write("test.csv", rows[0] + "\n" + string.Concat(Enumerable.Repeat("9,9,9,9,setosa\n", 300_000)));

        var ended = await InterruptAfter(
            "interrupts are caught", signal, workspace,
            ["train", "rows.csv", "-v", "--epochs", "3", "--checkpoint", "state", "--test", "test.csv", .. options]);

        Assert.Equal((exitCode, ""), ended);
        Assert.Equal(["model.safetensors", "state"], workspace.NewFiles());
        Assert.Equal(0, Executable.Run(Runner.Native, workspace.Folder, [], "inspect", "model.safetensors").ExitCode);
    }

    // A pipe that is full, and whose reader takes nothing more.
    [Theory]
    [InlineData("--json", "model.safetensors")]
    [InlineData("-o -")]
    public void A_signal_ends_training_whose_output_nobody_takes(string options, params string[] files)
    {
        using var workspace = new Workspace("iris.csv");
        using var process = Executable.Start(
            Runner.Native, workspace.Folder, ["train", "iris.csv", "-q", "--preset", "fast", "--epochs", "1000", "--hidden", "200,200", .. options.Split(' ')]);
        try
        {
            SpinWait.SpinUntil(() => process.HasExited || IsWaitingToWrite(process));
            Executable.Signal(process, "TERM");
            process.WaitForExit();
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(143, process.ExitCode);
        Assert.Equal(files, workspace.NewFiles());
    }

    /// <summary>Whether the process waits for room in a pipe: in a write, call 1, or 64 on arm64, or a poll, 7 or 73.</summary>
    private static bool IsWaitingToWrite(Process process) => Directory.EnumerateDirectories($"/proc/{process.Id}/task").Any(task =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "syscall")).Split(' ')[0] is "1" or "64" or "7" or "73";
        }
        catch (IOException)
        {
            return false; // the thread has ended
        }
    });

    [Fact]
    public void A_signal_that_the_process_was_started_with_ignoring_is_ignored()
    {
        using var workspace = new Workspace();
        var command = $"trap '' HUP; (echo a,b; sleep 1; echo 1,2; echo 3,4) | '{Executable.NativePath}' split - -o part & sleep 0.5; kill -HUP $!; wait $!";
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = workspace.Folder, RedirectStandardError = true })!;
        shell.WaitForExit();

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(["part.test.csv", "part.train.csv"], workspace.NewFiles());
    }

    /// <summary>
    /// Whether the process has ended, or waits for standard input (proc_pid_syscall(5)): in a read, call 0, or 63 on arm64, of descriptor 0.
    /// </summary>
    private static bool HasStoppedReading(Process process) =>
        process.HasExited || Directory.EnumerateDirectories($"/proc/{process.Id}/task").Any(task =>
        {
            try
            {
                return File.ReadAllText(Path.Combine(task, "syscall")).Split(' ') is ["0" or "63", var descriptor, ..]
                    && FileOf(0) is { } input && FileOf(Convert.ToInt32(descriptor, 16)) == input; // it may be read through another descriptor
            }
            catch (IOException)
            {
                return false; // the thread has ended
            }

            string? FileOf(int descriptor) => new FileInfo($"/proc/{process.Id}/fd/{descriptor}").LinkTarget;
        });

    /// <summary>Starts a command, and interrupts it when it has said something.</summary>
    private static async Task<(int ExitCode, string Output)> InterruptAfter(string note, string signal, Workspace workspace, string[] command)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Executable.Start(Runner.Native, workspace.Folder, command);
        try
        {
            string? line;
            do
            {
                line = await process.StandardError.ReadLineAsync(cancellation);
            }
            while (line is not null && !line.Contains(note, StringComparison.Ordinal));

            Executable.Signal(process, signal);
            await process.WaitForExitAsync(cancellation);
        }
        finally
        {
            process.Kill(); // it would train for days where the signal did not reach it
        }

        return (process.ExitCode, await process.StandardOutput.ReadToEndAsync(cancellation));
    }
}
