using System.CommandLine;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>Commands in process, with streams of the test's own.</summary>
public class CommandTests
{
    // A terminal of the usual 80 columns has at least 24 lines; people scroll a little for a command with many options, and more for one that trains.
    private const int LinesOfAScreen = 40;
    private const int LinesOfTraining = 80;

    [Theory]
    [InlineData(LinesOfAScreen)]
    [InlineData(LinesOfTraining, "train")]
    [InlineData(LinesOfTraining, "cross-validate")]
    [InlineData(LinesOfTraining, "tune")]
    [InlineData(LinesOfAScreen, "evaluate")]
    [InlineData(LinesOfAScreen, "predict")]
    [InlineData(LinesOfAScreen, "split")]
    [InlineData(LinesOfAScreen, "inspect")]
    public void Help_is_short_and_ends_with_examples(int mostLines, params string[] command)
    {
        var run = InProcess.Run("", [.. command, "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.InRange(lines.Length, 10, mostLines);
        var examples = lines[(Array.IndexOf(lines, "Examples:") + 1)..];
        Assert.InRange(examples.Length, 2, 4);
        Assert.All(examples, line => Assert.Contains("gophernet ", line, StringComparison.Ordinal));
    }

    /// <summary>The library's own conversions are left out of the executable (src/Gophernet.Cli/unused.xml); on the JIT they would work.</summary>
    [Fact]
    public void Every_value_that_is_no_flag_and_no_single_text_has_a_parser_of_ours()
    {
        using var shell = new Shell(() => Stream.Null, () => Stream.Null, () => Stream.Null, false, false, TimeProvider.System);
        var root = new CommandTree(shell).Root;
        Command[] commands = [root, .. root.Subcommands];
        var symbols = commands.SelectMany(command => command.Options.Cast<Symbol>().Concat(command.Arguments)).ToList();

        Assert.InRange(symbols.Count, 100, int.MaxValue);
        Assert.All(symbols, symbol =>
        {
            var type = symbol is Option option ? option.ValueType : ((Argument)symbol).ValueType;
            var isOurs = symbol.GetType().GetProperty(nameof(Option<int>.CustomParser))!.GetValue(symbol) is not null;
            Assert.True(isOurs || type == typeof(bool) || type == typeof(string), $"{symbol.Name} is converted by the library: give it a CustomParser");
        });
    }

    [Fact]
    public void Version_is_that_of_the_build() => Assert.Equal(ProductVersion.Current + "\n", InProcess.Run("", "--version").Output);

    [Theory]
    [InlineData("train", "--epochs", "0")]
    [InlineData("train", "--epochs", "1e3")]
    [InlineData("train", "--learning-rate", "nan")]
    [InlineData("train", "--learning-rate", "1,000")]
    [InlineData("train", "--seed", "-1")]
    [InlineData("train", "--seed", "18446744073709551616")]
    [InlineData("train", "--hidden", "0")]
    [InlineData("train", "--hidden", "")]
    [InlineData("train", "--target", "")]
    [InlineData("train", "--optimizer", "sgd")]
    [InlineData("train", "a.csv", "b.csv")]
    [InlineData("train", "--json", "-o", "-")]
    [InlineData("train", "--validation", "0.51")]
    [InlineData("train", "--max-time", "0")]
    [InlineData("train", "--max-time", "2h30m")]
    [InlineData("train", "--ensemble", "0")]
    [InlineData("train", "--dropout", "1")]
    [InlineData("train", "--weight-decay", "-1")]
    [InlineData("train", "--quantile", "1")]
    [InlineData("train", "--schedule", "linear")]
    [InlineData("train", "--nesterov", "yes")]
    [InlineData("train", "--loss", "hinge")]
    [InlineData("train", "--class-weight", "a")]
    [InlineData("train", "--class-weight", "a=-1")]
    [InlineData("train", "--threshold", "0")]
    [InlineData("train", "--threshold", "f2")]
    [InlineData("train", "--rates", "bias")]
    [InlineData("train", "--rates", "bias=1,bias=2")]
    [InlineData("train", "--momentum", "0.9")]
    [InlineData("train", "--hidden", "none", "--dropout", "0.1")]
    [InlineData("train", "--refit", "--validation", "other.csv")]
    [InlineData("train", "--patience", "3", "--validation", "0")]
    [InlineData("cross-validate", "--refit", "--preset", "plain")]
    [InlineData("cross-validate", "--folds", "1")]
    [InlineData("cross-validate", "--repeats", "0")]
    [InlineData("cross-validate", "--validation", "0.2")]
    [InlineData("tune")]
    [InlineData("tune", "--trials", "0")]
    [InlineData("tune", "--trials", "1,5")]
    [InlineData("tune", "--trials", "3", "--folds", "2")]
    [InlineData("tune", "--time", "0s")]
    [InlineData("tune", "--time", "5m", "--max-time", "5m")]
    [InlineData("tune", "--trials", "3", "--output", "-")]
    [InlineData("tune", "--trials", "3", "--validation", "0.2")]
    [InlineData("tune", "--trials", "3", "--preset", "plain", "--group", "a")]
    [InlineData("tune", "--trials", "3", "--hidden", "none", "--dropout", "0.1")]
    [InlineData("inspect")]
    [InlineData("no-such-command")]
    public void Wrong_usage_goes_to_standard_error_and_returns_2(params string[] arguments)
    {
        var run = InProcess.Run("", arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(arguments.Contains("--json") ? """{"code":"usage","message":""" : "gophernet: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_it_waits_when_standard_input_is_a_terminal()
    {
        var run = InProcess.Run("a,b\n1,x\n2,y\n", isInputTerminal: true, "train", "-o", "-", "--preset", "plain", "--epochs", "1");

        Assert.StartsWith("gophernet: reading from the terminal", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_with_commas_in_their_names_are_named_in_quotes()
    {
        var run = InProcess.Run("\"a,b\",\"c,d\",e\n1,x,2\n2,y,3\n", "train", "-t", "\"c,d\"", "--drop", "e", "-o", "-", "--preset", "plain", "--epochs", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("target: \"c,d\": 2 classes: x, y", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_file_holds_arguments()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "--seed\n7\n--preset\nplain\n--epochs\n1\n");
            var run = InProcess.Run("a,b\n1,x\n2,y\n", "train", "-o", "-", "@" + path);

            Assert.Contains("1 epoch, seed 7", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_option_without_its_value_is_the_only_thing_that_is_said()
    {
        using var shell = Shell.OfProcess();
        var checkedCount = 0;
        foreach (var command in new CommandTree(shell).Root.Subcommands)
        {
            foreach (var option in command.Options.Where(option => option.Arity.MinimumNumberOfValues > 0))
            {
                foreach (var name in option.Aliases.Append(option.Name))
                {
                    string[] files = ["a", "b", "c"];
                    var run = InProcess.Run("", [command.Name, .. files[..command.Arguments.Count], name, "--quiet", "d"]);

                    Assert.Equal((2, ""), (run.ExitCode, run.Output));
                    var lines = run.Error.TrimEnd().Split('\n');
                    Assert.Equal(2, lines.Length);
                    Assert.StartsWith($"gophernet: {name} needs a value: ", lines[0], StringComparison.Ordinal);
                    checkedCount++;
                }
            }
        }

        Assert.InRange(checkedCount, 60, int.MaxValue);
    }

    [Fact]
    public void An_option_that_is_wrong_by_itself_is_no_internal_error()
    {
        using var shell = Shell.OfProcess();
        var checkedCount = 0;
        foreach (var command in new CommandTree(shell).Root.Subcommands)
        {
            foreach (var option in command.Options.Where(option => option.Arity.MinimumNumberOfValues > 0))
            {
                foreach (var arguments in new string[][] { [option.Name, "1", option.Name, "2"], [option.Name], [option.Name, "\"1"] })
                {
                    string[] files = ["a", "b", "c"];
                    var run = InProcess.Run("", [command.Name, .. files[..command.Arguments.Count], .. arguments]);

                    Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
                    Assert.Equal(arguments is [_] ? 2 : run.ExitCode, run.ExitCode);
                    checkedCount++;
                }
            }
        }

        Assert.InRange(checkedCount, 180, int.MaxValue);
    }

    [Theory]
    [InlineData("--missing=--seed")]
    [InlineData("--missing:-q")]
    [InlineData("--drop", "--*")] // no option has that name
    public void A_value_may_look_like_an_option(params string[] arguments)
    {
        var run = InProcess.Run("", ["train", "no-such-file.csv", .. arguments]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("gophernet: no-such-file.csv: no such file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Probabilities_of_numbers_are_refused_before_data_are_read()
    {
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        var model = Path.Combine(folder, "m.safetensors");
        Assert.Equal(0, InProcess.Run(
            "", "train", Repository.File("data", "iris", "iris.csv"), "-t", "petal_width", "--preset", "plain", "--epochs", "1", "-o", model).ExitCode);
        var run = InProcess.Run("", "predict", model, "no-such-file.csv", "--probabilities");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "gophernet: --probabilities is for classes and labels, and this model predicts numbers\n", run.Error, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("species", "accuracy", "--preset", "plain", "--epochs", "1")]
    [InlineData("petal_width", "rmse", "--preset", "plain", "--epochs", "1")]
    [InlineData("petal_width", "coverage", "--preset", "plain", "--epochs", "1", "--loss", "quantile", "--quantile", "0.9")]
    [InlineData("setosa,virginica,versicolor", "micro_f1", "--preset", "plain", "--epochs", "1", "--task", "multilabel")]
    public void Bounds_of_metrics_that_there_are_not_are_refused_before_data_are_read(string target, string metric, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        var model = Path.Combine(folder, "m.safetensors");
        var data = Repository.File("data", "iris", target.Contains(',', StringComparison.Ordinal) ? "train.csv" : "iris.csv");
        Assert.Equal(0, InProcess.Run("", ["train", data, "-t", target, .. options, "-o", model]).ExitCode);
        var run = InProcess.Run("", "evaluate", model, "no-such-file.csv", "--min", metric + "=0.5", "--min", "foo=1");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("gophernet: --min: found no metric \"foo\"; those of this model are ", run.Error, StringComparison.Ordinal);
        // recall.CLASS
        var names = run.Error.Split('\n')[0].Split(" are ")[1].Split(", ").Where(name => !name.Contains('.', StringComparison.Ordinal)).ToList();
        var report = System.Text.Json.Nodes.JsonNode.Parse(InProcess.Run("", "evaluate", model, data, "--json").Output)!;
        Assert.Equal(report["metrics"]!.AsObject().Select(entry => entry.Key), names);
        Assert.Contains(metric, names);
        Directory.Delete(folder, recursive: true);
    }
}
