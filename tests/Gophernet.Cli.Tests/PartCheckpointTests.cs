namespace Gophernet.Cli.Tests;

/// <summary>A part that is interrupted is not written, and continues from its checkpoint to the part that it would have been.</summary>
public class PartCheckpointTests
{
    // So many lines of JSON do not fit the pipe: training waits for its reader, and cannot end before it is interrupted.
    private static readonly string[] Train = ["train", PartSample.Table, .. "-t class --preset fast --hidden 4 --ensemble 3 --epochs 20000 --json".Split(' ')];

    [Fact]
    public async Task An_interrupted_part_continues_to_the_same_bytes()
    {
        using var workspace = PartSample.CreateWorkspace();
        string[] second = ["--part", "2/3", "--checkpoint", "state-{part}"];
        Succeed(Executable.Run(Runner.Native, workspace.Folder, [], [.. Train, "--part", "2/3", "-o", "whole"]));

        using (var process = Executable.Start(Runner.Native, workspace.Folder, [.. Train, .. second]))
        {
            var cancellation = TestContext.Current.CancellationToken;
            while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line && !line.Contains("\"epoch\":5,", StringComparison.Ordinal))
            {
            }

            Executable.Signal(process, "TERM");
            await process.StandardOutput.ReadToEndAsync(cancellation);
            Assert.Contains(": no part was written; the same command with --resume continues", await process.StandardError.ReadToEndAsync(cancellation),
                StringComparison.Ordinal);
            await process.WaitForExitAsync(cancellation);
            Assert.Equal(143, process.ExitCode);
        }

        Assert.Equal(["state-2", "whole"], workspace.NewFiles());
        var other = Executable.Run(Runner.Native, workspace.Folder, [], [.. Train, "--part", "3/3", "--checkpoint", "state-2", "--resume"]);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("a checkpoint of other data or other options", other.Error, StringComparison.Ordinal);
        Succeed(Executable.Run(Runner.Native, workspace.Folder, [], [.. Train, .. second, "--resume"]));

        Assert.Equal(["part-2", "whole"], workspace.NewFiles());
        Assert.Equal(File.ReadAllBytes(workspace.File("whole")), File.ReadAllBytes(workspace.File("part-2")));
    }

    private static void Succeed(Outcome run) => Assert.True(run.ExitCode == 0, run.Error);
}
