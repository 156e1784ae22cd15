using System.Text;

namespace Gophernet.Models.Export.C;

/// <summary>Names of C from names of files and columns.</summary>
internal static class Identifier
{
    private const int MaxLength = 40;

    // What no field can be called: keywords of C23 and C++23, and macros in lower case that stand for something without parentheses behind them.
    private static readonly string[] Taken =
    [
        // C
        "alignas", "alignof", "auto", "bool", "break", "case", "char", "const", "constexpr", "continue", "default", "do", "double", "else", "enum", "extern",
        "false", "float", "for", "goto", "if", "inline", "int", "long", "nullptr", "register", "restrict", "return", "short", "signed", "sizeof", "static",
        "static_assert", "struct", "switch", "thread_local", "true", "typedef", "typeof", "typeof_unqual", "union", "unsigned", "void", "volatile", "while",
        // C++
        "and", "and_eq", "bitand", "bitor", "catch", "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "concept",
        "const_cast", "consteval", "constinit", "decltype", "delete", "dynamic_cast", "explicit", "export", "friend", "mutable", "namespace", "new", "noexcept",
        "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "reinterpret_cast", "requires", "static_cast", "template", "this",
        "throw", "try", "typeid", "typename", "using", "virtual", "wchar_t", "xor", "xor_eq",
        // compilers, unless told to keep to the standard
        "asm", "hpux", "i386", "linux", "m68k", "mc68000", "mips", "sparc", "sun", "unix", "vax",
        // headers of C, POSIX and Windows
        "complex", "errno", "imaginary", "math_errhandling", "noreturn", "stderr", "stdin", "stdout",
        "basename", "d_fileno", "h_addr", "h_errno", "sa_handler", "sa_sigaction", "sched_priority", "st_atime", "st_ctime", "st_mtime",
        "cdecl", "environ", "far", "hyper", "interface", "near", "pascal", "small",
    ];

    /// <summary>The beginning of names: letters in lower case, digits and underscores.</summary>
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

        return char.IsAsciiDigit(trimmed[0]) ? "_" + trimmed : trimmed;
    }

    /// <summary>The same as whole names, each once, with an underscore behind one that C, C++ or a header takes for something else.</summary>
    public static string[] Of(IReadOnlyList<string> texts, string other)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return texts.Select(text =>
        {
            var (name, number) = (Of(text, other), 1);
            name = Taken.Contains(name) ? name + "_" : name;
            for (var first = name; !names.Add(name);)
            {
                name = $"{first}_{++number}";
            }

            return name;
        });
    }
}
