namespace Gophernet.Tables.Columns;

/// <summary>The line on which each row began. Most rows have a line each: only where one does not begin on the next line is something noted.</summary>
internal sealed class LineNumbers
{
    private readonly List<int> _rows = []; // the first of each run of rows on lines one after the other
    private readonly List<long> _lines = []; // and its line

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The line of a row.</summary>
    public long this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            var run = _rows.BinarySearch(row);
            run = run < 0 ? ~run - 1 : run;
            return _lines[run] + (row - _rows[run]);
        }
    }

    public void Add(long line)
    {
        if (Count == 0 || line != _lines[^1] + (Count - _rows[^1]))
        {
            _rows.Add(Count);
            _lines.Add(line);
        }

        Count++;
    }

    public void AddRange(ReadOnlySpan<long> lines)
    {
        foreach (var line in lines)
        {
            Add(line);
        }
    }

    /// <summary>The lines of some of the rows, in that order.</summary>
    public LineNumbers Take(ReadOnlySpan<int> rows)
    {
        var taken = new LineNumbers();
        foreach (var row in rows)
        {
            taken.Add(this[row]);
        }

        return taken;
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear()
    {
        _rows.Clear();
        _lines.Clear();
        Count = 0;
    }
}
