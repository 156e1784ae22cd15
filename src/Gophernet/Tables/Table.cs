using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Rows of a CSV input, by column: the features as numbers and, where they were read, the classes as codes.</summary>
public sealed class Table
{
    private readonly NumberColumn[] _features;
    private readonly int[] _indexes;
    private readonly TargetReader? _target;
    private readonly string _source;
    private int[] _codes = [];
    private long[] _lines = [];

    internal Table(IEnumerable<string> features, Header header, TargetReader? target, Func<string, string> hint)
    {
        _features = [.. features.Select(name => new NumberColumn(name, hint(name)))];
        _indexes = [.. _features.Select(column => header.IndexOf(column.Name))];
        _target = target;
        _source = header.Source;
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The number of features.</summary>
    public int FeatureCount => _features.Length;

    /// <summary>The class of each row as an index into the classes; empty when the table was read without its target.</summary>
    public ReadOnlySpan<int> ClassCodes => _target is null ? [] : _codes.AsSpan(0, RowCount);

    /// <summary>One feature of every row, [rows].</summary>
    public ReadOnlySpan<double> Feature(int index) => _features[index].Values;

    /// <summary>Where a row began in the input.</summary>
    public Place PlaceOf(int row) => new(_source, _lines[row]);

    /// <summary>Reads a record to the end of the table. A record with a fault in it leaves the table as it was.</summary>
    /// <exception cref="GophernetException">A cell is not what its column needs.</exception>
    public void Append(CsvRecord record)
    {
        try
        {
            for (var i = 0; i < _features.Length; i++)
            {
                _features[i].Append(record[_indexes[i]]);
            }

            if (_target is not null)
            {
                EnsureRoom(ref _codes);
                _codes[RowCount] = _target.Read(record);
            }
        }
        catch (GophernetException)
        {
            Truncate(RowCount);
            throw;
        }

        EnsureRoom(ref _lines);
        _lines[RowCount++] = record.Line;
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Replaces every code c by order[c].</summary>
    internal void Recode(ReadOnlySpan<int> order)
    {
        foreach (ref var code in _codes.AsSpan(0, RowCount))
        {
            code = order[code];
        }
    }

    private void Truncate(int rows)
    {
        foreach (var column in _features)
        {
            column.Truncate(rows);
        }

        RowCount = rows;
    }

    private void EnsureRoom<T>(ref T[] column)
    {
        if (RowCount == column.Length)
        {
            Array.Resize(ref column, Math.Max(64, 2 * RowCount));
        }
    }
}
