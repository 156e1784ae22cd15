namespace Gophernet.Cli.Tests;

/// <summary>No input is overwritten, by whatever name: nothing is written, and the message names the option.</summary>
public sealed class SameFileTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    public static TheoryData<string, string, string> Cases => new()
    {
        // What to do first, the command, and who would overwrite.
        { "ln -s iris.csv l", "train iris.csv -o l", "--output" },
        { "ln -s iris.csv l", "train l -o iris.csv", "--output" },
        { "ln iris.csv l", "train iris.csv -o l", "--output" },
        { "ln -s . d", "train iris.csv -o d/iris.csv", "--output" },
        { "", "train -o iris.csv < iris.csv", "--output" },
        { "", "train - -o ./iris.csv < iris.csv", "--output" },
        { "", "train /dev/stdin -o iris.csv < iris.csv", "--output" },
        { "", "train /dev/fd/3 -o iris.csv 3< iris.csv", "--output" },
        { "", "train iris.csv -o /dev/fd/3 3>> iris.csv", "--output" },
        { "", "train iris.csv -o /dev/stdout >> iris.csv", "standard output" },
        { "", "train iris.csv -o - >> iris.csv", "standard output" },
        { "ln -s other.csv l", "train iris.csv --test other.csv -o l", "--output" },
        { "ln -s other.csv l", "train iris.csv --validation l -o other.csv", "--output" },
        { "", "train iris.csv --validation - -o other.csv < other.csv", "--output" },
        { "ln -s iris.csv l", "train iris.csv --checkpoint l", "--checkpoint" },
        { "ln m.st l", "train iris.csv --from m.st --checkpoint l", "--checkpoint" },
        { "", "train iris.csv --from - --checkpoint m.st < m.st", "--checkpoint" },
        { "mkdir d; ln -s ../n.st d/l", "train iris.csv -o d/l --checkpoint n.st", "--checkpoint" }, // not there yet
        { "", "train iris.csv -o n.st --json > n.st", "--output" },
        { "", "train iris.csv -o n.st 2> n.st", "--output" },
        { "ln m.st l", "predict m.st iris.csv -o l", "--output" },
        { "", "predict - iris.csv -o m.st < m.st", "--output" },
        { "", "predict m.st -o iris.csv < iris.csv", "--output" },
        { "", "predict m.st iris.csv >> iris.csv", "standard output" },
        { "", "predict m.st - < iris.csv >> iris.csv", "standard output" },
        { "", "predict m.st iris.csv >> m.st", "standard output" },
        { "ln iris.csv l", "predict m.st iris.csv --errors l -o n", "--errors" },
        { "ln iris.csv l", "predict m.st iris.csv --report l -o n", "--report" },
        { "touch n; ln n l", "predict m.st iris.csv --errors l -o n", "--output" },
        { "", "predict m.st iris.csv --report /dev/stdout", "--report" },
        { "mkfifo f", "predict m.st f -o f", "--output" }, // it would read what it writes
        { "ln iris.csv l", "evaluate m.st iris.csv -o l", "--output" },
        { "ln m.st l", "evaluate m.st iris.csv --report l", "--report" },
        { "", "evaluate m.st iris.csv >> iris.csv", "standard output" },
        { "ln -s iris.csv p.test.csv", "split iris.csv -o p", "--output" },
        { "ln -s iris.csv p.train.csv", "split - -o p < iris.csv", "--output" },
        { "ln iris.csv l", "cross-validate iris.csv --predictions l", "--predictions" },
        { "", "cross-validate --predictions iris.csv < iris.csv", "--predictions" },
        { "", "cross-validate iris.csv >> iris.csv", "standard output" },
        { "", "inspect m.st >> m.st", "standard output" },
        { "echo train iris.csv -o other.csv > other.csv", "@other.csv", "--output" }, // a file of arguments is an input, too
        { "echo predict m.st iris.csv > other.csv; ln other.csv l", "@other.csv -o l", "--output" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_input_is_not_overwritten_by_another_name(string first, string command, string writer)
    {
        using var workspace = CreateWorkspace();
        var outcome = Bash.Run(workspace, $$"""
            {{first}}
            cat iris.csv other.csv m.st > before
            ( timeout 60 $G {{command}} ) 2> >(tee message)
            code=$?
            cat iris.csv other.csv m.st | cmp - before && echo kept
            cat message n.st 2> /dev/null
            exit $code
            """);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("kept\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"named for two things: {writer} would overwrite it", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_even_the_message_is_written_into_an_input()
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, "cp iris.csv before; $G train iris.csv 2>> iris.csv; echo $?; cmp iris.csv before && echo kept");

        Assert.Equal("1\nkept\n", outcome.Output);
    }

    [Theory]
    [InlineData("train iris.csv --epochs 2 --from m.st -o m.st")] // the model that training continues
    [InlineData("predict m.st iris.csv -o /dev/null --errors /dev/null")]
    [InlineData("predict m.st /dev/null -o /dev/null; true")]
    [InlineData("predict m.st iris.csv > n 2>&1")]
    [InlineData("predict m.st iris.csv -o n.csv --errors /dev/stderr 2> n")]
    [InlineData("evaluate m.st iris.csv -o /dev/stdout > n")]
    public void What_takes_nothing_away_is_done(string command)
    {
        using var workspace = CreateWorkspace();

        var outcome = Bash.Run(workspace, "$G " + command);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error.Contains("named for two", StringComparison.Ordinal) ? outcome.Error : ""));
    }

    private Workspace CreateWorkspace()
    {
        var workspace = new Workspace("iris.csv");
        workspace.Write("m.st", "");
        workspace.Write("other.csv", string.Join('\n', File.ReadLines(workspace.File("iris.csv")).Take(20)) + "\n");
        File.Copy(trained.Path, workspace.File("m.st"), overwrite: true);
        return workspace;
    }
}
