using System.Globalization;

namespace Gophernet;

/// <summary>Lists and counts as messages show them.</summary>
internal static class NameList
{
    private const int MaxNames = 10;

    /// <summary>The names with commas between them; beyond ten, their number instead.</summary>
    public static string Shorten(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var text = string.Join(", ", names.Take(MaxNames));
        return names.Count <= MaxNames ? text : $"{text}, … ({names.Count} in all)";
    }

    /// <summary>The names as a choice: <c>a, b or c</c>.</summary>
    public static string Either(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";
    }

    /// <summary>All of the names: <c>a, b and c</c>.</summary>
    public static string All(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }

    /// <summary>A number and what it counts: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Count(long count, string noun) => Count(count, noun, noun + "s");

    /// <summary>A number and what it counts, for a noun whose plural is not made with an s.</summary>
    public static string Count(long count, string noun, string plural) =>
        count == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, stackalloc char[64], $"{count} {plural}");
}
