using System.CommandLine;

namespace Gophernet.Cli.Commands;

/// <summary>What somebody meant who typed a name that there is not: by habit, by its beginning, or by a few wrong letters.</summary>
internal static class Suggestion
{
    private const int MinBeginning = 3;

    /// <summary>The command that was meant; null where nothing is near.</summary>
    public static string? OfCommand(string typed, Command root)
    {
        string[] names = [.. root.Subcommands.Select(command => command.Name)];
        var name = typed.TrimStart('-').Replace('_', '-');
        return Synonyms.OfCommand(name) ?? NearestName.Find(name, names);
    }

    /// <summary>The option that was meant; null where nothing is near.</summary>
    /// <param name="typed">What was typed, with its dashes.</param>
    /// <param name="options">The names of the command's options.</param>
    /// <param name="commands">The names of the commands: an option may be one of its own.</param>
    public static string? OfOption(string typed, IReadOnlyList<string> options, IReadOnlyList<string> commands)
    {
        var name = typed.TrimStart('-').Replace('_', '-').ToLowerInvariant();
        var option = "--" + name;
        if (options.Contains(option))
        {
            return option;
        }

        foreach (var synonym in Synonyms.OfOption(name))
        {
            if (options.Contains(synonym) || commands.Contains(synonym))
            {
                return synonym.StartsWith('-') ? synonym : "gophernet " + synonym;
            }
        }

        return OfBeginning(option, options) ?? NearestName.Find(option, options);
    }

    /// <summary>--batch of --batch-size, and --hidden-layers of --hidden.</summary>
    private static string? OfBeginning(string option, IReadOnlyList<string> options)
    {
        string? found = null;
        foreach (var other in options)
        {
            if (option.StartsWith(other + "-", StringComparison.Ordinal)
                || (option.Length >= MinBeginning + 2 && other.StartsWith(option, StringComparison.Ordinal)))
            {
                found = found is null || other.Length < found.Length ? other : found;
            }
        }

        return found;
    }
}
