using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary>What is said for people beside a result stands in its document, and nothing is said where nobody wants to know.</summary>
public class RemarksTests
{
    private static readonly string[] Small = ["--preset", "plain", "--hidden", "2", "--epochs", "2"];

    private static readonly string Rows = Table(row => row % 3 == 0 ? "bad" : "good");

    [Fact]
    public void What_evaluate_says_of_costs_stands_in_its_document()
    {
        using var workspace = new Workspace();
        var model = workspace.File("model.safetensors");
        Assert.Equal(0, InProcess.Run(Rows, ["train", "-o", model, .. Small]).ExitCode);

        var run = InProcess.Run(Rows, "evaluate", model, "--cost", "bad:good=5,good:bad=1", "--json");

        const string note = "if its probabilities are right, good is the cheaper decision from 0.833 on (--threshold)";
        Assert.Contains(note, Texts(run.Output, "notes"));
        Assert.Contains(note, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_classes_that_are_not_known_are_warned_of_in_test_data_too()
    {
        using var workspace = new Workspace();
        workspace.Write("test.csv", "x,z,y\n0.5,1,good\n1.5,2,odd\n");

        var run = InProcess.Run(Rows, ["train", "-o", workspace.File("model.safetensors"), "--test", workspace.File("test.csv"), "--json", .. Small]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("test.csv:3:7: column \"y\": found the class \"odd\", which the model does not know; 1 row of such classes counted as wrong",
            Assert.Single(Texts(run.Output.TrimEnd().Split('\n')[^1], "warnings")), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_data_without_a_known_class_are_refused_before_training()
    {
        using var workspace = new Workspace();
        workspace.Write("test.csv", "x,z,y\n0.5,1,Good\n1.5,2,Bad\n");

        var run = InProcess.Run(Rows, ["train", "-o", workspace.File("model.safetensors"), "--test", workspace.File("test.csv"), "--json", .. Small]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("no row is of a class that is learnt: bad, good", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.File("model.safetensors")));
    }

    [Theory]
    [InlineData("", "the weights of classes move decisions; probabilities are")]
    [InlineData("--cost bad:good=2", "decisions are those that were asked for, whatever the weights of classes")]
    [InlineData("--threshold 0.3", "decisions are those that were asked for, whatever the weights of classes")]
    [InlineData("--threshold f1", "decisions are those that were asked for, whatever the weights of classes")]
    public void What_weights_of_classes_move_is_said(string decision, string words)
    {
        using var workspace = new Workspace();

        var run = InProcess.Run(Rows, ["train", "-o", workspace.File("model.safetensors"), "--class-weight", "balanced", "--preset", "fast", .. Small[2..],
            .. decision.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_training_says_nothing_of_its_test()
    {
        using var workspace = new Workspace();
        workspace.Write("test.csv", "x,z,y\n0.5,1,good\n1.5,2,bad\n");

        var run = InProcess.Run(Rows, ["train", "-o", workspace.File("model.safetensors"), "--test", workspace.File("test.csv"), "--quiet", .. Small]);

        Assert.Equal((0, "", ""), run);
    }

    [Fact]
    public void Metrics_that_some_folds_do_not_define_are_warned_of()
    {
        string[] arguments = ["cross-validate", "--folds", "8", .. Small];
        var rows = Table(row => row % 30 == 3 ? "bad" : "good");

        var (_, text, error) = InProcess.Run(rows, arguments);
        var document = InProcess.Run(rows, [.. arguments, "--json", "--quiet"]).Output;

        const string warning = "roc_auc, pr_auc: not defined on the rows of 5 of 8 folds, so there is no mean; fewer and larger folds may define it (--folds)";
        Assert.Contains(warning, error, StringComparison.Ordinal);
        Assert.Contains(warning, Texts(document, "warnings"));
        Assert.Contains("\npr_auc is of the class bad\n", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(document);
        Assert.Equal("bad", json.RootElement.GetProperty("positive_class").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("metrics").GetProperty("pr_auc").GetProperty("mean").ValueKind);
    }

    private static string Table(Func<int, string> classOf) =>
        "x,z,y\n" + string.Concat(Enumerable.Range(0, 90).Select(row => $"{row * 37 % 101}.5,{row * 53 % 97}.5,{classOf(row)}\n"));

    private static string[] Texts(string document, string key)
    {
        using var json = JsonDocument.Parse(document);
        return [.. json.RootElement.GetProperty(key).EnumerateArray().Select(text => text.GetString()!)];
    }
}
