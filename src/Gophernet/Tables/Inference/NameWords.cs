namespace Gophernet.Tables.Inference;

/// <summary>The words of a column's name: <c>created_at</c>, <c>createdAt</c> and <c>Created At</c> have the same two.</summary>
internal static class NameWords
{
    /// <summary>Whether a name has one of some words.</summary>
    /// <param name="name">The name.</param>
    /// <param name="words">The words, in capital letters.</param>
    public static bool HasOne(string name, string[] words)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsLetter(name[i]) || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
            {
                start += start < i && !char.IsLetter(name[start]) ? 1 : 0;
                if (Array.IndexOf(words, name[start..i].ToUpperInvariant()) >= 0)
                {
                    return true;
                }

                start = i;
            }
        }

        return false;
    }
}
