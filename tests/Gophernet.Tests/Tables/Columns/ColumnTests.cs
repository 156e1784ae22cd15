using Gophernet.Tables.Columns;

namespace Gophernet.Tests.Tables.Columns;

public class ColumnTests
{
    private const int Rows = 2 * NumberColumn.PieceSize + 1000;

    public static TheoryData<string> Kinds { get; } = ["double", "number", "byte", "ushort", "int"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gives_back_what_was_put_in_however_it_came(string kind)
    {
        var values = Values();
        var column = Create(kind);
        for (var start = 0; start < Rows;)
        {
            var count = Math.Min(1 + start % 7000, Rows - start);
            column.Append(values.AsSpan(start, count));
            start += count;
        }

        Assert.Equal(values, Read(column, 0, Rows));
        column.Seal();

        Assert.Equal(Rows, column.Count);
        Assert.Equal(values, Read(column, 0, Rows));
        Assert.Equal(values[32_000..66_000], Read(column, 32_000, 34_000));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Takes_rows_in_any_order(string kind)
    {
        var values = Values();
        var column = Create(kind);
        column.Append(values);
        int[] rows = [Rows - 1, 0, 40_000, 40_000, 7];

        Assert.Equal(rows.Select(row => values[row]), Read(column.Take(rows), 0, rows.Length));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keeps_the_rows_after_those_that_are_released(string kind)
    {
        var values = Values();
        var column = Create(kind);
        column.Append(values);
        column.Release(40_000);

        Assert.Equal(values[40_000..], Read(column, 40_000, Rows - 40_000));
    }

    [Fact]
    public void Numbers_of_six_digits_need_half_the_memory_of_doubles()
    {
        var values = Enumerable.Range(0, 8 * NumberColumn.PieceSize).Select(row => (row % 999_983 - 500_000) / 1e5).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var column = new NumberColumn();
        column.Append(values);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(values, Read(column, 0, values.Length));
        Assert.InRange(allocated, 0, values.Length * 5L + NumberColumn.PieceSize * 2 * sizeof(double)); // and one piece of doubles, which grows to its size
    }

    [Fact]
    public void Lines_are_those_that_were_added()
    {
        var lines = new LineNumbers();
        long[] added = [2, 3, 4, 7, 8, 20, 1_000_000_000_000, 1_000_000_000_001];
        lines.AddRange(added);

        Assert.Equal(added, Enumerable.Range(0, lines.Count).Select(row => lines[row]));
        Assert.Equal([20L, 2, 8], Enumerable.Range(0, 3).Select(i => lines.Take([5, 0, 4])[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => lines[8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => lines[-1]);
    }

    private static double[] Values() =>
        [.. Enumerable.Range(0, Rows).Select(row => row % 11 == 0 ? double.NaN : row % 13 == 0 ? -1 : row * 31L % 250)];

    private static double[] Read(Column column, int start, int count)
    {
        var values = new double[count];
        column.CopyTo(start, values);
        return values;
    }

    private static Column Create(string kind) => kind switch
    {
        "double" => new DoubleColumn(),
        "number" => new NumberColumn(),
        "byte" => new CodeColumn<byte>(),
        "ushort" => new CodeColumn<ushort>(),
        _ => new CodeColumn<int>(),
    };
}
