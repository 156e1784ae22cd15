using System.Text;

namespace Gophernet.Models.Export.C;

/// <summary>Names of C from names of files and columns.</summary>
internal static class Identifier
{
    private const int MaxLength = 40;

    private static readonly string[] Keywords =
    [
        "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if",
        "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef", "union",
        "unsigned", "void", "volatile", "while", "bool", "true", "false", "nullptr", "alignas", "alignof", "constexpr", "typeof", "asm", "class",
        "new", "delete", "this", "template", "operator", "private", "public", "protected", "friend", "namespace", "using", "virtual", "throw", "try",
        "catch", "and", "or", "not", "xor", "typename", "mutable", "explicit", "export", "NULL", "NAN",
    ];

    /// <summary>A name in lower case: letters, digits and underscores, no keyword of C or C++.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="other">The name where nothing is left of the text.</param>
    public static string Of(string text, string other)
    {
        var name = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        var trimmed = name.ToString().TrimEnd('_');
        trimmed = trimmed.Length > MaxLength ? trimmed[..MaxLength].TrimEnd('_') : trimmed;
        if (trimmed.Length == 0)
        {
            return other;
        }

        return char.IsAsciiDigit(trimmed[0]) ? "_" + trimmed : Keywords.Contains(trimmed) ? trimmed + "_" : trimmed;
    }

    /// <summary>The same for several texts, each name once.</summary>
    public static string[] Of(IReadOnlyList<string> texts, string other)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return texts.Select(text =>
        {
            var (name, number) = (Of(text, other), 1);
            for (var first = name; !names.Add(name);)
            {
                name = $"{first}_{++number}";
            }

            return name;
        });
    }
}
