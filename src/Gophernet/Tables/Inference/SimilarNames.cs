namespace Gophernet.Tables.Inference;

/// <summary>Names that differ only in case or blanks: perhaps one that was typed in several ways.</summary>
internal static class SimilarNames
{
    /// <summary>The pairs of them, as a list in a sentence; null for none.</summary>
    public static string? In(IEnumerable<string> names)
    {
        var firstOf = new Dictionary<string, string>();
        var alike = new List<string>();
        foreach (var name in names)
        {
            if (!firstOf.TryAdd(Unify(name), name))
            {
                alike.Add($"\"{firstOf[Unify(name)]}\" and \"{name}\"");
            }
        }

        return alike.Count > 0 ? NameList.ShortenTexts(alike) : null;
    }

    /// <summary>What the user should know of the categories of a column; null for nothing.</summary>
    public static TableNote? NoteOn(string column, IEnumerable<string> categories) => In(categories) is not { } names ? null
        : new($"column \"{column}\": categories that differ only in case or blanks: {names}; if they are one, write them alike")
        {
            Code = "similar_categories",
        };

    /// <summary>A name in one case, with one space for several blanks.</summary>
    private static string Unify(string name) => string.Join(' ', name.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
