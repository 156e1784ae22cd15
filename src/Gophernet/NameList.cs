namespace Gophernet;

/// <summary>Lists of names as messages show them.</summary>
public static class NameList
{
    private const int Longest = 10;

    /// <summary>The names with commas between them; beyond ten, their number instead.</summary>
    public static string Shorten(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var text = string.Join(", ", names.Take(Longest));
        return names.Count <= Longest ? text : $"{text}, … ({names.Count} in all)";
    }
}
