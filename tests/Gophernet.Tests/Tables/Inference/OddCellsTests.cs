using System.Globalization;
using Gophernet.Tables.Features;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>A few cells of many kinds among numbers and dates.</summary>
public class OddCellsTests
{
    private const int Rows = 1000;

    [Fact]
    public void Few_among_many_numbers_count_as_missing()
    {
        var training = InferredTable.OfCells(Cells(every: 125, row => $"{row * 7}", row => $"{row}Sq. Yards"));

        Assert.Equal(8, InferredTable.Feature<NumericFeature>(training).MissingWords.Length);
        Assert.Equal([double.NaN, 7, 14], InferredTable.Values(training)[..3]);
        Assert.Contains("8 cells among its numbers count as missing", Assert.Single(training.Notes, note => note.Code == "missing_words").Text);
    }

    [Fact]
    public void Few_among_many_amounts_count_as_missing() => Assert.Equal(
        8, InferredTable.Feature<NumericFeature>(InferredTable.OfCells(Cells(every: 125, row => $"${row}.50", row => $"ask {row}"))).MissingWords.Length);

    [Fact]
    public void Few_among_many_dates_count_as_missing()
    {
        var start = new DateTime(2020, 1, 1);
        var cells = Cells(every: 125, row => start.AddDays(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row => $"about {row}");

        Assert.Equal(8, InferredTable.Feature<DateFeature>(InferredTable.OfCells(cells)).Words.Texts.Length);
    }

    [Theory]
    [InlineData("{0}M")]
    [InlineData("${0}.50")]
    [InlineData("{0} kg")]
    public void One_word_among_amounts_counts_as_missing(string form) => Assert.Equal(["Varies with device"], InferredTable.Feature<NumericFeature>(
        InferredTable.OfCells(Cells(every: 4, row => string.Format(null, form, row), _ => "Varies with device"))).MissingWords);

    [Fact]
    public void One_word_among_whole_numbers_without_a_unit_means_something() => Assert.IsNotType<NumericFeature>(
        InferredTable.OfCells(Cells(every: 4, row => $"{row * 7}", _ => "Varies with device")).Schema.Features[0]);

    [Theory]
    [InlineData(50, 7)] // too many
    [InlineData(125, 0)] // among few different numbers
    public void Others_mean_something(int every, int factor) => Assert.IsNotType<NumericFeature>(
        InferredTable.OfCells(Cells(every, row => $"{factor * row + row % 5}", row => $"{row}Sq. Yards")).Schema.Features[0]);

    private static IEnumerable<string> Cells(int every, Func<int, string> cell, Func<int, string> odd) =>
        Enumerable.Range(0, Rows).Select(row => row % every == 0 ? odd(row) : cell(row));
}
