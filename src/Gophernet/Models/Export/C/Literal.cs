using System.Globalization;
using System.Text;

namespace Gophernet.Models.Export.C;

/// <summary>Texts and numbers as C writes them.</summary>
internal static class Literal
{
    /// <summary>A string, in quotes; bytes beyond ASCII as octal numbers, whatever encoding a compiler expects.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            // A question mark could begin a trigraph; an underscore, a name that stands for the prefix.
            if (value is >= (byte)' ' and < 0x7F and not ((byte)'"' or (byte)'\\' or (byte)'?' or (byte)'_'))
            {
                literal.Append((char)value);
            }
            else
            {
                literal.Append(value == '_' && !text.Contains(SourceFile.Placeholder, StringComparison.OrdinalIgnoreCase)
                    ? "_"
                    : $"\\{(value >> 6) & 7}{(value >> 3) & 7}{value & 7}");
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A double: the shortest text that is read as it.</summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NAN" : value > 0 ? "HUGE_VAL" : "-HUGE_VAL";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    /// <summary>A float: the shortest text that is read as it.</summary>
    public static string Of(float value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return (text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0") + "f";
    }

    /// <summary>A whole number.</summary>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>0 or 1.</summary>
    public static string Of(bool value) => value ? "1" : "0";

    /// <summary>A text in a comment, on one line and without its end.</summary>
    public static string Comment(string text)
    {
        var comment = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            comment.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return comment.Replace("*/", "* /").Replace("/*", "/ *").ToString();
    }
}
