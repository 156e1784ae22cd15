using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>The names of an input's columns, from its first line; without a header, <c>column_1</c> and so on.</summary>
internal sealed class Header
{
    private readonly long _line;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    private Header(string source, long line, bool isFirstRow, ImmutableArray<string> names)
    {
        _line = line;
        Source = source;
        IsFirstRow = isFirstRow;
        Names = names;
        for (var i = 0; i < names.Length; i++)
        {
            _indexes.TryAdd(names[i], i);
        }
    }

    /// <summary>The name of the input in messages.</summary>
    public string Source { get; }

    /// <summary>The names, in the order of the columns.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Whether there is no header: the record that the reader stands at is the first row.</summary>
    public bool IsFirstRow { get; }

    /// <summary>Reads the first record of an input.</summary>
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
            names.Add(reader.Dialect.HasHeader ? record[i].Decode().Trim() : string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}"));
        }

        var header = new Header(reader.SourceName, record.Line, !reader.Dialect.HasHeader, names.MoveToImmutable());
        for (var i = 0; i < header.Names.Length; i++)
        {
            if (header._indexes[header.Names[i]] != i)
            {
                throw new GophernetException(record[i].Place, $"column \"{header.Names[i]}\": found the name a second time",
                    "Give every column a name of its own.");
            }
        }

        return header;
    }

    /// <summary>The header with more columns at its end; those that it has already are passed over.</summary>
    public Header With(IEnumerable<string> names)
    {
        var all = Names.AddRange(names.Where(name => !_indexes.ContainsKey(name)));
        return new Header(Source, _line, IsFirstRow, all);
    }

    /// <summary>The header for a model: where the input has none, its columns take the names of those that the model learned from, by position.</summary>
    /// <exception cref="GophernetException">
    /// There is no header, and the number of columns is neither that of the training table nor that without the target.
    /// </exception>
    public Header For(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (!IsFirstRow)
        {
            return this;
        }

        var withoutTarget = schema.Columns.RemoveRange(schema.Target.Columns);
        var names = Names.Length == schema.Columns.Length ? schema.Columns : withoutTarget;
        return names.Length == Names.Length ? new Header(Source, _line, true, names) : throw new GophernetException(
            new Place(Source, _line),
            $"expected {schema.Columns.Length} columns as in the training table, "
            + $"or {withoutTarget.Length} without the target, found {Names.Length} and no header",
            "Give the columns names in the first line, or give them all, in the order of the training table.");
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
