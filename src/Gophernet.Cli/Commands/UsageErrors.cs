using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Cli.Output;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>What is wrong with the arguments, on standard error; the library would print it on standard output and return 1.</summary>
internal static class UsageErrors
{
    /// <summary>What the library could not make sense of.</summary>
    public static int Report(ParseResult result, Shell shell) =>
        Report(result, [.. result.Errors.Select(error => error.Message.TrimEnd('.')).Distinct()], shell);

    public static int Report(ParseResult result, IReadOnlyList<string> messages, Shell shell)
    {
        var command = result.CommandResult.Command;
        var known = Candidates(result.CommandResult).ToList();
        var suggestion = result.Tokens.Select(token => token.Value)
            .Where(token => !known.Contains(token))
            .Select(token => NearestName.Find(token, known))
            .FirstOrDefault(name => name is not null);
        var help = result.CommandResult.Parent is null ? "gophernet --help" : $"gophernet {command.Name} --help";
        var hint = suggestion is null ? $"See: {help}" : $"Did you mean {suggestion}? See: {help}";
        for (var i = 0; i < messages.Count; i++)
        {
            new Problem("usage", messages[i]) { Hint = shell.WritesJsonErrors || i == messages.Count - 1 ? hint : null }.Write(shell);
        }

        return ExitCode.Usage;
    }

    private static string[] Candidates(CommandResult result)
    {
        var names = result.Command.Subcommands.Select(command => command.Name).Concat(result.Command.Options.Select(option => option.Name));
        return result.Parent is CommandResult parent
            ? names.Concat(parent.Command.Options.Where(option => option.Recursive).Select(option => option.Name))
            : names;
    }
}
