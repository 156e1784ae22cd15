using System.CommandLine;
using System.CommandLine.Invocation;

namespace Gophernet.Cli.Commands;

/// <summary>The library's help, then the command's examples.</summary>
internal sealed class HelpAction(IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    private const int WidthWithoutTerminal = 100;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var help = new System.CommandLine.Help.HelpAction();
        if (Console.IsOutputRedirected)
        {
            help.MaxWidth = WidthWithoutTerminal;
        }

        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in parseResult.CommandResult.Command is ExampledCommand command ? command.Examples : rootExamples)
        {
            output.WriteLine("  " + example);
        }

        return ExitCode.Done;
    }
}
