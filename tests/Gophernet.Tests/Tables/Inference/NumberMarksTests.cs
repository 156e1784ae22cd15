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
    [InlineData("12.25?", 12.25)]
    [InlineData("12.25 (e)", 12.25)]
    [InlineData("c. 1930", 1930)]
    [InlineData("circa 1930", 1930)]
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
    [InlineData("12?", "5*")]
    [InlineData("c. 12", "~5")]
    [InlineData("c. 12", "circa 5")]
    [InlineData("12.5 b", "5 p")]
    public void Other_marks_of_a_kind_are_read_later(string cell, string later)
    {
        var form = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? cell : $"{row}.5"))).Written!;

        Assert.True(form.TryParse(System.Text.Encoding.UTF8.GetBytes(later), out var value));
        Assert.Equal(5, value);
        Assert.False(form.TryParse("5 rooms"u8, out _));
    }

    [Theory]
    [InlineData("{0}|{0}b|{0}|{0}")] // letters of house numbers
    [InlineData("{0}|3{0}.5 f|{0}|{0}")] // another scale
    [InlineData("{0}|1{0}p|0.{0}|0.{0}")]
    public void Letters_that_tell_more_are_no_flags(string cells)
    {
        var texts = cells.Split('|');
        var training = InferredTable.OfCells(InferredTable.Cells(row => string.Format(null, texts[row % texts.Length], 10 + row % 23)));

        Assert.DoesNotContain(training.Schema.Features, feature => feature is NumericFeature { Name: "x" });
    }

    [Theory]
    [InlineData("{0}.5 b|{0}.5")]
    [InlineData("~{0}.5?|{0}.5?")]
    [InlineData("{0}.5|{0}.5b|{0}.5")]
    [InlineData("{0}.5|{0}.5 e|{0}.5")]
    [InlineData("{0}.5|{0}.5 bp|{0}.5|{0}.5 p|{0}.5|{0}.5")]
    public void Flags_without_a_colon_are_passed_over(string cells)
    {
        var texts = cells.Split('|');
        var training = InferredTable.OfCells(InferredTable.Cells(row => string.Format(null, texts[row % texts.Length], row % 90)));

        Assert.Equal([0.5, 1.5, 2.5, 3.5], InferredTable.Values(training)[..4]);
        Assert.Contains(training.Notes, note => note.Text.Contains("passed over ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0}.5 b|{0}00", 0.5e9)] // billions end where the hundreds are few
    [InlineData("{0}.5k|{0}.5|{0}.5M", 500)]
    [InlineData("{0}.5b|{0}.5M|{0}.5k|{0}.5", 0.5e9)]
    [InlineData("{0}.5M|{0}.5M|{0}.5M|3", 0.5e6)] // few without
    public void Multiples_on_steps_that_follow_each_other_are_no_flags(string cells, double first)
    {
        var texts = cells.Split('|');
        var written = InferredTable.Cells(row => string.Format(null, texts[row % texts.Length], row == 0 ? 0 : row % 5 + 900));

        Assert.Equal(first, InferredTable.Values(InferredTable.OfCells(written))[0]);
    }

    [Theory]
    [InlineData("{0}.5 bn", 0.5e9)]
    [InlineData("{0}.5 cr", 0.5e7)]
    public void Multiples_of_letters_that_flags_have_are_none(string cell, double first) => Assert.Equal(first, InferredTable.Values(
        InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? string.Format(null, cell, row) : $"{row * 1000003}")))[0]);

    [Theory]
    [InlineData(": c")]
    [InlineData(": bu")]
    public void A_colon_with_flags_is_no_number(string cell)
    {
        var values = InferredTable.Values(InferredTable.OfCells(InferredTable.Cells(row => row % 4 == 0 ? cell : row % 4 == 1 ? $"{row}.5 b" : $"{row}.5")));

        Assert.Equal([double.NaN, 1.5, 2.5], values[..3]);
    }

    [Fact]
    public void Letters_of_sizes_are_no_multiples() => InferredTable.Feature<CategoricalFeature>(
        InferredTable.OfCells(InferredTable.Cells(row => row % 2 == 0 ? $"{3 + row % 9}M" : $"{2 + row % 4}T")));

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
