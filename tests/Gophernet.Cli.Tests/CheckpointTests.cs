namespace Gophernet.Cli.Tests;

/// <summary>Training that ends early continues from its checkpoint to the very model that it would have given.</summary>
public class CheckpointTests
{
    private const string Checkpoint = "state.checkpoint";

    // So many lines of JSON do not fit the pipe: training waits for its reader, and cannot end before it is interrupted.
    private const string Epochs = "20000";

    private static readonly string Rows = "a,b,y\n" + string.Concat(Enumerable.Range(0, 30).Select(row =>
        $"{row * 7 % 11},{row * 5 % 13},{"uvw"[(row * 7 % 11 + row * 5 % 13) / 9]}\n"));

    /// <summary>Options, and what stands in the line of the epoch after which training is interrupted.</summary>
    public static TheoryData<string, string> Interruptions => new()
    {
        { "--preset fast --hidden 4", "\"epoch\":5," },
        { "--preset fast --hidden 4 --validation 0 --dropout 0.2", "\"epoch\":5," },
        { "--preset default --hidden 4 --ensemble 2", "\"epoch\":5," },
        { "--preset plain --hidden 4 --optimizer gradient-descent --momentum 0.9 --nesterov on --clip 0.5", "\"epoch\":5," },
        { "--preset plain --hidden 4 --optimizer gradient-descent --learning-rate 1000 --batch-size 4", "\"epoch\":30," }, // restarted with shorter steps
        { "--preset plain --hidden 4 --optimizer l-bfgs", "\"epoch\":5," },
        { "--preset fast --hidden 4 --ensemble 3 --refit", "\"epoch\":5," },
        { "--preset fast --hidden 4 --ensemble 3 --refit --learning-rate 0.00001", "\"refit\":true" }, // the last epochs are best, and all are run again
    };

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task A_resumed_training_ends_in_the_bytes_of_an_uninterrupted_one(string options, string lastLine)
    {
        using var workspace = CreateWorkspace();
        Train(workspace, options, "-o", "whole.safetensors");

        var arguments = Arguments(options, "-o", "part.safetensors", "--checkpoint", Checkpoint, "--json");
        using (var process = Executable.Start(Runner.Native, workspace.Folder, arguments))
        {
            var cancellation = TestContext.Current.CancellationToken;
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync(cancellation);
            }
            while (line is not null && !line.Contains(lastLine, StringComparison.Ordinal));

            Executable.Signal(process, "TERM");
            await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            Assert.Equal(143, process.ExitCode);
        }

        Assert.True(File.Exists(workspace.File(Checkpoint)));
        var resumed = Train(workspace, options, "-o", "part.safetensors", "--checkpoint", Checkpoint, "--resume");

        Assert.Contains($"continuing from {Checkpoint}, epoch ", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(workspace.File("whole.safetensors")), File.ReadAllBytes(workspace.File("part.safetensors")));
        Assert.Equal(["part.safetensors", "whole.safetensors"], workspace.NewFiles()); // of training that is done nothing is left to continue
    }

    [Fact]
    public void Training_in_short_turns_ends_in_the_bytes_of_an_uninterrupted_one()
    {
        using var workspace = CreateWorkspace();
        const string Options = "--preset fast --hidden 4 --ensemble 1 --refit";
        Train(workspace, Options, "-o", "whole.safetensors");

        // Two looks an epoch, at the limit and at the age of the checkpoint: 3,000 epochs a turn, of some 30,000.
        var turns = 0;
        do
        {
            var run = InProcess.Run(
                "", isInputTerminal: false, isErrorTerminal: false, new LeapingClock(TimeSpan.FromSeconds(0.1)),
                [
                    "train", workspace.File("rows.csv"), .. Options.Split(' '), "--epochs", Epochs, "-o", workspace.File("part.safetensors"),
                    "--checkpoint", workspace.File(Checkpoint), "--resume", "--max-time", "10m",
                ]);
            Assert.Equal(0, run.ExitCode);
            turns++;
        }
        while (File.Exists(workspace.File(Checkpoint)));

        Assert.InRange(turns, 3, 14);
        Assert.Equal(File.ReadAllBytes(workspace.File("whole.safetensors")), File.ReadAllBytes(workspace.File("part.safetensors")));
    }

    [Theory]
    [InlineData("--hidden", "9")]
    [InlineData("--seed", "2")]
    [InlineData("--learning-rate", "0.01")]
    [InlineData("--target", "sepal_length")]
    [InlineData("--drop", "sepal_length")]
    [InlineData("--class-weight", "balanced")]
    [InlineData("--validation", "0.3")]
    public void A_checkpoint_of_other_data_or_options_is_refused(string option, string value)
    {
        using var workspace = new Workspace("iris.csv");
        string[] arguments = ["train", "iris.csv", "--preset", "fast", "--epochs", "100000", "--checkpoint", Checkpoint];
        Executable.Run(Runner.Native, workspace.Folder, [], [.. arguments, "--max-time", "0.01s"]);
        var before = File.ReadAllBytes(workspace.File(Checkpoint));

        var outcome = Executable.Run(Runner.Native, workspace.Folder, [], [.. arguments, "--resume", option, value]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"gophernet: {Checkpoint}: a checkpoint of other data or other options\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(workspace.File(Checkpoint)));
    }

    private static string[] Arguments(string options, params string[] more) => ["train", "rows.csv", .. options.Split(' '), "--epochs", Epochs, .. more];

    private static Workspace CreateWorkspace()
    {
        var workspace = new Workspace();
        workspace.Write("rows.csv", Rows);
        return workspace;
    }

    private static Outcome Train(Workspace workspace, string options, params string[] more)
    {
        var outcome = Executable.Run(Runner.Native, workspace.Folder, [], Arguments(options, more));
        Assert.Equal(0, outcome.ExitCode);
        return outcome;
    }
}
