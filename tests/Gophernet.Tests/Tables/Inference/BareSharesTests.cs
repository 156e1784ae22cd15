using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Shares of one among percentages.</summary>
public class BareSharesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void Numbers_up_to_one_beside_percentages_are_shares(int period)
    {
        var training = InferredTable.OfCells(Cells(row => row % period == 1 ? $"0.{row:00}" : $"{row}%"));

        Assert.Equal([0, 1, 2, 3], InferredTable.Values(training)[..4]);
        Assert.Equal(100, InferredTable.Feature<NumericFeature>(training).Written!.BareFactor);
        Assert.Contains(training.Notes, note => note.Text.Contains("without a unit count as a share: 0.01 is 1%", StringComparison.Ordinal));
    }

    [Fact]
    public void A_target_has_them_too()
    {
        var training = InferredTable.OfTargets(Cells(row => row % 2 == 1 ? $"0.{row:00}" : $"{row}%"));

        var form = Assert.Single(Assert.IsType<NumberTarget>(training.Schema.Target).Written)!;
        Assert.Equal((100, 0), (form.BareFactor, form.Decimals));
    }

    [Theory]
    [InlineData("45", "{0}%")] // a number above 1
    [InlineData("0.5", "{0}%")] // one fraction
    [InlineData("0.{0}", "0.{0}%")] // percentages below 1
    [InlineData("0.{0}", "{0} kg")]
    public void Other_numbers_count_in_the_unit_of_the_column(string bare, string other)
    {
        var training = InferredTable.OfCells(Cells(row => string.Format(null, row % 2 == 1 ? bare : other, row)));

        Assert.Equal(1, InferredTable.Feature<NumericFeature>(training).Written!.BareFactor);
    }

    private static IEnumerable<string> Cells(Func<int, string> cell) => Enumerable.Range(0, 100).Select(cell);
}
