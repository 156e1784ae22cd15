using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>The first line of a table: the names of its columns.</summary>
public sealed class Header
{
    private readonly long _line;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    private Header(string source, long line, ImmutableArray<string> names)
    {
        _line = line;
        Source = source;
        Names = names;
    }

    /// <summary>The name of the input in messages.</summary>
    public string Source { get; }

    /// <summary>The names, in the order of the columns.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Reads the first record of a table.</summary>
    /// <exception cref="GophernetException">The input is empty, or two columns have the same name.</exception>
    public static Header Read(CsvReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.MoveNext())
        {
            throw new GophernetException(new Place(reader.SourceName), "found no data",
                "Give a CSV file whose first line has the names of the columns.");
        }

        var record = reader.Current;
        var names = ImmutableArray.CreateBuilder<string>(record.FieldCount);
        for (var i = 0; i < record.FieldCount; i++)
        {
            names.Add(record[i].Decode().Trim());
        }

        var header = new Header(reader.SourceName, record.Line, names.MoveToImmutable());
        for (var i = 0; i < header.Names.Length; i++)
        {
            if (!header._indexes.TryAdd(header.Names[i], i))
            {
                throw new GophernetException(record[i].Place, $"column \"{header.Names[i]}\": found the name a second time",
                    "Give every column a name of its own.");
            }
        }

        return header;
    }

    /// <summary>The 0-based index of a column.</summary>
    /// <exception cref="GophernetException">There is none of this name; the message suggests the nearest.</exception>
    public int IndexOf(string name) => _indexes.TryGetValue(name, out var index) ? index : throw Missing(name);

    private GophernetException Missing(string name)
    {
        var nearest = NearestName.Find(name, Names);
        return new GophernetException(new Place(Source, _line), $"column \"{name}\": found no column of this name",
            nearest is null ? "The columns are: " + NameList.Shorten(Names) + "." : $"Did you mean \"{nearest}\"?");
    }
}
