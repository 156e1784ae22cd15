using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class PanelMatrixTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 15)]
    [InlineData(3, 16)]
    [InlineData(3, 17)]
    [InlineData(70, 70)]
    public void Takes_every_value_of_a_matrix(int rows, int columns)
    {
        var matrix = MatrixSamples.Random(rows, columns, seed: 1);

        var panels = PanelSamples.Of(matrix);

        Assert.Equal((rows, columns), (panels.Rows, panels.Columns));
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                Assert.Equal(matrix[i, j], panels[i, j]);
            }
        }
    }

    [Fact]
    public void A_panel_holds_16_columns_row_by_row()
    {
        var panels = PanelSamples.Random(2, 20, seed: 1);

        Assert.Equal(2, panels.PanelCount);
        Assert.Equal(panels[1, 3], panels.Panels(0, 1)[16 + 3]);
        Assert.Equal(panels[1, 18], panels.Panels(1, 1)[16 + 2]);
    }

    [Fact]
    public void The_padding_of_a_copy_is_zero_whatever_stood_there()
    {
        var panels = new PanelMatrix(3, 40);
        panels.Values.Fill(float.NaN);

        panels.CopyFrom(MatrixSamples.Random(3, 20, seed: 1));

        for (var row = 0; row < 3; row++)
        {
            Assert.Equal(new float[12], panels.Panels(1, 1).Slice(row * 16 + 4, 12));
        }
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(16, 16)]
    [InlineData(17, 33)]
    public void Takes_chosen_rows_in_their_order_and_zeros_beyond_them(int count, int columns)
    {
        var table = MatrixSamples.Random(40, columns, seed: 1);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => 39 - 2 * i)];
        var panels = new PanelMatrix(64, 64);
        panels.Values.Fill(float.NaN);

        panels.CopyRows(table, rows);

        Assert.Equal(((count + 15) / 16 * 16, columns), (panels.Rows, panels.Columns));
        for (var i = 0; i < panels.Rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                Assert.Equal(i < count ? table[rows[i], j] : 0, panels[i, j]);
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 9)]
    [InlineData(7, 16)]
    [InlineData(8, 17)]
    [InlineData(9, 40)]
    [InlineData(33, 70)]
    public void A_batch_as_rows_and_back_is_the_batch(int neurons, int rows)
    {
        var batch = PanelSamples.Random(neurons, rows, seed: 1);
        var (asRows, back) = (new PanelMatrix(0, 0), new PanelMatrix(0, 0));
        asRows.Resize(99, 99);
        asRows.Values.Fill(float.NaN);

        PanelTransposition.ToRows(batch, asRows);
        PanelTransposition.ToBatch(asRows, rows, back);

        Assert.Equal(((rows + 15) / 16 * 16, neurons), (asRows.Rows, asRows.Columns));
        for (var i = 0; i < asRows.Rows; i++)
        {
            for (var j = 0; j < neurons; j++)
            {
                Assert.Equal(i < rows ? batch[j, i] : 0, asRows[i, j]);
            }
        }

        Assert.Equal(batch.Values, back.Values);
    }

    // 1 + 2 + … + 20 = 210, and ten times that.
    [Fact]
    public void Row_sums_are_those_of_each_row()
    {
        float[] numbers = [.. Enumerable.Range(1, 20)];
        var sums = new Matrix(2, 1);

        RowSums.Of(PanelSamples.Of(2, 20, [.. numbers, .. numbers.Select(number => 10 * number)]), sums);

        Assert.Equal([210f, 2100f], sums.Values);
    }

    [Fact]
    public void Takes_no_memory_for_a_shape_that_it_has_had()
    {
        var panels = new PanelMatrix(5, 40);

        Assert.Equal(0, Allocation.Of(() => panels.Resize(10, 16)));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(65536, 65536)]
    public void Rejects_sizes_that_no_array_has(int rows, int columns) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PanelMatrix(rows, columns));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    public void Rejects_an_index_that_is_not_there(int row, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PanelMatrix(2, 3)[row, column]);
}
