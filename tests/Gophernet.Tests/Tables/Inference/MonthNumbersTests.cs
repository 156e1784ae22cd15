using System.Globalization;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Months with a point before the year, which are decimal numbers to whoever does not know.</summary>
public class MonthNumbersTests
{
    [Theory]
    [InlineData("")]
    [InlineData("0")] // which looks like a code, too
    public void Months_with_a_point_are_numbers_with_a_note(string zero)
    {
        var training = InferredTable.Of(Table(row => $"{(row % 12 < 9 ? zero : "")}{row % 12 + 1}.{2010 + row % 11}"));

        InferredTable.Feature<NumericFeature>(training, "month");
        Assert.Contains(training.Notes, note => note.Text
            == "column \"month\" has months such as 9.2017, which are read as decimal numbers: write them with a slash, 9/2017");
    }

    [Fact]
    public void As_a_target_they_are_said()
    {
        var csv = "w,due\n" + string.Concat(InferredTable.Cells(row => $"{row * row % 17},{row % 12 + 1}.{2010 + row % 11}\n"));

        Assert.Contains(InferredTable.Of(csv).Notes, note => note.Text.StartsWith("target \"due\" has months such as 9.2017", StringComparison.Ordinal));
    }

    [Fact]
    public void As_times_they_are_refused()
    {
        var fault = Assert.Throws<GophernetException>(
            () => InferredTable.Of(Table(row => $"{row % 12 + 1}.{2010 + row % 11}"), new TableOptions { Time = "month" }));

        Assert.Contains("found months such as 9.2017, which are decimal numbers", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 12)] // two months alone
    [InlineData(13, 11)] // a thirteenth
    [InlineData(12, 120)] // and the year 2129
    public void Other_decimals_have_none(int months, int years)
    {
        var training = InferredTable.Of(Table(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row % months + 1}.{2010 + row % years}")));

        Assert.DoesNotContain(training.Notes, note => note.Code == "month_numbers");
    }

    private static string Table(Func<int, string> cell) =>
        "month,w,y\n" + string.Concat(InferredTable.Cells(row => $"{cell(row)},{row * row % 17},{(row % 2 == 0 ? "ham" : "spam")}\n"));
}
