using System.Globalization;

namespace Gophernet;

/// <summary>Lists and counts as messages show them.</summary>
internal static class NameList
{
    private const int MaxNames = 10;

    /// <summary>The names with commas between them, each as <see cref="Item"/> has it; beyond ten, their number instead.</summary>
    public static string Shorten(IReadOnlyList<string> names) => ShortenTexts(names.Select(Item));

    /// <summary>The same of texts that are more than a name, as they are.</summary>
    public static string ShortenTexts(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var text = string.Join(", ", texts.Take(MaxNames));
        return texts.Count <= MaxNames ? text : $"{text}, … ({texts.Count} in all)";
    }

    /// <summary>A name in a list: in quotes, as a table has it, where its end could not be seen otherwise.</summary>
    public static string Item(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 || name != name.Trim() || name.AsSpan().ContainsAny(',', '"')
            ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
    }

    /// <summary>The names as a choice: <c>a, b or c</c>.</summary>
    public static string Either(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Join(names, "or");
    }

    /// <summary>All of the names: <c>a, b and c</c>.</summary>
    public static string All(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Join(names, "and");
    }

    /// <summary>A number and what it counts: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Count(long count, string noun) => Count(count, noun, noun + "s");

    /// <summary>A number and what it counts, for a noun whose plural is not made with an s.</summary>
    public static string Count(long count, string noun, string plural) =>
        count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, stackalloc char[64], $"{count} {plural}");

    private static string Join(IReadOnlyList<string> names, string last)
    {
        var items = names.Select(Item);
        return items.Length < 2 ? string.Concat(items) : $"{string.Join(", ", items[..^1])} {last} {items[^1]}";
    }
}
