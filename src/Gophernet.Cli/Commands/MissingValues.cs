using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Cli.Settings;

namespace Gophernet.Cli.Commands;

/// <summary>
/// Options that need a value, and are followed by another option: the library takes its name for the value, and is then wrong about all that follows.
/// </summary>
internal static class MissingValues
{
    /// <summary>What is wrong with the first such option; null where there is none.</summary>
    /// <param name="result">What the library made of the arguments.</param>
    /// <param name="arguments">The arguments as they were written. A value that looks like an option is one in <c>--missing=--seed</c>.</param>
    public static string? Find(ParseResult result, string[] arguments)
    {
        for (var i = 0; i + 1 < result.Tokens.Count; i++)
        {
            var (name, value) = (result.Tokens[i].Value, result.Tokens[i + 1].Value);
            if (result.Tokens[i].Type == TokenType.DoubleDash)
            {
                return null;
            }

            if (Option(result.CommandResult, name) is { Arity.MinimumNumberOfValues: > 0 } option && value is ['-', ..]
                && Option(result.CommandResult, value) is not null && !arguments.Contains($"{name}={value}") && !arguments.Contains($"{name}:{value}"))
            {
                return ArgumentFaults.MissingValue(name, option);
            }
        }

        return null;
    }

    private static Option? Option(CommandResult result, string name) =>
        OptionFacts.Of(result.Command, (result.Parent as CommandResult ?? result).Command, name);
}
