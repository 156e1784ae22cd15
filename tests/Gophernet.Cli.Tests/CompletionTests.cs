using Gophernet.Cli.Commands;
using Gophernet.Training;

namespace Gophernet.Cli.Tests;

/// <summary>What a word on the command line may become; <see cref="CompletionShellTests"/> ask it through the shells.</summary>
public class CompletionTests
{
    [Fact]
    public void The_first_word_is_a_command()
    {
        Assert.Equal(["none", "train\tTrains networks on a CSV table and writes a model file"], Offers("tr"));
        Assert.Contains("cross-validate", Values(""));
        Assert.DoesNotContain(Completions.Command, Values(""));
    }

    [Fact]
    public void A_dash_begins_an_option_of_the_command_those_for_experts_too()
    {
        Assert.Equal(["--learning-rate"], Values("train", "--learn"));
        Assert.Equal(["--quiet"], Values("predict", "--qui"));
        Assert.Contains("--target", Values("train", "-"));
        Assert.Empty(Values("inspect", "--target"));
        Assert.Equal(["--seed"], Values("--see"));
    }

    [Fact]
    public void An_option_is_offered_once_unless_it_may_be_repeated()
    {
        Assert.Empty(Values("train", "--seed", "3", "--see"));
        Assert.Equal(["--missing"], Values("train", "--missing", "a", "--miss"));
    }

    [Fact]
    public void Values_are_those_that_the_option_takes()
    {
        Assert.Equal(Preset.All.Select(preset => preset.Name), Values("train", "--preset", ""));
        Assert.Equal(["relu"], Values("train", "--activation", "re"));
        Assert.Equal(["accuracy="], Values("evaluate", "m", "--min", "acc"));
        Assert.Equal(["recall."], Values("evaluate", "m", "--min", "rec"));
        Assert.Equal(["interval_90_coverage=", "interval_90_width="], Values("evaluate", "m", "--max", "int"));
        Assert.Equal(["on", "off"], Values("train", "--nesterov", "o"));
        Assert.Equal(["bias=0.1,scale="], Values("train", "--rates", "bias=0.1,s"));
        Assert.Equal(["bash"], Values("completion", "b"));
        Assert.Equal(["metrics", "merge"], Values("help", "me"));
    }

    [Fact]
    public void Columns_are_those_of_the_table_that_is_named()
    {
        var iris = Repository.File("data", "iris", "iris.csv");

        Assert.Equal(["sepal_length", "sepal_width", "petal_length", "petal_width", "species"], Values("train", iris, "--target", ""));
        Assert.Equal(["petal_length", "petal_width"], Values("train", iris, "--stratify", "x", "--drop", "petal"));
        Assert.Equal(["species,petal_width"], Values("train", iris, "--drop", "species,petal_w"));
        Assert.Equal(["species"], Values("split", iris, "--stratify", "spe"));
        Assert.Equal(["species"], Values("predict", "model", iris, "--keep", "spe"));
        Assert.Empty(Values("train", "--target", ""));
    }

    [Fact]
    public void A_column_that_was_named_is_not_offered_again() =>
        Assert.DoesNotContain("species,species", Values("train", Repository.File("data", "iris", "iris.csv"), "--drop", "species,"));

    [Theory]
    [InlineData("model", "predict", "")]
    [InlineData("data", "predict", "model", "")]
    [InlineData("none", "predict", "model", "data", "")]
    [InlineData("data", "train", "")]
    [InlineData("data", "train", "--test", "")]
    [InlineData("data", "train", "--validation", "")]
    [InlineData("data", "train", "--seed", "3", "")]
    [InlineData("model", "train", "--from", "")]
    [InlineData("file", "train", "--checkpoint", "")]
    [InlineData("none", "train", "--seed", "")]
    public void Files_are_left_to_the_shell(string kind, params string[] words) => Assert.Equal(kind, Offers(words)[0]);

    [Theory]
    [InlineData("zsh", "species")] // which takes what stands before the sign for done
    [InlineData("fish", "--target=species")]
    [InlineData("pwsh", "--target=species")]
    [InlineData("bash", "--target=species")] // where it is one word: bash makes three of it, unless told otherwise
    public void A_value_behind_an_equals_sign_is_given_as_the_shell_needs_it(string shell, string expected) => Assert.Equal(
        ["none", expected],
        InProcess.Run("", Completions.Command, shell, "train", Repository.File("data", "iris", "iris.csv"), "--target=spe").Output.TrimEnd().Split('\n'));

    [Fact]
    public void Bash_gives_words_as_they_are_typed_and_takes_them_so()
    {
        using var workspace = new Workspace();
        workspace.Write("my table.csv", "my col,\"a,b\",it's,größe,c\n1,2,3,4,5\n");
        var path = workspace.File("my table.csv").Replace(" ", "\\ ", StringComparison.Ordinal);

        Assert.Equal(["my\\ col", "\\\"a,b\\\"", "it\\'s", "größe", "c"], Values("train", path, "--target", ""));
        Assert.Equal(["my\\ col"], Values("train", path, "--target", "my\\ "));
        Assert.Equal(["my col"], Values("train", path, "--target", "\"my "));
        Assert.Equal(["my\\ col", "a,b", "it\\'s", "größe", "c"], Values("train", path, "--group", "").Select(value => value.Replace("\\,", ",")));
    }

    [Theory]
    [InlineData]
    [InlineData("bash")]
    [InlineData("no-such-shell", "train", "--target", "")]
    [InlineData("bash", "train", "no-such-file.csv", "--target", "")]
    [InlineData("bash", "train", "/dev/null", "--target", "")]
    [InlineData("bash", "train", "/", "--target", "")]
    [InlineData("bash", "train", "@no-such-file", "--target", "")]
    [InlineData("bash", "no-such-command", "--target", "")]
    [InlineData("bash", "train", "--no-such-option", "")]
    [InlineData("bash", "train", "--", "--tar")]
    [InlineData("bash", "\"", "'", "\\")]
    public void Nothing_that_is_wrong_makes_an_error(params string[] arguments)
    {
        var run = InProcess.Run("", [Completions.Command, .. arguments]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("^(none|data|model|file)\n", run.Output);
    }

    [Fact]
    public void A_table_that_is_none_has_no_columns() =>
        Assert.Empty(Values("train", Repository.File("tests", "Gophernet.Cli.Tests", "golden", "train-xlsx", "files", "sales.xlsx"), "--target", ""));

    private static string[] Offers(params string[] words)
    {
        var run = InProcess.Run("", [Completions.Command, "bash", .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.TrimEnd('\n').Split('\n');
    }

    private static string[] Values(params string[] words) => [.. Offers(words)[1..].Select(line => line.Split('\t')[0])];
}
