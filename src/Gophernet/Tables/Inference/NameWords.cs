namespace Gophernet.Tables.Inference;

/// <summary>The words of a column's name: <c>created_at</c>, <c>createdAt</c> and <c>Created At</c> have the same two, <c>UTCTime</c> too.</summary>
internal static class NameWords
{
    /// <summary>Whether a name has one of some words.</summary>
    /// <param name="name">The name.</param>
    /// <param name="words">The words, in capital letters.</param>
    public static bool HasOne(string name, string[] words)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetter(name[i]);
            var isFirst = isLetter && i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isLetter && !isFirst)
            {
                continue;
            }

            if (i > start && Array.IndexOf(words, name[start..i].ToUpperInvariant()) >= 0)
            {
                return true;
            }

            start = isLetter ? i : i + 1;
        }

        return false;
    }
}
