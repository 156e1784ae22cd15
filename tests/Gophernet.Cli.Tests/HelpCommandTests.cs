using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Tests;

/// <summary>What `help` says to programs; what it says to people is in the golden cases.</summary>
public partial class HelpCommandTests
{
    [Fact]
    public void Help_of_a_command_is_that_of_its_option()
    {
        Assert.Equal(InProcess.Run("", "--help"), InProcess.Run("", "help"));
        Assert.Equal(InProcess.Run("", "train", "--help"), InProcess.Run("", "help", "train"));
        Assert.Equal(InProcess.Run("", "train", "--help-all"), InProcess.Run("", "help", "train", "--all"));
    }

    [Fact]
    public void Every_option_of_every_command_stands_in_the_document()
    {
        var document = Document("help", "options", "--json");
        using var shell = Shell.OfProcess();
        var root = new CommandTree(shell).Root;

        Assert.Equal(
            ["gophernet", .. root.Subcommands.Select(command => "gophernet " + command.Name)],
            document["commands"]!.AsArray().Select(command => (string)command!["name"]!));
        foreach (var (command, entry) in root.Subcommands.Zip(document["commands"]!.AsArray().Skip(1)))
        {
            var names = entry!["options"]!.AsArray().Select(option => (string)option!["name"]!).ToList();
            Assert.All(command.Options, option => Assert.Contains(option.Name, names));
            Assert.Equal(names.Distinct(), names);
            Assert.Equal(command.Arguments.Select(argument => argument.Name), entry["arguments"]!.AsArray().Select(argument => (string)argument!["name"]!));
        }
    }

    [Fact]
    public void An_option_is_told_with_aliases_value_default_values_and_description()
    {
        var target = Option("train", "--target");
        var preset = Option("train", "--preset");
        var folds = Option("cross-validate", "--folds");
        var append = Option("predict", "--append");

        Assert.Equal(("""["-t"]""", "COLUMN,…", "the last column"), (target["aliases"]!.ToJsonString(), (string)target["value"]!, (string)target["default"]!));
        Assert.Equal(Preset.All.Select(one => one.Name), preset["values"]!.AsArray().Select(value => (string)value!));
        Assert.Equal("5", (string)folds["default"]!);
        Assert.Equal((null, null), ((string?)append["value"], (string?)append["default"]));
        Assert.Equal("Pass every column of the input through", (string)append["description"]!);
    }

    [Fact]
    public void An_option_of_training_is_told_with_what_it_takes_and_what_presets_say()
    {
        var epochs = Option("train", "--epochs");

        Assert.Equal("a whole number from 1", (string)epochs["takes"]!);
        Assert.Null(epochs["default"]); // it depends on the number of rows
        Assert.Equal("100", (string)epochs["presets"]!["plain"]!);
        Assert.Equal("5000", (string)epochs["presets"]!["classic"]!);
    }

    // What a document offers must be taken: a value that ends with an equals sign is the beginning of one.
    [Fact]
    public void Every_value_that_is_told_of_an_option_of_training_is_one_that_it_takes()
    {
        var checkedCount = 0;
        foreach (var option in Document("help", "train", "--json")["commands"]![0]!["options"]!.AsArray())
        {
            var entry = OptionTable.All.FirstOrDefault(entry => "--" + entry.Name == (string)option!["name"]!);
            foreach (var value in option!["values"]!.AsArray().Select(value => (string)value!).Where(_ => entry is not null))
            {
                Assert.NotNull(entry!.With(Preset.Plain, value.EndsWith('=') ? value + "1" : value));
                checkedCount++;
            }
        }

        Assert.InRange(checkedCount, 30, int.MaxValue);
    }

    [Fact]
    public void The_document_of_a_command_is_that_command_alone() => Assert.Equal(
        ["gophernet split"], Document("help", "split", "--json")["commands"]!.AsArray().Select(command => (string)command!["name"]!));

    [Fact]
    public void Help_names_every_exit_code_and_every_variable_of_the_environment()
    {
        var help = InProcess.Run("", "help").Output;

        Assert.All(
            ExitCode.All, code => Assert.Contains($"{code.Code} {code.Word}", help.Replace("\n ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(EnvironmentVariables.All, variable => Assert.Contains(variable.Meaning, help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_variables_of_the_environment_are_those_that_the_source_looks_at()
    {
        var names = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Lookups().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(EnvironmentVariables.All.Select(variable => variable.Name).Order(StringComparer.Ordinal), names);
    }

    [GeneratedRegex(@"GetEnvironmentVariable\(""(\w+)""\)")]
    private static partial Regex Lookups();

    private static JsonNode Document(params string[] arguments)
    {
        var (exitCode, output, error) = InProcess.Run("", arguments);
        Assert.Equal((0, ""), (exitCode, error));
        return JsonNode.Parse(output)!;
    }

    private static JsonNode Option(string command, string name) => Document("help", command, "--json")["commands"]![0]!["options"]!.AsArray()
        .First(option => (string)option!["name"]! == name)!;
}
