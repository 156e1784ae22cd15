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

        Assert.Equal(0, Allocation.Of(() =>
        {
            matrix.Resize(2, 3);
            matrix.Resize(50, 3);
        }));
    }
}
