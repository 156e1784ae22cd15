using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>The names of an input's columns, from its first line; without a header, <c>column_1</c> and so on.</summary>
internal sealed class Header
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    private Header(string source, long line, bool isFirstRow, ImmutableArray<string> names)
    {
        Line = line;
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

    /// <summary>The 1-based line of the first record.</summary>
    public long Line { get; }

    /// <summary>The names, in the order of the columns.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Whether there is no header: the record that the reader stands at is the first row.</summary>
    public bool IsFirstRow { get; }

    /// <summary>What was changed in the names.</summary>
    public ImmutableArray<TableNote> Notes { get; private init; } = [];

    /// <summary>The columns that have no name in the header; none where there is no header.</summary>
    public ImmutableArray<int> Nameless { get; private init; } = [];

    /// <summary>Reads the first record of an input.</summary>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="known">Names of columns that are asked for: a first line that has them is a header.</param>
    /// <param name="arePlaces">
    /// Whether they are of a table without a header, and name places: then empty cells of the first line are not called so; null where nobody knows.
    /// </param>
    /// <exception cref="GophernetException">The input is empty.</exception>
    public static Header Read(CsvReader reader, ImmutableArray<string> known = default, bool? arePlaces = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (!reader.MoveNext())
        {
            if (reader.Dialect.SkippedLines is > 0 and var skipped)
            {
                throw new GophernetException(
                    new Place(reader.SourceName), $"found no data after the {NameList.Count(skipped, "line")} to skip", "Skip fewer lines")
                {
                    Settings = [new("skip")],
                };
            }

            throw new GophernetException(new Place(reader.SourceName), "found no data",
                "Give a CSV file whose first line has the names of the columns.");
        }

        var record = reader.Current;
        if (!IsHeader(record, reader.Dialect, known.IsDefault ? [] : known, arePlaces))
        {
            return new Header(reader.SourceName, record.Line, true, [.. Sequences.Range(record.FieldCount).Select(ColumnNames.OfPlace)]);
        }

        reader.PassHeaderAgain();
        var written = ImmutableArray.CreateBuilder<string>(record.FieldCount);
        var nameless = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < record.FieldCount; i++)
        {
            written.Add(record[i].Decode().Trim());
            if (written[i].Length == 0)
            {
                nameless.Add(i);
            }
            else
            {
                reader.RequireNoMoreThan(i + 1); // no row has to go on to columns without a name at the end
            }
        }

        var notes = ImmutableArray.CreateBuilder<TableNote>();
        var names = ColumnNames.Complete(written.MoveToImmutable(), notes);
        if (reader.Dialect is { IsHeaderFound: true, IsHeaderDoubtful: true } && (known.IsDefaultOrEmpty || !known.All(names.Contains)))
        {
            notes.Add(new("the first line is taken for the names of the columns, though values below are the same; if it is a row, say so",
                new Setting("no-header")));
        }

        return new Header(reader.SourceName, record.Line, false, names) { Notes = notes.ToImmutable(), Nameless = nameless.ToImmutable() };
    }

    private static bool HasName(CsvRecord record)
    {
        for (var i = 0; i < record.FieldCount; i++)
        {
            if (!string.IsNullOrWhiteSpace(record[i].ToString()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Columns that are asked for by names tell more than what the first line looks like.</summary>
    private static bool IsHeader(CsvRecord record, CsvDialect dialect, ImmutableArray<string> known, bool? arePlaces)
    {
        if (!dialect.IsHeaderFound)
        {
            return dialect.HasHeader;
        }

        if (!HasName(record))
        {
            return false;
        }

        if (known.IsEmpty)
        {
            return dialect.HasHeader;
        }

        var written = ImmutableArray.CreateBuilder<string>(record.FieldCount);
        for (var i = 0; i < record.FieldCount; i++)
        {
            written.Add(record[i].ToString().Trim());
        }

        var texts = new HashSet<string>(written, StringComparer.Ordinal);
        if (arePlaces == true || known.All(texts.Contains))
        {
            return known.All(texts.Contains);
        }

        // Cells that are empty have the names of their places only where a header is likely, or was there in training.
        var names = new HashSet<string>(ColumnNames.Complete(written.MoveToImmutable(), []), StringComparer.Ordinal);
        return known.All(ColumnNames.IsOfPlace)
            ? (dialect.HasHeader || arePlaces == false) && known.All(names.Contains)
            : dialect.HasHeader || known.All(names.Contains);
    }

    /// <summary>The header with more columns at its end; those that it has already are passed over.</summary>
    public Header With(IEnumerable<string> names)
    {
        var all = Names.AddRange(names.Where(name => !_indexes.ContainsKey(name)));
        return new Header(Source, Line, IsFirstRow, all) { Notes = Notes, Nameless = Nameless };
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
        return names.Length == Names.Length ? new Header(Source, Line, true, names) : throw new GophernetException(
            new Place(Source, Line),
            $"expected {schema.Columns.Length} columns as in the training table, "
            + $"or {withoutTarget.Length} without the target, found {Names.Length} and no header",
            "Give the columns names in the first line, or give them all, in the order of the training table.");
    }

    /// <summary>The 0-based index of a column.</summary>
    /// <exception cref="GophernetException">There is none of this name; the message suggests the nearest.</exception>
    public int IndexOf(string name) => _indexes.TryGetValue(name, out var index) ? index : throw Missing(name);

    private GophernetException Missing(string name)
    {
        var (place, message) = (new Place(Source, Line), $"column \"{name}\": found no column of this name");
        if (!IsFirstRow && Names.Length - Nameless.Length == 1)
        {
            return new GophernetException(place, message, $"The only name is \"{Names[0]}\": if it is a title above the names of the columns, skip its lines")
            {
                Field = name,
                Settings = [new("skip")],
            };
        }

        var nearest = NearestName.Find(name, Names);
        return new GophernetException(
            place, message, nearest is null ? "The columns are: " + NameList.Shorten(Names) + "." : $"Did you mean \"{nearest}\"?")
        {
            Field = name,
        };
    }
}
