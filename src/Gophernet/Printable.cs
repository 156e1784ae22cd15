using System.Globalization;
using System.Text;

namespace Gophernet;

/// <summary>Text from a stranger's file as a terminal may show it.</summary>
internal static class Printable
{
    /// <summary>The text with control characters spelt out, such as \u001b: they would command the terminal.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }
}
