using System.Diagnostics;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>What the README shows is what happens: its `console` blocks are run, line by line, one after the other in one folder.</summary>
public class ReadmeTests
{
    private const string Fence = "```";
    private const string Prompt = "$ ";

    [Fact]
    public void Every_command_prints_what_the_readme_shows()
    {
        using var workspace = new Workspace("iris.csv", "train.csv", "test.csv");
        _ = Executable.NativePath; // skips the test where there is none; within Assert.All that would be a failure
        var steps = Steps(File.ReadAllLines(Repository.File("README.md"))).ToList();

        Assert.InRange(steps.Count, 5, 100);
        Assert.All(steps, step => Assert.Equal(step.Output, Run(step.Command, workspace.Folder)));
    }

    /// <summary>The commands after a prompt, each with the lines that follow it.</summary>
    private static IEnumerable<(string Command, string Output)> Steps(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != Fence + "console")
            {
                continue;
            }

            for (i++; lines[i] != Fence;)
            {
                var command = lines[i][Prompt.Length..];
                var output = new StringBuilder();
                for (i++; lines[i] != Fence && !lines[i].StartsWith(Prompt, StringComparison.Ordinal); i++)
                {
                    output.Append(lines[i]).Append('\n');
                }

                yield return (command, output.ToString());
            }
        }
    }

    private static string Run(string command, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec 2>&1; gophernet() {{ '{Executable.NativePath}' \"$@\"; }}; {command}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        return process.StandardOutput.ReadToEnd();
    }
}
