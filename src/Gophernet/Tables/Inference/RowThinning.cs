using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Which rows of a table stay where all of them do not fit the memory: an even part. Rows that show a class of the target for the first time stay, too.
/// </summary>
/// <param name="memory">The memory that there is.</param>
internal sealed class RowThinning(TableMemory memory)
{
    // A table of fewer rows is not thinned, however small the memory: what is found in so few rows would not be that of the table.
    private const int MinRows = 4096;

    private readonly EvenPart _part = new(seed: 0x5A3F_19C6_77D2_E08B);
    private GrowingList<int> _numbers = new(); // of each row that stays, once some do not

    /// <summary>All rows that were read.</summary>
    public int RowCount { get; private set; }

    /// <summary>Whether some rows were let go.</summary>
    public bool IsThinned => _part.Level > 0;

    /// <summary>Whether a row stays.</summary>
    public bool Keeps(int row) => _part.Keeps(row);

    /// <summary>Counts the rows that are read next.</summary>
    /// <exception cref="GophernetException">They are more than can be counted.</exception>
    public void Count(int rows, string source) => RowCount = (long)RowCount + rows <= int.MaxValue ? RowCount + rows
        : throw new GophernetException(new Place(source), $"more than {int.MaxValue} rows", "Divide the table.");

    /// <summary>Notes the number of a row that stays.</summary>
    public void Add(int row) => _numbers.Add(row);

    /// <summary>Lets rows go until the columns fit; does nothing where they do.</summary>
    /// <param name="columns">The columns, null for those that are not read.</param>
    /// <param name="targets">The columns of the target.</param>
    /// <param name="thin">Lets all rows go but some.</param>
    public void Fit(RawColumn?[] columns, RawColumn?[] targets, Action<int[]> thin)
    {
        var limit = IsThinned ? memory.SampleBytes : memory.Bytes;
        while (IsLarger(columns, limit) && _part.CanShrink)
        {
            var rows = IsThinned ? _numbers.Count : RowCount;
            if (rows < MinRows)
            {
                return;
            }

            limit = memory.SampleBytes;
            var numbers = _numbers;
            var isFirst = !IsThinned;
            if (isFirst)
            {
                memory.OnOutgrown?.Invoke();
            }

            int NumberOf(int row) => isFirst ? row : numbers[row];
            _part.Shrink();
            var kept = new bool[rows];
            foreach (var target in targets)
            {
                target?.MarkFirsts(kept);
            }

            _numbers = new GrowingList<int>();
            for (var row = 0; row < rows; row++)
            {
                kept[row] |= Keeps(NumberOf(row));
                if (kept[row])
                {
                    _numbers.Add(NumberOf(row));
                }
            }

            thin(Sequences.Range(rows).Where(row => kept[row]));
            memory.OnRelease?.Invoke();
        }
    }

    private bool IsLarger(RawColumn?[] columns, long limit)
    {
        var (bytes, numbers) = (0L, 0L);
        foreach (var column in columns)
        {
            bytes += column?.Size ?? 0;
            numbers += column is { HasNumbers: true } ? column.Count : 0;
        }

        return bytes > limit || numbers > memory.MaxNumbers;
    }
}
