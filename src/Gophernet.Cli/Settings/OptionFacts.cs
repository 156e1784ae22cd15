using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>What can be told of an option beside its name: for help as JSON, and for shells that complete it.</summary>
internal static class OptionFacts
{
    private const string DefaultMark = "[default: ";
    private const string Found = "found";

    /// <summary>Its other names, those with a slash left out, the short ones first.</summary>
    public static string[] Aliases(Option option) =>
        option.Aliases.Where(alias => alias.StartsWith('-')).OrderBy(alias => alias, StringComparer.Ordinal);

    /// <summary>Whether it has a name, with its dashes.</summary>
    public static bool IsNamed(Option option, string name) => option.Name == name || option.Aliases.Contains(name);

    /// <summary>The option of a command that has a name, its own or one that all commands have; null for none.</summary>
    public static Option? Of(Command command, Command root, string name) => OfCommand(command, root).FirstOrDefault(option => IsNamed(option, name));

    /// <summary>The options of a command, and those that all commands have.</summary>
    public static Option[] OfCommand(Command command, Command root) =>
        [.. command.Options, .. command == root ? [] : root.Options.Where(option => option.Recursive)];

    /// <summary>The values, or beginnings of values, that can be told.</summary>
    public static IReadOnlyList<string> Values(Option option) => option is IOffersValues offering ? offering.Offered : [];

    /// <summary>Whether it takes these values and no other.</summary>
    public static bool TakesNamesAlone(Option option) => Values(option).Count > 0 && option.HelpName is { } name
        && !name.Split('|').Contains("N") && !name.Contains('=', StringComparison.Ordinal) && !name.Contains('…', StringComparison.Ordinal);

    /// <summary>The value that it has where it is not given, as its description says; null where it says none, or one that is found in the data.</summary>
    public static string? Default(Option option)
    {
        var text = option.Description!;
        var start = text.IndexOf(DefaultMark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var value = text[(start + DefaultMark.Length)..text.LastIndexOf(']')];
        return value.StartsWith(Found, StringComparison.Ordinal) ? null : value;
    }

    /// <summary>What its value is: a column, a model, a file; of several kinds, all of them.</summary>
    public static ValueKind Kind(string? helpName)
    {
        var kind = ValueKind.Other;
        foreach (var part in helpName?.Split('|') ?? [])
        {
            kind |= part switch
            {
                "COLUMN" => ValueKind.Column,
                "COLUMN,…" => ValueKind.Column | ValueKind.List,
                "MODEL" => ValueKind.Model,
                "DATA" => ValueKind.Data,
                "FILE" or "PREFIX" or "FOLDER" => ValueKind.File,
                [.., ',', '…'] => ValueKind.List,
                _ => ValueKind.Other,
            };
        }

        return kind;
    }
}
