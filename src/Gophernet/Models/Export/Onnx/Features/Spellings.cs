using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Other ways to write a text, for tables in which texts are looked up exactly.</summary>
internal static class Spellings
{
    // 64 ways; of longer words the usual ones have to do.
    private const int MaxLetters = 6;

    /// <summary>A text with its letters in every case, or if it has many: as it stands, in lower and in upper case, and with a capital.</summary>
    public static ImmutableArray<string> InEveryCase(string text)
    {
        var letters = Sequences.Range(text.Length).Where(i => char.IsAsciiLetter(text[i]));
        if (letters.Length > MaxLetters)
        {
            var lower = text.ToLowerInvariant();
            return [.. ((string[])[text, lower, text.ToUpperInvariant(), char.ToUpperInvariant(lower[0]) + lower[1..]]).Distinct()];
        }

        var spellings = new string[1 << letters.Length];
        for (var i = 0; i < spellings.Length; i++)
        {
            var spelling = text.ToCharArray();
            for (var letter = 0; letter < letters.Length; letter++)
            {
                ref var character = ref spelling[letters[letter]];
                character = (i >> letter & 1) == 0 ? char.ToLowerInvariant(character) : char.ToUpperInvariant(character);
            }

            spellings[i] = new string(spelling);
        }

        return [.. spellings];
    }

    /// <summary>How programs write a number that stands as a text in its shortest form: 3 as 3.0 too; nothing more of other texts.</summary>
    public static IEnumerable<string> AsNumber(string text) =>
        NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out var number) && number.ToString(CultureInfo.InvariantCulture) == text
            && !text.Contains('.') && !text.Contains('E')
            ? [text, text + ".0"]
            : [text];
}
