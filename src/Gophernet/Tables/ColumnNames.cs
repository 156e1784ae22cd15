using System.Collections.Immutable;
using System.Globalization;

namespace Gophernet.Tables;

/// <summary>Names of columns as they stand in a header, made complete and different.</summary>
internal static class ColumnNames
{
    /// <summary>The name of a column that has none.</summary>
    public static string OfPlace(int index) => string.Create(CultureInfo.InvariantCulture, $"column_{index + 1}");

    /// <summary>Whether a name is that of a column without one.</summary>
    public static bool IsOfPlace(string name) => name.StartsWith("column_", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan("column_".Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Names empty columns by their place, and numbers names from the second time on: <c>a</c>, <c>a.2</c>.</summary>
    /// <param name="written">The names as they are written.</param>
    /// <param name="notes">Receives what was changed.</param>
    public static ImmutableArray<string> Complete(ImmutableArray<string> written, ICollection<TableNote> notes)
    {
        // No name that is written is given to another column, so the order of the columns does not matter.
        var taken = new HashSet<string>(written, StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = written.ToBuilder();
        var (nameless, repeated) = (new List<string>(), new List<string>());
        for (var i = 0; i < names.Count; i++)
        {
            var name = written[i];
            var times = seen[name] = seen.GetValueOrDefault(name) + 1;
            if (name.Length == 0)
            {
                names[i] = FreeName(OfPlace(i), taken);
                nameless.Add(names[i]);
            }
            else if (times > 1)
            {
                names[i] = FreeName(name, taken, times);
                repeated.Add(names[i]);
            }
        }

        if (repeated.Count > 0)
        {
            notes.Add(new($"names of columns that were there already have a number: {NameList.Shorten(repeated)}"));
        }

        if (nameless.Count > 0)
        {
            notes.Add(new($"columns without a name are called by their place: {NameList.Shorten(nameless)}"));
        }

        return names.DrainToImmutable(); // of none there may be room for some
    }

    private static string FreeName(string name, HashSet<string> taken, int number = 1)
    {
        var free = number == 1 ? name : Numbered(name, number);
        while (!taken.Add(free))
        {
            free = Numbered(name, ++number);
        }

        return free;
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");
}
