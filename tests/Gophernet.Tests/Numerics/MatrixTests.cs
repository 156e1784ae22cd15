using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class MatrixTests
{
    private static Matrix TwoByThree => new(2, 3, [1, 2, 3, 10, 20, 30]);

    [Fact]
    public void A_new_matrix_is_zero() => Assert.Equal(new float[6], new Matrix(2, 3).Values);

    [Fact]
    public void Values_stand_row_by_row()
    {
        Assert.Equal([10f, 20f, 30f], TwoByThree.Row(1));
        Assert.Equal(20, TwoByThree[1, 1]);
    }

    [Fact]
    public void A_row_is_a_view()
    {
        var matrix = TwoByThree;

        matrix.Row(1)[2] = -1;

        Assert.Equal(-1, matrix[1, 2]);
    }

    [Fact]
    public void Rejects_values_that_do_not_fill_it() =>
        Assert.Throws<ArgumentException>(() => new Matrix(2, 3, [1, 2, 3, 4, 5]));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, -1)]
    [InlineData(65536, 65536)]
    public void Rejects_sizes_that_no_array_has(int rows, int columns) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Matrix(rows, columns));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Rejects_a_row_that_is_not_there(int row) => Assert.Throws<ArgumentOutOfRangeException>(() => TwoByThree.Row(row).Length);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    public void Rejects_an_index_that_is_not_there(int row, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoByThree[row, column]);

    [Fact]
    public void Axis_0_adds_up_each_column()
    {
        var sums = new Matrix(1, 3);

        TwoByThree.SumAlongAxis(0, sums);

        Assert.Equal([11f, 22f, 33f], sums.Values);
    }

    [Fact]
    public void Axis_1_adds_up_each_row()
    {
        var sums = new Matrix(2, 1);

        TwoByThree.SumAlongAxis(1, sums);

        Assert.Equal([6f, 60f], sums.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(35)]
    public void Sums_along_both_axes_of_a_table_of_one_number_are_its_sizes(int size)
    {
        var matrix = new Matrix(size, size + 1);
        matrix.Values.Fill(1);
        var (columnSums, rowSums) = (new Matrix(1, size + 1), new Matrix(size, 1));

        matrix.SumAlongAxis(0, columnSums);
        matrix.SumAlongAxis(1, rowSums);

        Assert.All(columnSums.Values.ToArray(), sum => Assert.Equal(size, sum));
        Assert.All(rowSums.Values.ToArray(), sum => Assert.Equal(size + 1, sum));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Rejects_an_axis_that_is_neither_0_nor_1(int axis) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoByThree.SumAlongAxis(axis, new Matrix(1, 3)));

    [Fact]
    public void Rejects_sums_of_another_shape() => Assert.Throws<ArgumentException>(() => TwoByThree.SumAlongAxis(0, new Matrix(3, 1)));

    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 1)]
    [InlineData(50, 3)]
    [InlineData(0, 0)]
    public void Takes_any_other_shape(int rows, int columns)
    {
        var matrix = TwoByThree;

        matrix.Resize(rows, columns);

        Assert.Equal((rows, columns, rows * columns), (matrix.Rows, matrix.Columns, matrix.Values.Length));
    }

    [Fact]
    public void Takes_no_memory_for_a_shape_that_it_has_had()
    {
        var matrix = new Matrix(50, 3);

        var before = GC.GetAllocatedBytesForCurrentThread();
        matrix.Resize(2, 3);
        matrix.Resize(50, 3);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
