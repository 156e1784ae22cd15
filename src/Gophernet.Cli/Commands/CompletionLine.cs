using System.CommandLine;
using System.Text;
using Gophernet.Cli.Settings;

namespace Gophernet.Cli.Commands;

/// <summary>A command line that is being typed, as far as a shell has it: what stands before the word that is completed, and this word.</summary>
internal sealed class CompletionLine
{
    private const char CopiedEqualsSign = '=';

    private CompletionLine(Command command, List<string> places, HashSet<string> given, string word, Option? option, bool isOptionPossible) =>
        (Command, Places, Given, Word, Option, IsOptionPossible) = (command, places, given, word, option, isOptionPossible);

    /// <summary>The command that was named, or the root.</summary>
    public Command Command { get; }

    /// <summary>What stands in the places of the command's arguments.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>The options that were given.</summary>
    public IReadOnlySet<string> Given { get; }

    /// <summary>The beginning of the word; of a value, without its option.</summary>
    public string Word { get; }

    /// <summary>The option whose value is completed; null for another word.</summary>
    public Option? Option { get; }

    /// <summary>Whether no <c>--</c> has ended the options.</summary>
    public bool IsOptionPossible { get; }

    /// <summary>Reads the words.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="words">Those after the name of the program, the last one being completed.</param>
    public static CompletionLine Of(Command root, IReadOnlyList<string> words)
    {
        var (command, places, given, isOptionPossible) = (root, new List<string>(), new HashSet<string>(StringComparer.Ordinal), true);
        Option? waiting = null;
        for (var i = 0; i < words.Count - 1; i++)
        {
            var word = words[i];
            if (waiting is not null && word is [CopiedEqualsSign]) // bash makes three words of --target=species
            {
                continue;
            }

            if (waiting is not null)
            {
                waiting = null;
            }
            else if (word == "--")
            {
                isOptionPossible = false;
            }
            else if (isOptionPossible && word is ['-', _, ..])
            {
                var option = OptionFacts.Of(command, root, word.Split('=')[0]);
                given.UnionWith(option is null ? [] : [option.Name]);
                waiting = option is { Arity.MinimumNumberOfValues: > 0 } && !word.Contains('=', StringComparison.Ordinal) ? option : null;
            }
            else if (command == root && root.Subcommands.FirstOrDefault(one => one.Name == word) is { } named)
            {
                command = named;
            }
            else
            {
                places.Add(word);
            }
        }

        var last = words.Count == 0 ? "" : words[^1];
        if (waiting is not null)
        {
            return new CompletionLine(command, places, given, last is [CopiedEqualsSign] ? "" : last, waiting, isOptionPossible);
        }

        var equals = isOptionPossible && last.StartsWith("--", StringComparison.Ordinal) ? last.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals > 0 && OptionFacts.Of(command, root, last[..equals]) is { Arity.MinimumNumberOfValues: > 0 } assigned
            ? new CompletionLine(command, places, given, last[(equals + 1)..], assigned, isOptionPossible)
            : new CompletionLine(command, places, given, last, null, isOptionPossible);
    }

    /// <summary>A word as a shell would read it: without its quotes and backslashes, whether the last quote is there or not.</summary>
    public static string Unquote(string word)
    {
        var text = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            var character = word[i];
            if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '\\' && quote != '\'' && i + 1 < word.Length)
            {
                text.Append(word[++i]);
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }
}
