using System.Text.Json.Nodes;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>Usage errors say in one line what is right; the golden cases show them whole.</summary>
public class UsageErrorTests
{
    [Fact]
    public void A_table_to_split_that_is_named_by_an_empty_text_is_said_so()
    {
        var (exitCode, _, error) = InProcess.Run("", "split", "", "-o", "parts");

        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("named by an empty text", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.9", "; did you mean 90?")]
    [InlineData("0.995", "; did you mean 99.5?")]
    [InlineData("0.001", "")]
    [InlineData("100", "")]
    public void A_share_of_rows_is_answered_with_its_percentage(string typed, string instead) => Assert.Equal(
        $"gophernet: --interval: expected percentages from 1 to 99.5, such as 90, found \"{typed}\"{instead}",
        Errors(["predict", "model.safetensors", "--interval", typed])[0]);

    [Theory]
    [InlineData("--lr 0.1", "--learning-rate")]
    [InlineData("--lr=0.1", "--learning-rate")]
    [InlineData("--LR 0.1", "--learning-rate")]
    [InlineData("--learning_rate 0.1", "--learning-rate")]
    [InlineData("--lerning-rate 0.1", "--learning-rate")]
    [InlineData("-lr 0.1", "--learning-rate")]
    [InlineData("--batch 32", "--batch-size")]
    [InlineData("--batch_size 32", "--batch-size")]
    [InlineData("--hidden-layers 64,32", "--hidden")]
    [InlineData("--hidden_layer_sizes 64,32", "--hidden")]
    [InlineData("--layers 64,32", "--hidden")]
    [InlineData("--label species", "--target")]
    [InlineData("--target-column species", "--target")]
    [InlineData("--test-size 0.2", "--validation")]
    [InlineData("--output-file x", "--output")]
    [InlineData("--out x", "--output")]
    [InlineData("--random-state 1", "--seed")]
    [InlineData("--n-jobs 2", "--threads")]
    [InlineData("--n_jobs 2", "--threads")]
    [InlineData("--sep ;", "--delimiter")]
    [InlineData("--cv 5", "gophernet cross-validate")]
    [InlineData("-e 5", "--epochs")]
    [InlineData("-epochs 5", "--epochs")]
    [InlineData("---epochs 5", "--epochs")]
    [InlineData("--max-iter 5", "--epochs")]
    [InlineData("--early-stopping 5", "--patience")]
    [InlineData("--time-limit 5", "--max-time")]
    [InlineData("--exclude a", "--drop")]
    [InlineData("--na-values -", "--missing")]
    [InlineData("--solver adam", "--optimizer")]
    [InlineData("--warm-start m", "--from")]
    [InlineData("--class-weights balanced", "--class-weight")]
    public void An_option_by_habit_is_answered_with_the_one_there_is(string typed, string meant)
    {
        var lines = Errors(["train", "iris.csv", .. typed.Split(' ')]);

        Assert.Equal($"gophernet: train has no option {typed.Split(' ', '=')[0]}", lines[0]);
        Assert.StartsWith($"Did you mean {meant}? See: gophernet train --help", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Theory]
    [InlineData("fit", "train")]
    [InlineData("trian", "train")]
    [InlineData("test", "evaluate")]
    [InlineData("eval", "evaluate")]
    [InlineData("infer", "predict")]
    [InlineData("cv", "cross-validate")]
    [InlineData("cross_validate", "cross-validate")]
    [InlineData("automl", "tune")]
    [InlineData("show", "inspect")]
    [InlineData("feature_importance", "explain")]
    [InlineData("listen", "serve")]
    public void A_command_by_habit_is_answered_with_the_one_there_is(string typed, string meant)
    {
        var lines = Errors(typed, "iris.csv");

        Assert.StartsWith($"gophernet: there is no command \"{typed}\"; there are train, ", lines[0], StringComparison.Ordinal);
        Assert.Equal([$"Did you mean gophernet {meant}? See: gophernet --help"], lines[1..]);
    }

    [Theory]
    [InlineData("predict m x.csv --ci 90", "--interval")]
    [InlineData("evaluate m x.csv --ci 90", "--interval")]
    [InlineData("cross-validate x.csv --test 0.2", "--folds")]
    [InlineData("train x.csv --test-split 0.2", "--validation")]
    [InlineData("split x.csv --test-split 0.2", "--test")]
    public void What_an_option_by_habit_means_depends_on_the_command(string typed, string meant) =>
        Assert.StartsWith($"Did you mean {meant}? See: gophernet ", Errors(typed.Split(' '))[^1], StringComparison.Ordinal);

    [Fact]
    public void A_command_that_nothing_is_near_to_is_answered_with_all_there_are()
    {
        using var shell = Shell.OfProcess();
        var names = new CommandTree(shell).Root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name);

        Assert.Equal([$"gophernet: there is no command \"wibble\"; there are {string.Join(", ", names)}", "See: gophernet --help"], Errors("wibble", "m", "x"));
    }

    // Each name that is suggested from habit must be there; a synonym must not be an option itself, or it would never be asked for.
    [Fact]
    public void Every_synonym_is_of_an_option_that_some_command_has()
    {
        using var shell = Shell.OfProcess();
        var root = new CommandTree(shell).Root;
        var options = root.Subcommands.Append(root).SelectMany(command => command.Options).Select(option => option.Name).ToHashSet();

        Assert.All(Synonyms.OptionNames, name => Assert.Contains(name, options.Concat(root.Subcommands.Select(command => command.Name))));
        Assert.All(Synonyms.CommandNames, name => Assert.Contains(name, root.Subcommands.Select(command => command.Name)));
    }

    [Theory]
    [InlineData("train iris.csv --hidden 64 32", "--hidden takes one list: --hidden 64,32")]
    [InlineData("train --hidden 64 32 iris.csv", "--hidden takes one list: --hidden 64,32")]
    [InlineData("train iris.csv --hidden 64, 32", "--hidden takes one list: --hidden 64,32")]
    [InlineData("train iris.csv --drop a b c -q", "--drop takes one list: --drop a,b,c")]
    [InlineData("evaluate m iris.csv --min accuracy=0.9 f1=3", "--min takes one value and may be repeated: --min accuracy=0.9 --min f1=3")]
    [InlineData("train iris.csv --refit yes", "--refit takes no value, found \"yes\"")]
    [InlineData("train iris.csv --resume=x", "--resume takes no value, found \"x\"")]
    [InlineData("train iris.csv more.csv", "train takes DATA, and nothing more: found \"more.csv\" after \"iris.csv\"")]
    [InlineData("predict m iris.csv x", "predict takes MODEL and DATA, and nothing more: found \"x\" after \"m\" and \"iris.csv\"")]
    [InlineData("version 3", "version takes no arguments, found \"3\"")]
    [InlineData("train iris.csv --seed 1 --seed 2", "--seed is given 2 times: \"1\", \"2\"")]
    [InlineData("train iris.csv --preset", "--preset needs a value: default, fast, best, plain or classic")]
    [InlineData("train iris.csv --hidden", "--hidden needs a value: --hidden N,…")]
    [InlineData("train iris.csv --min accuracy=1", "train has no option --min; it belongs to evaluate")]
    [InlineData("completion bash --seed 1", "completion has no option --seed; it belongs to train, cross-validate, tune, split, explain and report")]
    [InlineData("train @no-such-file", "there is no file 'no-such-file' with arguments: @FILE stands for those in a file, one a line")]
    [InlineData("--seed 1 train", "--seed comes after the command")]
    [InlineData("--train iris.csv", "train is a command: it has no dashes")]
    [InlineData("predict", "predict needs a model that train wrote: gophernet predict iris.safetensors new.csv > predictions.csv")]
    [InlineData("predict --model m iris.csv",
        "predict has no option --model: MODEL stands by itself, as in gophernet predict iris.safetensors new.csv > predictions.csv")]
    public void One_line_says_what_is_right(string arguments, string expected)
    {
        var lines = Errors(arguments.Split(' '));

        Assert.Equal("gophernet: " + expected, lines[0]);
        Assert.Equal(2, lines.Length);
    }

    [Theory]
    [InlineData("train iris.csv --preset clasic", "Did you mean classic? See: gophernet train --help")]
    [InlineData("train iris.csv --activation Relu", "Did you mean relu? See: gophernet train --help-all")]
    [InlineData("train iris.csv --loss quantile --quantile 90", "See: gophernet train --help-all")] // not --quantile, for the value quantile
    [InlineData("train iris.csv --epochs 0", "See: gophernet train --help")]
    [InlineData("help metric", "Did you mean metrics? See: gophernet help --help")]
    public void The_last_line_says_what_may_be_meant_and_where_to_look(string arguments, string expected) =>
        Assert.Equal(expected, Errors(arguments.Split(' '))[^1]);

    [Theory]
    [InlineData("skill --json x")]
    [InlineData("man --json x")]
    [InlineData("completion --json nushell")]
    [InlineData("--json nosuch")]
    [InlineData("nosuch --json")]
    [InlineData("train --json --nosuch")]
    [InlineData("--json train")]
    [InlineData("help nosuch --json")]
    public void A_usage_error_with_json_on_the_line_is_an_object(string arguments)
    {
        foreach (var line in Errors(arguments.Split(' ')))
        {
            Assert.Equal("usage", (string?)JsonNode.Parse(line)!["code"]);
        }
    }

    [Theory]
    [InlineData("skill --json=false x")]
    [InlineData("train --json=false --nosuch")]
    [InlineData("skill -- --json")]
    public void A_usage_error_without_json_on_the_line_is_text(string arguments) =>
        Assert.StartsWith("gophernet: ", Errors(arguments.Split(' '))[0], StringComparison.Ordinal);

    [Fact]
    public void A_table_in_the_place_of_a_command_is_answered_with_train()
    {
        var path = Path.GetTempFileName();
        Assert.Equal($"Did you mean gophernet train {path}? See: gophernet --help", Errors(path)[^1]);
        File.Delete(path);
    }

    private static string[] Errors(params string[] arguments)
    {
        var run = InProcess.Run("", arguments);
        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        return run.Error.TrimEnd('\n').Split('\n');
    }
}
