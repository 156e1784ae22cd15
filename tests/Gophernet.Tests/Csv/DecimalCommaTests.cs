using System.Text;
using Gophernet.Csv.Numbers;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Csv;

public class DecimalCommaTests
{
    [Theory]
    [InlineData("1,5", 1.5)]
    [InlineData("-0,25", -0.25)]
    [InlineData(",5", 0.5)]
    [InlineData("5,", 5)]
    [InlineData(" +1,5e3 ", 1500)]
    [InlineData("1.5", 1.5)]
    [InlineData("12", 12)]
    public void A_comma_may_stand_for_the_point(string text, double expected)
    {
        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), decimalComma: true, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1.234,5")]
    [InlineData("1,234.5")]
    [InlineData("1,2,3")]
    [InlineData(",")]
    [InlineData("1,5x")]
    [InlineData("1e5,5")]
    public void Two_marks_are_no_number(string text) => Assert.False(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), decimalComma: true, out _));

    [Fact]
    public void Without_leave_a_comma_is_no_point() => Assert.False(NumberParser.TryParse("1,5"u8, decimalComma: false, out _));

    [Fact]
    public void A_number_too_long_to_be_one_is_refused()
    {
        Assert.False(NumberParser.TryParse(Encoding.UTF8.GetBytes(new string('1', 1_000_000) + ",5"), decimalComma: true, out _));
        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes("0," + new string('1', 500)), decimalComma: true, out var ninth));
        Assert.Equal(1 / 9.0, ninth);
    }

    [Fact]
    public void Numbers_of_a_table_between_semicolons_have_commas()
    {
        var training = InferredTable.Of("x;y\n1,5;ham\n2;spam\n-3,25;ham\n");

        Assert.Equal([1.5, 2, -3.25], InferredTable.Values(training));
    }

    [Fact]
    public void Thousands_between_semicolons_have_points_where_decimals_have_commas()
    {
        var training = InferredTable.Of("y;x\nham;12\nspam;1.234,5\nham;2.000\n", new TableOptions { Targets = ["y"] });

        Assert.Equal([12, 1234.5, 2000], InferredTable.Values(training));
    }

    [Fact]
    public void Thousands_among_many_small_numbers_do_not_count_as_missing()
    {
        var prices = Enumerable.Range(0, 100).Select(row => row == 60 ? "1,250" : $"{row * 7 % 50}");

        var training = InferredTable.OfCells(prices);

        Assert.Equal(1250, InferredTable.Values(training)[60]);
        Assert.Equal("column \"x\": numbers such as 1,250 are read with thousands; if they have decimals, say so", Assert.Single(training.Notes).Text);
    }
}
