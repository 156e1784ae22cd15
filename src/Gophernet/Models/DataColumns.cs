using System.Globalization;
using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Models;

/// <summary>
/// Columns in memory, each with a name and a type. Numbers stay numbers and texts stay names, whatever they look like; not-a-number, an empty text and
/// null are missing. A model that is trained on columns predicts CSV with the same names too, and the other way round.
/// </summary>
public sealed class DataColumns : DataSource
{
    private readonly List<Column> _columns = [];

    /// <summary>The number of rows; 0 before the first column.</summary>
    public int RowCount { get; private set; }

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Names => _columns.ConvertAll(column => column.Name);

    /// <summary>Columns <c>column_1</c>, <c>column_2</c> and so on from numbers row by row.</summary>
    /// <param name="rows">[rows][columns]; the rows have one length.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or one is null.</exception>
    public static DataColumns FromRows(IReadOnlyList<float[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var result = new DataColumns { RowCount = rows.Count };
        var width = rows.Count == 0 ? 0 : rows[0]?.Length;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is null)
            {
                throw new ArgumentException($"Row {i} is null.", nameof(rows));
            }

            if (rows[i].Length != width)
            {
                throw new ArgumentException($"Row {i} has {rows[i].Length} numbers, the first row {width}.", nameof(rows));
            }
        }

        for (var i = 0; i < width; i++)
        {
            var values = new float[rows.Count];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = rows[row][i];
            }

            result.Add(string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}"), values);
        }

        return result;
    }

    /// <summary>Adds a column of numbers.</summary>
    /// <param name="name">Its name, which no other column has. White space around it is removed, as in CSV.</param>
    /// <param name="numbers">[rows], copied. NaN and infinity are missing.</param>
    /// <exception cref="ArgumentException">The name is used already, or the number of rows differs from that of the other columns.</exception>
    /// <returns>These columns.</returns>
    public DataColumns Add(string name, ReadOnlySpan<double> numbers)
    {
        var values = numbers.ToArray();
        return Add(name, ColumnType.Number, values.Length, (row, writer) =>
        {
            if (double.IsFinite(values[row]))
            {
                writer.WriteField(values[row]);
            }
            else
            {
                writer.WriteField("");
            }
        });
    }

    /// <inheritdoc cref="Add(string, ReadOnlySpan{double})"/>
    public DataColumns Add(string name, ReadOnlySpan<float> numbers)
    {
        var values = numbers.ToArray();
        return Add(name, ColumnType.Number, values.Length, (row, writer) =>
        {
            if (float.IsFinite(values[row]))
            {
                writer.WriteField(values[row]);
            }
            else
            {
                writer.WriteField("");
            }
        });
    }

    /// <inheritdoc cref="Add(string, ReadOnlySpan{double})"/>
    public DataColumns Add(string name, ReadOnlySpan<int> numbers)
    {
        var values = numbers.ToArray();
        return Add(name, ColumnType.Number, values.Length, (row, writer) => writer.WriteField((double)values[row]));
    }

    /// <summary>Adds a column of names: categories, or classes to predict.</summary>
    /// <param name="name">Its name, which no other column has. White space around it is removed, as in CSV.</param>
    /// <param name="texts">[rows], copied. Null, the empty text and signs of missing values such as <c>NA</c> are missing.</param>
    /// <exception cref="ArgumentException">The name is used already, or the number of rows differs from that of the other columns.</exception>
    /// <returns>These columns.</returns>
    public DataColumns Add(string name, IReadOnlyList<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        string?[] values = [.. texts];
        return Add(name, ColumnType.Text, values.Length, (row, writer) => writer.WriteField(values[row] ?? ""));
    }

    /// <summary>Adds a column of dates with their times.</summary>
    /// <param name="name">Its name, which no other column has. White space around it is removed, as in CSV.</param>
    /// <param name="dates">[rows], copied.</param>
    /// <exception cref="ArgumentException">The name is used already, or the number of rows differs from that of the other columns.</exception>
    /// <returns>These columns.</returns>
    public DataColumns Add(string name, ReadOnlySpan<DateTime> dates)
    {
        var values = dates.ToArray();
        return Add(
            name, ColumnType.Found, values.Length, (row, writer) => writer.WriteField(values[row].ToString("s", CultureInfo.InvariantCulture)));
    }

    /// <summary>Adds a column of yes and no, as 1 and 0: a feature, or one of several labels to predict.</summary>
    /// <param name="name">Its name, which no other column has. White space around it is removed, as in CSV.</param>
    /// <param name="flags">[rows], copied.</param>
    /// <exception cref="ArgumentException">The name is used already, or the number of rows differs from that of the other columns.</exception>
    /// <returns>These columns.</returns>
    public DataColumns Add(string name, ReadOnlySpan<bool> flags)
    {
        var values = flags.ToArray();
        return Add(name, ColumnType.Found, values.Length, (row, writer) => writer.WriteField(values[row] ? "1" : "0"));
    }

    internal override bool IsEmpty => _columns.Count == 0;

    internal override TableOptions Describe(TableOptions options)
    {
        var texts = _columns.Where(column => column.Type == ColumnType.Text && !options.Numeric.Contains(column.Name));
        var numbers = _columns.Where(column => column.Type == ColumnType.Number && !options.Categorical.Contains(column.Name));
        return options with
        {
            Categorical = [.. options.Categorical, .. texts.Select(column => column.Name)],
            Numeric = [.. options.Numeric, .. numbers.Select(column => column.Name)],
        };
    }

    internal override OpenSource Open(bool streams = false)
    {
        var stream = new ColumnStream(_columns.ConvertAll(column => (column.Name, column.Write)), RowCount);
        return new OpenSource(new CsvReader(stream, "<columns>", CsvDialect.Default with { HasPlainNumbers = true }), stream);
    }

    private DataColumns Add(string name, ColumnType type, int rowCount, Action<int, CsvWriter> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var trimmed = name.Trim(); // as readers of CSV do
        if (_columns.Exists(other => other.Name == trimmed))
        {
            throw new ArgumentException($"There is a column \"{trimmed}\" already.", nameof(name));
        }

        if (_columns.Count > 0 && rowCount != RowCount)
        {
            throw new ArgumentException($"Column \"{trimmed}\" has {rowCount} rows, the others {RowCount}.", nameof(name));
        }

        _columns.Add(new Column(trimmed, type, write));
        RowCount = rowCount;
        return this;
    }

    private enum ColumnType
    {
        Number,
        Text,

        /// <summary>Dates, and numbers that may turn out to be categories or booleans.</summary>
        Found,
    }

    private sealed record Column(string Name, ColumnType Type, Action<int, CsvWriter> Write);
}
