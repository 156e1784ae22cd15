using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>Every option of every command with values that nobody would give: a documented exit code, and words that a terminal may show.</summary>
public sealed class OddValueTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private const int MaxError = 20_000;

    private static readonly string[] Values =
    [
        "", " ", "-", "--", "-1", "0", "1", "2", "1e400", "-1e400", "NaN", "-nan", "inf", "1e-400", "99999999999999999999999", new string('9', 28), "1e30",
        "2147483648", "0x10", "1,5", ",", ",,,", "=", "a=", "=1", "a=b=c", ":", "a:b:c", "a:b", "\"", "'", "\\", "\0", "\u001b[31m", "\u009b31m", "\u202e",
        "\r\n", "\t", "é", "😀", "\ud800", "@", "/", "..", "/dev/null", "none", "auto", "balanced", "%s%n", "*", new string('9', 5_000),
        new string('a', 100_000), string.Join(',', Enumerable.Range(0, 5_000)),
    ];

    public static TheoryData<string, string> Options
    {
        get
        {
            using var shell = Shell.OfProcess();
            var root = new CommandTree(shell).Root;
            var options = new TheoryData<string, string>();
            foreach (var command in root.Subcommands.Append(root))
            {
                foreach (var option in command.Options.Concat(command == root ? [] : root.Options.Where(option => option.Recursive)))
                {
                    options.Add(command == root ? "" : command.Name, option.Name);
                }
            }

            return options;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void An_odd_value_is_taken_or_refused_in_words(string command, string option)
    {
        foreach (var value in Values)
        {
            using var folder = new Workspace("iris.csv");
            folder.CopyIn(trained.Path);
            string[][] forms = value.Length == 0 ? [[option, value]] : [[option, value], [option + "=" + value]];
            foreach (var form in forms)
            {
                Check([.. Arguments(command, folder, option), .. form], folder);
            }
        }
    }

    [Theory]
    [InlineData("--")]
    [InlineData("--", "--")]
    [InlineData("train", "--")]
    [InlineData("train", "--", "--target")]
    [InlineData("predict", "--", "-")]
    [InlineData("predict", "--", "--", "--")]
    [InlineData("inspect", "--", "-x")]
    [InlineData("--", "train")]
    [InlineData("")]
    [InlineData("", "")]
    [InlineData("train", "")]
    [InlineData("predict", "", "")]
    [InlineData("[x]")]
    [InlineData("@")]
    [InlineData("help", "--", "x")]
    [InlineData("\0")]
    [InlineData("train", "\0")]
    [InlineData("inspect", "a\0b")]
    [InlineData("split", "\u001b[31m", "-o", "\0")]
    public void Odd_arguments_are_taken_or_refused_in_words(params string[] arguments)
    {
        using var folder = new Workspace();
        Check(arguments, folder);
    }

    private static void Check(string[] arguments, Workspace folder)
    {
        var run = InProcess.Run("", arguments);
        var shown = string.Join(' ', arguments.Select(argument => argument.Length < 200 ? argument : argument[..200] + "…"));
        Assert.True(run.ExitCode is >= 0 and <= 3, $"{shown}: {run.ExitCode} {run.Error}");
        Assert.False(run.Error.Contains("internal error", StringComparison.Ordinal), $"{shown}: {run.Error}");
        Assert.True(run.Error.Length < MaxError, $"{shown}: {run.Error.Length} characters");
        Assert.False(run.Error.Any(character => char.IsControl(character) && character != '\n'), $"{shown}: {run.Error}");
        Assert.True(run.ExitCode == 0 || run.ExitCode == 3 || run.Error.Length > 0, shown);
        Assert.DoesNotContain(folder.NewFiles(), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    /// <summary>What the command needs beside the option, so that its value is looked at, in as little time as it can.</summary>
    private string[] Arguments(string command, Workspace folder, string option)
    {
        var (data, model) = (folder.File("iris.csv"), folder.File(Path.GetFileName(trained.Path)));
        string[] small = [.. Unless("--epochs", "1"), .. Unless("--hidden", "2"), .. Unless("--preset", "plain"), .. Unless("--ensemble", "1")];
        return command switch
        {
            "train" => [command, data, .. small, .. Unless("--output", folder.File("new.safetensors"))],
            "cross-validate" => [command, data, .. small, .. Unless("--folds", "2")],
            "tune" => [command, data, .. small, .. Unless("--folds", "3"), .. Unless("--trials", "1"), .. Unless("--output", folder.File("new.safetensors"))],
            "predict" => [command, model, data, .. Unless("--output", folder.File("new.csv"))],
            "evaluate" => [command, model, data],
            "split" => [command, data, .. Unless("--output", folder.File("part"))],
            "inspect" => [command, model],
            "completion" => [command, "bash"],
            "" => ["-q"],
            _ => [command],
        };

        string[] Unless(string name, string value) => name == option ? [] : [name, value];
    }
}
