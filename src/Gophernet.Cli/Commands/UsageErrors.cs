using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Processes;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>What is wrong with the arguments, on standard error; the library would print it on standard output and return 1.</summary>
internal static class UsageErrors
{
    private const int MaxMessages = 10;

    /// <summary>What is wrong, and what may have been meant.</summary>
    public static int Report(ParseResult result, IReadOnlyList<string> messages, IReadOnlyList<string> suggestions, Shell shell)
    {
        var command = result.CommandResult.Command;
        var help = result.CommandResult.Parent is null ? "gophernet --help" : $"gophernet {command.Name} {HelpFor(command, [.. messages, .. suggestions])}";
        var hint = suggestions.Count == 0 ? $"See: {help}" : $"Did you mean {string.Join(", ", suggestions.Take(MaxMessages))}? See: {help}";
        if (messages.Count > MaxMessages)
        {
            messages = [.. messages.Take(MaxMessages - 1), $"… and {messages.Count - MaxMessages + 1} more such faults"];
        }

        LaterProcess.Wait(shell.Variable);
        for (var i = 0; i < messages.Count; i++)
        {
            new Problem(Problem.Usage, Printable.Line(messages[i])) { Hint = shell.WritesJsonErrors || i == messages.Count - 1 ? hint : null }.Write(shell);
        }

        return ExitCode.Usage;
    }

    /// <summary>The help that shows the options that messages and suggestions begin with.</summary>
    private static string HelpFor(Command command, string[] texts) =>
        command.Options.Any(option => option.Hidden && texts.Any(text => text.Split(' ', ':')[0] == option.Name)) ? HelpText.FullHelp : "--help";
}
