using System.Globalization;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class SentinelTests
{
    private const int Rows = 400;

    [Theory]
    [InlineData(-999)]
    [InlineData(-200)]
    [InlineData(9999)]
    [InlineData(-1e6)]
    [InlineData(-999.9)]
    [InlineData(-88.8)]
    public void A_number_far_from_all_others_in_many_rows_is_found(double sentinel) =>
        Assert.Equal([(sentinel, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? sentinel : row * 0.173)));

    [Fact]
    public void One_below_a_long_tail_is_found() => // a lognormal amount, up to thousands
        Assert.Equal([(-999, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? -999 : Math.Exp(4 + 4.5 * row / Rows))));

    [Fact]
    public void One_at_each_end_is_found() => Assert.Equal(
        [(-9999, 20), (9999, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? -9999 : row % 20 == 4 ? 9999 : row * 0.173)));

    [Fact]
    public void Two_at_one_end_are_found() => Assert.Equal(
        [(-9999, 20), (-999, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? -9999 : row % 20 == 4 ? -999 : row * 0.173)));

    [Fact]
    public void Several_beside_each_other_are_found()
    {
        Assert.Equal([(-9999, 20), (-8888, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? -9999 : row % 20 == 4 ? -8888 : row * 0.173)));
        Assert.Equal([(99, 20), (98, 20), (97, 20)], Sentinels.Find(Column(row => row % 20 is > 2 and < 6 ? 94 + row % 20 : row % 31)));
    }

    [Fact]
    public void Numbers_that_are_spread_have_none() => // 2, 2.1, 2.11 … 2.2, 2.3 … 2.9
        Assert.Empty(Sentinels.Find(Column(row => double.Parse($"2.{row % 21}", CultureInfo.InvariantCulture))));

    [Fact]
    public void A_negative_nine_below_a_few_steps_is_found() =>
        Assert.Equal([(-9, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? -9 : 1 + row % 5)));

    [Fact]
    public void A_zero_is_one_among_years() => Assert.Equal([(0, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? 0 : 1960 + row % 60)));

    [Fact]
    public void A_negative_number_of_nines_with_decimals_is_found() =>
        Assert.Equal([(-9.99, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? -9.99 : row % 31 * 0.173)));

    [Fact]
    public void Eights_with_decimals_are_found() => Assert.Equal([(88.88, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? 88.88 : row % 31 * 0.9)));

    [Theory]
    [InlineData("-$999.00", "$", ".50")]
    [InlineData("($999.00)", "$", ".50")]
    [InlineData("-999 kg", "", " kg")]
    public void A_number_is_named_in_its_form_and_the_way_out_finds_it(string cell, string before, string after)
    {
        var cells = Enumerable.Range(0, Rows).Select(row => row % 20 == 3 ? cell : $"{before}{row % 90}{after}").ToArray();
        var setting = Assert.Single(InferredTable.OfCells(cells).Notes, note => note.Code == "sentinel").Setting!.Value;
        var missing = MissingTokens.Of(setting.Value!.Split(','));
        var training = InferredTable.OfCells(cells, new TableOptions { Missing = missing });

        Assert.Equal(Rows / 20, InferredTable.Values(training).Count(double.IsNaN));
    }

    [Fact]
    public void Missing_cells_do_not_count() =>
        Assert.Equal([(-999, 20)], Sentinels.Find(Column(row => row % 20 == 3 ? -999 : row % 2 == 0 ? double.NaN : row * 0.173)));

    [Fact]
    public void Ordinary_columns_have_none()
    {
        Assert.Empty(Sentinels.Find(Column(row => row)));
        Assert.Empty(Sentinels.Find(Column(row => row % 3))); // three numbers
        Assert.Empty(Sentinels.Find(Column(row => row % 11))); // grades
        Assert.Empty(Sentinels.Find(Column(row => Math.Exp(row % 12)))); // a long tail
        Assert.Empty(Sentinels.Find(Column(row => Math.Pow(10, row % 5)))); // doses
        Assert.Empty(Sentinels.Find(Column(row => row % 3 == 0 ? 0 : 500 + row))); // nothing bought
        Assert.Empty(Sentinels.Find(Column(row => row % 20 == 3 ? -1 : row % 97))); // not far
        Assert.Empty(Sentinels.Find(Column(row => row % 20 < 2 ? 1 + row % 2 : 100 + row % 50))); // two groups
        Assert.Empty(Sentinels.Find(Column(row => row == 7 ? -999 : row * 0.173))); // one row
        Assert.Empty(Sentinels.Find(Column(row => row % 20 == 3 ? 9.99 : row % 13 * 0.1))); // a price
        Assert.Empty(Sentinels.Find(Column(_ => double.NaN)));
        Assert.Empty(Sentinels.Find([]));
    }

    [Fact]
    public void The_note_names_share_and_way_out()
    {
        var note = Assert.Single(InferredTable.OfCells(Enumerable.Range(0, Rows).Select(row => row % 20 == 3 ? "-999" : $"{row % 90 * 0.25}")).Notes);

        Assert.Equal("column \"x\": -999, far from all others, in 5% of the rows: if it means missing, say so", note.Text);
        Assert.Equal(new Setting("missing", "-999"), note.Setting);
    }

    private static double[] Column(Func<int, double> cell) => [.. Enumerable.Range(0, Rows).Select(cell)];
}
