using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What is said of a column that is almost one of numbers or dates.</summary>
public class MostlyNumbersTests
{
    private const int Rows = InferredTable.CellCount;

    [Theory]
    [InlineData("closed", 5)]
    [InlineData("T", 5)]
    [InlineData("see_notes", 3)]
    public void Numbers_with_too_many_words_are_said(string word, int every)
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % every == 0 ? word : $"{row * 37 % 101}"));

        var words = (Rows + every - 1) / every;
        var note = Assert.Single(training.Notes, note => note.Setting is { Name: "missing" });
        Assert.Equal(
            $"column \"x\": {Rows - words} of {Rows} cells are numbers; the others: {word} (first at table.csv:2:1); if they mean missing, say so", note.Text);
        Assert.Equal(word, note.Setting!.Value.Value);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    public void One_word_among_numbers_with_decimals_is_a_missing_one(int every)
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % every == 0 ? "never" : $"{row * 37 % 101}.5"));

        Assert.True(InferredTable.Feature<NumericFeature>(training).HasMissing);
        Assert.Equal([double.NaN, 37.5], InferredTable.Values(training)[..2]);
        Assert.Contains(training.Notes, note => note.Text.Contains("count as missing: never (first at table.csv:2:1)", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_words_among_numbers_with_decimals_are_texts() => Assert.DoesNotContain(
        InferredTable.OfCells(InferredTable.Cells(row => row % 5 == 0 ? row % 2 == 0 ? "never" : "often" : $"{row * 37 % 101}.5")).Schema.Features,
        feature => feature is NumericFeature { Name: "x" });

    [Fact]
    public void Dates_with_too_many_words_are_said()
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % 5 == 0 ? "pending" : $"2021-{1 + row % 12:00}-{1 + row % 28:00}"));

        Assert.Contains(
            training.Notes, note => note.Text.StartsWith("column \"x\": 80 of 100 cells are dates; the others: pending (first at", StringComparison.Ordinal));
    }

    [Fact]
    public void Times_with_too_many_words_are_said() => Assert.Contains(
        InferredTable.OfCells(InferredTable.Cells(row => row % 5 == 0 ? "DNF" : $"1:{row % 60:00}:{row * 7 % 60:00}.5")).Notes,
        note => note.Text.StartsWith("column \"x\": 80 of 100 cells are times; the others: DNF (first at", StringComparison.Ordinal));

    [Fact]
    public void Amounts_in_several_currencies_are_said()
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % 5 < 3 ? $"${17 + row * 7 % 90}" : $"€{10 + row}"));

        Assert.Contains(
            training.Notes, note => note.Text.Contains("units that are not converted into each other: $ (60 cells), € (40 cells)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("12A|14|7B|9|15|21C")]
    [InlineData("red|blue|1")]
    [InlineData("1|2|3|K")]
    [InlineData("$5|€6|$7")]
    public void Names_with_numbers_are_not_said(string cells)
    {
        var texts = cells.Split('|');

        Assert.DoesNotContain(
            InferredTable.OfCells(InferredTable.Cells(row => texts[row % texts.Length])).Notes,
            note => note.Text.Contains("cells are", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(10)]
    public void A_tenth_of_a_target_may_be_a_word(int every)
    {
        var training = InferredTable.OfTargets(InferredTable.Cells(row => row % every == 3 ? "absent" : $"{25 + row % 10 * 5}"));

        Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.Equal(Rows / every, training.LeftOutCount);
        var note = Assert.Single(training.Notes, note => note.Setting is { Name: "missing" });
        Assert.Contains("left out: absent (first at table.csv:5:", note.Text, StringComparison.Ordinal);
        Assert.Equal("absent", note.Setting!.Value.Value);
    }

    [Fact]
    public void A_target_that_becomes_classes_for_its_words_is_said()
    {
        var training = InferredTable.OfTargets(InferredTable.Cells(row => row % 4 == 3 ? "absent" : $"{20 + row % 13 * 5}"));

        Assert.IsType<LabelTarget>(training.Schema.Target);
        var note = Assert.Single(training.Notes, note => note.Setting is { Name: "task" });
        Assert.Contains("75 of 100 cells are numbers; the others: absent (first at table.csv:5:", note.Text, StringComparison.Ordinal);
        Assert.Equal(new Setting("missing", "absent"), note.Alternative);
    }

    [Fact]
    public void Any_number_of_bounds_among_the_numbers_of_a_target_is_said()
    {
        var training = InferredTable.OfTargets(InferredTable.Cells(row => row % 3 == 0 ? $"<{row % 7}" : $"{20 + row % 13 * 5}"));

        var note = Assert.Single(training.Notes, note => note.Setting is { Name: "task" });
        Assert.Contains("66 of 100 cells are numbers; the others: <0, ", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_on_too_many_classes_names_the_words_among_numbers()
    {
        var error = Assert.Throws<GophernetException>(() => InferredTable.OfTargets(InferredTable.Cells(row => row % 5 == 3 ? "absent" : $"{row}.25")));

        Assert.EndsWith("80 of 100 cells are numbers; the others: absent (first at table.csv:5:3)", error.Message, StringComparison.Ordinal);
        Assert.Equal([new Setting("task", "regression"), new Setting("missing", "absent")], error.Settings);
    }

    [Theory]
    [InlineData("31.5 °C|88.7 °F|304.65 K", 31.5)]
    [InlineData("-40 °C|-40 °F|233.15 K", -40)]
    public void Temperatures_are_converted(string cells, double expected)
    {
        var texts = cells.Split('|');
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % 7 == 0 ? $"{row} °C" : texts[row % 3]));

        Assert.Equal(" °C", InferredTable.Feature<NumericFeature>(training).Written!.After);
        Assert.All(InferredTable.Values(training).Where((_, row) => row % 7 > 0), value => Assert.Equal(expected, value, 1e-9));
    }
}
