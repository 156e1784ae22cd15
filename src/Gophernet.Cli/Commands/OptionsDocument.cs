using System.CommandLine;
using System.Text.Json;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Json;
using Gophernet.Tables.Targets;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Commands;

/// <summary>Commands with their arguments and options as one JSON document.</summary>
internal static class OptionsDocument
{
    // Presets say the same of tables of these sizes, or what they say depends on the table.
    private static readonly DataSize[] Sizes =
    [
        .. ((TaskKind[])[TaskKind.Classification, TaskKind.Regression, TaskKind.MultiLabel])
            .SelectMany(task => ((int[])[1, 1_000, 10_000, 100_000, 10_000_000]).Select(rows => new DataSize(rows, task))),
    ];

    public static void WriteJson(ExampledCommand root, ExampledCommand[] commands, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteString("version", ProductVersion.Current);
        json.WriteStartArray("commands");
        foreach (var command in commands)
        {
            WriteCommand(json, root, command);
        }

        json.WriteEndArray();
        json.WriteStartObject("exit_codes");
        foreach (var (code, _, meaning) in ExitCode.All)
        {
            json.WriteString(code.ToString(System.Globalization.CultureInfo.InvariantCulture), meaning);
        }

        json.WriteEndObject();
        json.WriteStartObject("environment");
        foreach (var (name, meaning) in EnvironmentVariables.All)
        {
            json.WriteString(name, meaning);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteCommand(Utf8JsonWriter json, ExampledCommand root, ExampledCommand command)
    {
        json.WriteStartObject();
        json.WriteString("name", command == root ? root.Name : $"{root.Name} {command.Name}");
        json.WriteString("description", command.Description);
        json.WriteStartArray("arguments");
        foreach (var argument in command.Arguments)
        {
            json.WriteStartObject();
            json.WriteString("name", argument.Name);
            json.WriteBoolean("required", argument.Arity.MinimumNumberOfValues > 0);
            json.WriteString("description", argument.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("options");
        var trains = command.Options.Any(option => option.Name == "--epochs");
        foreach (var option in HelpText.OptionsOf(command, command == root ? null : root, showsHidden: true))
        {
            WriteOption(json, option, trains ? OptionTable.All.FirstOrDefault(entry => "--" + entry.Name == option.Name) : null);
        }

        json.WriteEndArray();
        json.WriteTexts("examples", command.Examples);
        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, Option option, TrainingOption? entry)
    {
        json.WriteStartObject();
        json.WriteString("name", option.Name);
        json.WriteTexts("aliases", OptionFacts.Aliases(option));
        json.WriteString("value", option.HelpName);
        json.WriteString("default", OptionFacts.Default(option) ?? (entry is null ? null : ValueOf(entry, Preset.All[0])));
        json.WriteTexts("values", OptionFacts.Values(option));
        json.WriteString("description", option.Description);
        if (entry is not null)
        {
            json.WriteString("takes", entry is SwitchOption { IsFlag: true } ? null : entry.Expected);
            json.WriteStartObject("presets");
            foreach (var preset in Preset.All)
            {
                json.WriteString(preset.Name, ValueOf(entry, preset));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>What a preset says of an option; null where that depends on the table, or has no effect.</summary>
    private static string? ValueOf(TrainingOption entry, Preset preset)
    {
        string? common = null;
        foreach (var size in Sizes)
        {
            var options = preset.For(size);
            if (entry.WhyUnused(new TrainingSetup(options, HasOwnValidation: false)) is not null)
            {
                continue;
            }

            var text = entry.TextOf(options);
            if (common is not null && common != text)
            {
                return null;
            }

            common = text;
        }

        return common is "" ? null : common;
    }
}
