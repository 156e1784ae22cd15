namespace Gophernet.Tables.Cells;

/// <summary>
/// What programs and people write into columns of numbers and dates where there is no value, and what names nothing else there: a dash, <c>..</c>, <c>:</c>,
/// <c>***</c>, <c>#N/A</c>, <c>#DIV/0!</c>, <c>(null)</c>, <c>n.a.</c>, <c>unknown</c>.
/// </summary>
internal static class NoValueWords
{
    private const int MinErrorLength = 3;

    // Databases, pandas, C runtimes, statistical offices; people; laboratories, below what they can detect.
    private static readonly string[] Words =
    [
        "(null)", "<null>", "[null]", "<na>", "nat", "nil", "-nan(ind)", "nan(ind)", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan", "1.#inf", "-1.#inf",
        "(blank)", "(empty)", "n.a.", "n.a", "n/a.", "n/d", "n.d.", "k.a.", "k. a.", "s/d", "unknown", "missing", "not available", "not applicable", "no data",
        "nodata", "undefined", "nd", "bdl", "<lod", "<loq", "<lloq", "<dl",
    ];

    /// <summary>Whether a text, without the spaces round it, says that there is no value.</summary>
    public static bool Contains(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        foreach (var word in Words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return AreMarks(text) || IsCellError(text) || IsFlagged(text);
    }

    /// <summary>Dashes, points and the like, and no letter or digit.</summary>
    private static bool AreMarks(string text)
    {
        foreach (var character in text)
        {
            if (!"-.:*#?/_\u2010\u2011\u2012\u2013\u2014\u2015\u2026\u2212 ".Contains(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What Eurostat writes for a number that is confidential or not reliable: a colon and flags.</summary>
    private static bool IsFlagged(string text) => text is [':', ' ', _] or [':', ' ', _, _] && text[2..].All(char.IsAsciiLetterLower);

    /// <summary>What spreadsheets write for a formula that failed, in any language: #REF!, #NV, #WERT!, #¿NOMBRE?.</summary>
    private static bool IsCellError(string text)
    {
        if (text.Length < MinErrorLength || text[0] != '#')
        {
            return false;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (!(char.IsUpper(text[i]) || "/!?\u00a1\u00bf. ".Contains(text[i]) || (text[i] == '0' && text[i - 1] == '/')))
            {
                return false;
            }
        }

        return char.IsUpper(text[1]) || char.IsUpper(text[2]);
    }
}
