using Gophernet.Tables.Features;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Marks beside numbers count as the numbers.</summary>
public class NumberMarksTests
{
    [Theory]
    [InlineData("<0.5", 0.5)]
    [InlineData("< 0.5", 0.5)]
    [InlineData(">100", 100)]
    [InlineData("\u2265100", 100)]
    [InlineData("~7.25", 7.25)]
    [InlineData("ca. 7.25", 7.25)]
    [InlineData("80+", 80)]
    [InlineData("80 +", 80)]
    [InlineData("12.25*", 12.25)]
    public void A_number_with_a_mark_is_a_number(string cell, double expected)
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? cell : $"{row}.5"));

        Assert.NotNull(InferredTable.Feature<NumericFeature>(training).Written);
        var values = InferredTable.Values(training);
        Assert.Equal(expected, values[0]);
        Assert.Equal(1.5, values[1]);
        Assert.Contains(training.Notes, note => note.Text.StartsWith("column \"x\": passed over ", StringComparison.Ordinal)
            && note.Text.Contains(" beside 25 numbers", StringComparison.Ordinal) && note.Setting?.Name == "categorical");
    }

    [Fact]
    public void Marks_may_stand_beside_units()
    {
        var values = InferredTable.Values(InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? "<0.5 mg" : row % 4 == 1 ? "200+ mg" : $"{row} mg")));

        Assert.Equal([0.5, 200, 2], values[..3]);
    }

    [Fact]
    public void Other_marks_on_a_bound_of_a_column_of_many_numbers_are_passed_over()
    {
        var values = InferredTable.Values(InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? "<0.5" : row % 4 == 1 ? "0.5*" : $"{row}.25")));

        Assert.Equal([0.5, 0.5, 2.25], values[..3]);
    }

    [Fact]
    public void Letters_of_a_currency_are_no_mark() => Assert.DoesNotContain(
        InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? $"CA${row + 1}" : $"${row + 1}")).Notes,
        note => note.Text.Contains("passed over", StringComparison.Ordinal));

    [Fact]
    public void Bounds_on_the_other_side_are_read_later()
    {
        var form = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? "<0.5" : $"{row}"))).Written!;

        Assert.True(form.TryParse(">500"u8, out var value));
        Assert.Equal(500, value);
    }

    [Fact]
    public void Flags_of_Eurostat_are_passed_over()
    {
        var values = InferredTable.Values(InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? ": " : row % 4 == 1 ? $"{row}.5 bp" : $"{row}.5 ")));

        Assert.Equal([double.NaN, 1.5, 2.5], values[..3]);
    }

    [Theory]
    [InlineData("<=50K|>50K")]
    [InlineData("<5|5|6")]
    [InlineData("4|4+|5|5+|6")]
    [InlineData("1+|2-|2|2+|1-|3|3+|3-|4|4-|4+|5|5-|6")]
    [InlineData("A+|B|B+|1")]
    public void Marks_that_tell_equal_numbers_apart_are_names(string cells)
    {
        var texts = cells.Split('|');

        Assert.IsType<CategoricalFeature>(
            InferredTable.OfCells(InferredTable.Cells(row => texts[row % texts.Length])).Schema.Features.Single(feature => feature.Name == "x"));
    }
}
