using System.CommandLine;
using Gophernet.Tuning;

namespace Gophernet.Cli.Settings;

/// <summary>The command line of <c>train</c> that makes the model of a trial: what the user gave, and what was drawn beside.</summary>
internal static class TrainLine
{
    private const string PresetName = "preset";

    /// <summary>Its arguments, the command included.</summary>
    public static string[] Arguments(TuneSettings settings, Trial trial)
    {
        List<string> arguments = ["train", FileArgument(settings.Recipe.Data)];
        foreach (var (name, values) in settings.Given)
        {
            foreach (var value in values)
            {
                Add(arguments, name, value);
            }

            if (values.IsEmpty)
            {
                arguments.Add("--" + name);
            }
        }

        foreach (var (name, value) in Changes(trial, settings.Recipe.Preset.Name))
        {
            Add(arguments, name, value);
        }

        if (settings.Output != TrainOptions.DefaultModel)
        {
            Add(arguments, "output", settings.Output);
        }

        return [.. arguments];
    }

    /// <summary>What a trial changes, each option with its value.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="preset">The preset that the user's own options start from.</param>
    public static IEnumerable<(string Name, string Value)> Changes(Trial trial, string preset) =>
    [
        .. trial.Preset.Name == preset ? ((string, string)[])[] : [(PresetName, trial.Preset.Name)],
        .. trial.Changes.Select(change => (change.Option.Name!, change.Text)),
    ];

    /// <summary>What a trial changes, as options; nothing for the user's own.</summary>
    public static string ChangesText(Trial trial, string preset) =>
        string.Join(' ', Changes(trial, preset).Select(change => ShellWord.Option(change.Name, change.Value)));

    /// <summary>Arguments as a line to paste.</summary>
    public static string Text(string[] arguments) => "gophernet " + string.Join(' ', arguments.Select(ShellWord.Quote));

    /// <summary>What <c>train</c> makes of arguments.</summary>
    public static TrainSettings Parse(string[] arguments, VerbosityOptions verbosity)
    {
        var options = new TrainOptions(verbosity);
        var command = new Command(arguments[0]);
        options.AddTo(command);
        return options.Read(command.Parse(arguments[1..], new ParserConfiguration { ResponseFileTokenReplacer = null }));
    }

    private static void Add(List<string> arguments, string name, string value)
    {
        if (value is ['-' or '@', ..])
        {
            arguments.Add($"--{name}={value}"); // by itself it would be an option, or a file of arguments
        }
        else
        {
            arguments.AddRange(["--" + name, value]);
        }
    }

    private static string FileArgument(string data) => data is "-" ? data : data is ['-' or '@', ..] ? "./" + data : data;
}
