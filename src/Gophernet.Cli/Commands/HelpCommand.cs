using System.CommandLine;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet help</c>: help of all commands or one, of the metrics, and of every option.</summary>
internal static class HelpCommand
{
    public const string Metrics = "metrics";
    public const string Options = "options";

    public static ExampledCommand Create(Shell shell)
    {
        var command = new ExampledCommand(
            "help",
            "Shows help: of a command, the metrics, or every option",
            "gophernet help train",
            "gophernet help metrics",
            "gophernet help options --json");
        var topic = new Argument<string?>("TOPIC") { Description = "A command, metrics, or options", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Show every option of the command: those of networks, steps and reading too" };
        var json = SharedOptions.Json();
        command.Arguments.Add(topic);
        command.Options.Add(all);
        command.Options.Add(json);
        command.Run = result =>
        {
            var root = (ExampledCommand)result.RootCommandResult.Command;
            Run(root, result.GetValue(topic), result.GetValue(all), result.GetValue(json), shell);
            return ExitCode.Done;
        };
        return command;
    }

    private static void Run(ExampledCommand root, string? topic, bool showsAll, bool asJson, Shell shell)
    {
        var commands = root.Subcommands.OfType<ExampledCommand>();
        var help = new HelpText(shell.OutputText, HelpText.WidthOfTerminal());
        if (topic is Metrics)
        {
            Write(asJson, shell, () => MetricsDocument.WriteJson(shell.Output), () => MetricsDocument.WriteText(help));
        }
        else if (topic is Options or null)
        {
            Write(asJson, shell, () => OptionsDocument.WriteJson(root, [root, .. commands], shell.Output), () =>
            {
                if (topic is null)
                {
                    help.Write(root, showsAll);
                }
                else
                {
                    help.WriteOptions(root, commands);
                }
            });
        }
        else
        {
            var command = commands.FirstOrDefault(command => command.Name == topic) ?? throw new UsageException(
                [$"there is no help on \"{topic}\"; there is on {string.Join(", ", commands.Select(command => command.Name))}, {Metrics} and {Options}"],
                Suggestion.OfCommand(topic, root) ?? NearestName.Find(topic, [Metrics, Options]));
            Write(asJson, shell, () => OptionsDocument.WriteJson(root, [command], shell.Output), () => help.Write(command, showsAll));
        }
    }

    private static void Write(bool asJson, Shell shell, Action writeJson, Action writeText)
    {
        if (asJson)
        {
            writeJson();
        }
        else
        {
            writeText();
            shell.Flush();
        }
    }
}
