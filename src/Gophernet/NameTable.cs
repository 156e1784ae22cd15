using System.Diagnostics.CodeAnalysis;

namespace Gophernet;

/// <summary>The names of a few values as users and files write them; written out, so that neither reflection nor a rename of ours changes them.</summary>
/// <typeparam name="T">An enumeration, or a class of a few objects.</typeparam>
internal sealed class NameTable<T>
    where T : notnull
{
    private readonly (string Name, T Value)[] _entries;

    /// <summary>Creates a table.</summary>
    public NameTable(params (string Name, T Value)[] entries)
    {
        _entries = entries;
        Names = [.. entries.Select(entry => entry.Name)];
    }

    /// <summary>Creates a table of values that know their names.</summary>
    public NameTable(IReadOnlyList<T> values, Func<T, string> name)
    {
        var names = new string[values.Count];
        _entries = new (string, T)[values.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = name(values[i]);
            _entries[i] = (names[i], values[i]);
        }

        Names = names;
    }

    /// <summary>Every name.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has none.</exception>
    public string NameOf(T value) => Find(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, "The value has no name.");

    /// <summary>The name of a value; null where it has none.</summary>
    public string? Find(T value)
    {
        foreach (var entry in _entries)
        {
            if (EqualityComparer<T>.Default.Equals(entry.Value, value))
            {
                return entry.Name;
            }
        }

        return null;
    }

    /// <summary>The value of a name; case counts.</summary>
    public bool TryParse([NotNullWhen(true)] string? name, [MaybeNullWhen(false)] out T value)
    {
        foreach (var entry in _entries)
        {
            if (entry.Name == name)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
