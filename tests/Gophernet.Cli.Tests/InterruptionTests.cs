using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>Ctrl-C and SIGTERM: what was learnt is kept, and nothing else is left behind.</summary>
public class InterruptionTests
{
    private static readonly string[] Endless = ["--preset", "fast", "--hidden", "8", "--epochs", "100000000"];

    [Theory]
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

    // The pipe is open and silent: the first signal waits for a row, and a second ends the command.
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_second_signal_ends_a_split_that_waits_for_rows_and_leaves_nothing(string signal, int exitCode)
    {
        using var workspace = new Workspace();
        using var process = Executable.Start(Runner.Native, workspace.Folder, "split", "-", "-o", "part");
        try
        {
            SpinWait.SpinUntil(() => workspace.NewFiles().Count() == 2);
            Executable.Signal(process, signal);
            SpinWait.SpinUntil(() => HasTakenSignals(process)); // two of a kind that wait are one
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

    /// <summary>Whether no signal waits for the process to take it (proc_pid_status(5)).</summary>
    private static bool HasTakenSignals(Process process) =>
        File.ReadLines($"/proc/{process.Id}/status").Contains("ShdPnd:\t0000000000000000");

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
