using System.CommandLine;
using System.CommandLine.Invocation;

namespace Gophernet.Cli.Commands;

/// <summary>The library's help, then the command's examples. It fits a screen: a command with many options shows its details when asked for all.</summary>
internal sealed class HelpAction(IReadOnlyList<string> rootExamples, bool showsAll = false) : SynchronousCommandLineAction
{
    private const string All = "--help-all";
    private const int WidthWithoutTerminal = 100;

    public override bool ClearsParseErrors => true;

    /// <summary>Gives the commands that leave out details the option that shows them.</summary>
    public static void AddAllTo(RootCommand root)
    {
        foreach (var command in root.Subcommands.Where(HasDetails))
        {
            command.Options.Add(new Option<bool>(All)
            {
                Description = "Show every option: those of networks, steps and reading too",
                Action = new HelpAction([], showsAll: true),
            });
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        if (showsAll)
        {
            foreach (var option in command.Options)
            {
                option.Hidden = false;
            }
        }

        var help = new System.CommandLine.Help.HelpAction();
        if (Console.IsOutputRedirected)
        {
            help.MaxWidth = WidthWithoutTerminal;
        }

        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in (command as ExampledCommand)?.Examples ?? rootExamples)
        {
            output.WriteLine("  " + example);
        }

        return ExitCode.Done;
    }

    private static bool HasDetails(Command command) => command.Options.Any(option => option.Hidden);
}
