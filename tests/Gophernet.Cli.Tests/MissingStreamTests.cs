namespace Gophernet.Cli.Tests;

/// <summary>Standard streams that are closed or full: what is said to people is lost, and nothing else is.</summary>
public sealed class MissingStreamTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    public static TheoryData<string, string, int> Commands
    {
        get
        {
            (string Command, int ExitCode)[] commands =
            [
                ("train iris.csv --preset plain --hidden 2 --epochs 3 -o out", 0),
                ("train iris.csv -v --preset plain --hidden 2 --epochs 3 -o out", 0),
                ("predict m.st iris.csv -o out", 0),
                ("predict m.st iris.csv -v -o out", 0),
                ("evaluate m.st iris.csv -o out", 0),
                ("cross-validate iris.csv -k 2 --preset plain --hidden 2 --epochs 3 --predictions out", 0),
                ("split iris.csv -o out", 0),
                ("inspect m.st", 0),
                ("predict m.st none.csv", 1),
                ("predict m.st none.csv --json", 1),
                ("predict --none", 2),
                ("evaluate m.st iris.csv --min accuracy=1", 3),
            ];
            var cases = new TheoryData<string, string, int>();
            foreach (var (command, exitCode) in commands)
            {
                foreach (var stream in (string[])["2> /dev/full", "2>&-", "2>&- <&-", "2< /dev/null", "2> >(exec <&-; sleep 0)"])
                {
                    cases.Add(command, stream, exitCode);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Words_that_nobody_takes_cost_neither_the_file_nor_the_exit_code(string command, string stream, int exitCode)
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, $"$G {command} {stream} > /dev/null; code=$?; cat out* > found 2> /dev/null; exit $code");

        Assert.Equal(exitCode, outcome.ExitCode);
        if (command.Contains(" out", StringComparison.Ordinal))
        {
            var file = File.ReadAllBytes(workspace.File("found"));
            Assert.NotEmpty(file);
            Assert.Equal(-1, file.AsSpan().IndexOf("gophernet:"u8)); // a message went into the file that was opened in the place of the stream
        }
    }

    [Theory]
    [InlineData("predict m.st iris.csv")]
    [InlineData("evaluate m.st iris.csv")]
    [InlineData("evaluate m.st iris.csv --json")]
    [InlineData("inspect m.st")]
    [InlineData("train iris.csv $P -o -")]
    [InlineData("--version")]
    [InlineData("train --help")]
    public void Results_that_cannot_be_written_are_an_error(string command)
    {
        using var workspace = CreateWorkspace();

        var closed = Bash.Run(workspace, $"$G {command} >&-");
        var full = Bash.Run(workspace, $"$G {command} > /dev/full");

        Assert.Equal((1, 1), (closed.ExitCode, full.ExitCode));
        Assert.Matches("<stdout>.* it is not open for writing|not open for writing.*<stdout>", closed.Error);
        Assert.Matches("<stdout>.* No space left on device|No space left on device.*<stdout>", full.Error);
    }

    [Fact]
    public void Where_all_three_are_closed_a_model_is_trained_all_the_same()
    {
        using var workspace = new Workspace("iris.csv");

        var outcome = Bash.Run(workspace, "$G train iris.csv $P -o expected; $G train iris.csv -o out ${P% -q} <&- >&- 2>&-; echo $?; cmp expected out");

        Assert.Equal("0\n", outcome.Output);
    }

    [Fact]
    public void Closed_standard_input_is_empty()
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, "$G predict m.st <&-; echo $?; $G predict m.st < /dev/null; echo $?");

        var errors = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("1\n1\n", outcome.Output);
        Assert.Equal(errors[..(errors.Length / 2)], errors[(errors.Length / 2)..]);
    }

    private Workspace CreateWorkspace()
    {
        var workspace = new Workspace("iris.csv");
        File.Copy(trained.Path, workspace.File("m.st"));
        return workspace;
    }
}
