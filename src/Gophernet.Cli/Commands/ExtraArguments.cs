using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Cli.Settings;

namespace Gophernet.Cli.Commands;

/// <summary>Arguments beyond those that a command takes: mostly the rest of a list that was written with blanks.</summary>
internal static class ExtraArguments
{
    /// <summary>What is wrong, and the option whose list it is about; null for the command's own arguments.</summary>
    public static (string Message, Option? Option) Describe(ParseResult result, Command command)
    {
        var extra = result.UnmatchedTokens[0];
        var tokens = result.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type != TokenType.Option || Option(result, command, tokens[i].Value) is not { } option)
            {
                continue;
            }

            var values = Following(tokens, i);
            if (!values.Contains(extra))
            {
                continue;
            }

            if (option.Arity.MaximumNumberOfValues == 0 || (option.HelpName is null && values[0] == extra))
            {
                return ($"{option.Name} takes no value, found \"{extra}\"", option);
            }

            if (OptionFacts.Kind(option.HelpName).HasFlag(ValueKind.List) && ListOf(values, option, isPlaceTaken: TakesFileBefore(tokens, i)) is { } list)
            {
                return ($"{option.Name} takes one list: {ShellWord.Option(option.Name[2..], list)}", option);
            }

            if (option.Arity.MaximumNumberOfValues > 1 && TakesFileBefore(tokens, i))
            {
                var each = values.Select(value => ShellWord.Option(option.Name[2..], value));
                return ($"{option.Name} takes one value and may be repeated: {string.Join(' ', each)}", option);
            }
        }

        var message = command.Arguments.Count == 0
            ? $"{command.Name} takes no arguments, found \"{extra}\""
            : $"{command.Name} takes {string.Join(" and ", command.Arguments.Select(argument => argument.Name))}, and nothing more: found \"{extra}\" after "
                + string.Join(
                    " and ", command.Arguments.SelectMany(argument => result.GetResult(argument)?.Tokens ?? []).Select(token => $"\"{token.Value}\""));
        return (message, null);
    }

    /// <summary>The arguments between an option and the next one.</summary>
    private static List<string> Following(IReadOnlyList<Token> tokens, int index)
    {
        var values = new List<string>();
        for (var i = index + 1; i < tokens.Count && tokens[i].Type == TokenType.Argument; i++)
        {
            values.Add(tokens[i].Value);
        }

        return values;
    }

    private static bool TakesFileBefore(IReadOnlyList<Token> tokens, int index)
    {
        for (var i = 1; i < index; i++)
        {
            if (tokens[i].Type == TokenType.Argument && tokens[i - 1].Type is TokenType.Command or TokenType.Argument)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The list that was meant; null where what follows may be files.</summary>
    private static string? ListOf(List<string> values, Option option, bool isPlaceTaken)
    {
        if (option.HelpName is ['N', ..])
        {
            var numbers = values.Select(value => value.Trim(',', '[', ']', ' ')).ToList();
            var count = numbers.FindIndex(number => !number.All(character => char.IsAsciiDigit(character) || character == ','));
            numbers = count < 0 ? numbers : numbers[..count];
            return numbers.Count > 1 ? string.Join(',', numbers) : null;
        }

        return isPlaceTaken ? string.Join(',', values.Select(value => value.Trim(','))) : null;
    }

    private static Option? Option(ParseResult result, Command command, string name) => OptionFacts.Of(command, result.RootCommandResult.Command, name);
}
