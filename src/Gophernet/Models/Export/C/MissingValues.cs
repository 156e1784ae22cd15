using System.Collections.Immutable;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Models.Export.C;

/// <summary>The texts and numbers that stand for a missing value, as <see cref="Tables.Cells.MissingTokens"/> finds them.</summary>
/// <param name="texts">The texts of the schema.</param>
/// <param name="areKept">Whether there are columns whose numbers may stand for a missing value too.</param>
/// <param name="source">Receives the code.</param>
internal sealed class MissingValues(ImmutableArray<string> texts, bool areKept, SourceFile source)
{
    private readonly double[] _numbers =
        [.. texts.Select(text => NumberParser.TryParse(Encoding.UTF8.GetBytes(text), decimalComma: true, out var number) ? number : double.NaN)
            .Where(double.IsFinite)];

    /// <summary>Whether numbers are among them.</summary>
    public bool HasNumbers => _numbers.Length > 0;

    /// <summary>Writes the function that knows a missing cell, and where numbers are among them, those that know a number.</summary>
    public void WriteTexts()
    {
        if (HasNumbers)
        {
            WriteNumbers();
        }

        string[] words = [.. texts.Where(text => text.Length > 0), .. texts.Contains("null", StringComparer.OrdinalIgnoreCase) ? (string[])["\\N"] : []];
        var tests = words.Select(word => Ascii.IsValid(word) ? $"gopher_alike(text, {Literal.Of(word)})" : $"gopher_equal(text, {Literal.Of(word)})");
        source.Runtime.Need("text");
        if (words.Any(word => Ascii.IsValid(word)))
        {
            source.Runtime.Need("alike");
        }

        if (words.Any(word => !Ascii.IsValid(word)))
        {
            source.Runtime.Need("equal");
        }

        var number = HasNumbers
            ? $"\n        || gopher_is_missing_number(text, {Literal.Of(FirstCharacters())}, gopher_missing_numbers, {_numbers.Length})" : "";
        var test = tests.Length == 0 ? "0" : string.Join("\n        || ", tests);
        source.Add($$"""
            static int gopher_is_missing(struct gopher_text text)
            {
                if (text.length == 0)
                    return {{Literal.Of(texts.Contains(""))}};
                return {{test}}{{number}};
            }

            """);
    }

    private void WriteNumbers()
    {
        source.Runtime.Need("missing_number", "among");
        source.AddTable("double", "missing_numbers", _numbers.Select(Literal.Of));
        if (!areKept)
        {
            return;
        }

        source.Add($$"""
            static int gopher_is_missing_value(double number)
            {
                return gopher_is_among(number, gopher_missing_numbers, {{_numbers.Length}});
            }

            /* A number that stands for a missing value is missing, in whatever way it is written. */
            static int gopher_keep(double *value)
            {
                *value = gopher_is_missing_value(*value) ? NAN : *value;
                return 1;
            }

            """);
    }

    /// <summary>What a cell begins with that may be one of the numbers.</summary>
    private string FirstCharacters()
    {
        var characters = new StringBuilder();
        foreach (var text in texts.Where(text => text.Length > 0))
        {
            foreach (var character in (char[])[char.ToLowerInvariant(text[0]), char.ToUpperInvariant(text[0])])
            {
                if (!characters.ToString().Contains(character))
                {
                    characters.Append(character);
                }
            }
        }

        return characters.ToString();
    }
}
