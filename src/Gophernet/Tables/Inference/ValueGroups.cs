using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Gophernet.Tables.Inference;

/// <summary>Rows in the order of a column's values, in groups of a few: whether those that are near each other have targets that are alike.</summary>
internal static class ValueGroups
{
    private const int MinRows = 20;
    private const int RowsPerGroup = 4;
    private const int MaxGroups = 4096;

    // Of more rows a part is looked at, which their values decide: it is the same in any order of the rows.
    private const int MaxRows = 20_000;

    /// <summary>Whether numbers tell the target.</summary>
    /// <param name="values">A number a row; NaN where missing.</param>
    /// <param name="test">Knows the targets; null where that is not to be asked.</param>
    public static bool TellTarget(ReadOnlySpan<double> values, NeighbourTest? test)
    {
        if (test is null)
        {
            return false;
        }

        var step = StepOf(values.Length);
        var (kept, rows) = (new List<double>(), new List<int>());
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]) && IsTaken(MemoryMarshal.AsBytes(values.Slice(row, 1)), step))
            {
                kept.Add(values[row]);
                rows.Add(row);
            }
        }

        return TellTarget(kept.ToArray(), rows, (a, b) => a.CompareTo(b), values.Length, test);
    }

    /// <summary>Whether texts in their order tell the target, shorter ones first: C9 comes before C10.</summary>
    /// <param name="column">The column.</param>
    /// <param name="test">Knows the targets; null where that is not to be asked.</param>
    public static bool TellTarget(ColumnData column, NeighbourTest? test)
    {
        if (test is null)
        {
            return false;
        }

        var step = StepOf(column.Rows.Length);
        var (kept, rows) = (new List<string>(), new List<int>());
        for (var row = 0; row < column.Rows.Length; row++)
        {
            if (!column.Raw.IsMissing(column.Rows[row]) && column.Raw.Tokens![column.Raw.Code(column.Rows[row])].Text is var text
                && IsTaken(MemoryMarshal.AsBytes(text.AsSpan()), step))
            {
                kept.Add(text);
                rows.Add(row);
            }
        }

        return TellTarget(
            kept.ToArray(), rows, (a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b), column.Rows.Length, test);
    }

    private static uint StepOf(int rows) => (uint)((rows + MaxRows - 1) / MaxRows);

    private static bool IsTaken(ReadOnlySpan<byte> bytes, uint step) => step <= 1 || XxHash3.HashToUInt64(bytes) % step == 0;

    private static bool TellTarget<T>(T[] values, List<int> rows, Comparison<T> compare, int rowCount, NeighbourTest test)
    {
        if (values.Length < MinRows)
        {
            return false;
        }

        var order = rows.ToArray();
        Array.Sort(values, order, Comparer<T>.Create(compare));
        var count = Math.Min(values.Length / RowsPerGroup, MaxGroups);
        var groups = new int[rowCount];
        Array.Fill(groups, -1);
        var group = 0;
        for (var place = 0; place < order.Length; place++)
        {
            // Equal values, of which an identifier has few, stay together: their order is that of the rows.
            group = place > 0 && compare(values[place], values[place - 1]) == 0 ? group : (int)((long)place * count / order.Length);
            groups[order[place]] = group;
        }

        return test.Tells(count, groups);
    }
}
