namespace Gophernet.Tables.Inference;

/// <summary>The words of a column's name: <c>created_at</c>, <c>createdAt</c> and <c>Created At</c> have the same two, <c>UTCTime</c> too.</summary>
internal static class NameWords
{
    /// <summary>Whether a name has one of some words.</summary>
    /// <param name="name">The name.</param>
    /// <param name="words">The words, in capital letters.</param>
    public static bool HasOne(string name, string[] words)
    {
        var position = 0;
        while (Next(name, ref position) is { } word)
        {
            if (Array.IndexOf(words, word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word of a name has one of some ends.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ends">The ends, in capital letters.</param>
    public static bool HasOneWithEnd(string name, string[] ends)
    {
        var position = 0;
        while (Next(name, ref position) is { } word)
        {
            if (Array.Exists(ends, end => word.EndsWith(end, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name ends with one of some words.</summary>
    /// <param name="name">The name.</param>
    /// <param name="words">The words, in capital letters.</param>
    public static bool EndsWithOne(string name, string[] words)
    {
        var (position, last) = (0, "");
        while (Next(name, ref position) is { } word)
        {
            last = word;
        }

        return Array.IndexOf(words, last) >= 0;
    }

    /// <summary>The next word, in capital letters; null where there is none.</summary>
    private static string? Next(string name, ref int position)
    {
        var start = position;
        for (var i = position; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetter(name[i]);
            var isFirst = isLetter && i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isLetter && !isFirst)
            {
                continue;
            }

            position = isLetter ? i : i + 1;
            if (i > start)
            {
                return name[start..i].ToUpperInvariant();
            }

            start = position;
        }

        return null;
    }
}
