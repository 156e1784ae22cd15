using System.Collections.Immutable;
using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>The options of a command as the user gave them, for the record of a model: without those that name files or change nothing of a model.</summary>
internal static class GivenOptions
{
    /// <summary>Each option that was given, in the order of the command's options, with its values.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="left">The options that are left out.</param>
    public static ImmutableArray<(string Name, ImmutableArray<string> Values)> Of(ParseResult result, params IReadOnlyList<Option> left)
    {
        var given = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        foreach (var option in result.CommandResult.Command.Options)
        {
            if (!left.Contains(option) && result.GetResult(option) is { Implicit: false } found)
            {
                given.Add((option.Name.TrimStart('-'), [.. found.Tokens.Select(token => token.Value)]));
            }
        }

        return given.ToImmutable();
    }
}
