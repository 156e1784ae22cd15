using System.Text;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class MissingValueTests
{
    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("nan")]
    [InlineData("NULL")]
    [InlineData("none")]
    [InlineData("?")]
    [InlineData("  NA\t")]
    [InlineData(".")]
    public void Among_numbers_the_usual_texts_are_missing(string text)
    {
        var training = InferredTable.OfCells(["3", text, "5", "5"]);

        Assert.Equal([3, double.NaN, 5, 5], InferredTable.Values(training));
        Assert.True(InferredTable.Feature<NumericFeature>(training).HasMissing);
        Assert.Empty(InferredTable.Feature<NumericFeature>(training).MissingWords);
        Assert.Empty(training.Notes);
    }

    [Fact]
    public void A_list_of_texts_takes_the_place_of_the_usual_one()
    {
        var tokens = new MissingTokens(["-", "k.A."]);

        Assert.True(tokens.Contains("-"u8));
        Assert.True(tokens.Contains("K.a."u8));
        Assert.False(tokens.Contains("NA"u8));
        Assert.False(tokens.Contains(""u8));
    }

    [Fact]
    public void Case_counts_beyond_ascii()
    {
        var tokens = new MissingTokens(["keine Angäbe"]);

        Assert.True(tokens.Contains("keine Angäbe"u8));
        Assert.False(tokens.Contains("KEINE ANGÄBE"u8));
    }

    [Fact]
    public void A_number_can_stand_for_a_missing_value()
    {
        var training = InferredTable.OfCells(["3", "-999", "5", "5"], new TableOptions { Missing = new MissingTokens(["-999"]) });

        Assert.Equal([3, double.NaN, 5, 5], InferredTable.Values(training));
        Assert.Equal(["-999"], training.Schema.MissingTexts);
    }

    [Theory]
    [InlineData("-999", "$-999", "$5")]
    [InlineData("-999", "-$999.00", "$1,005.50")]
    [InlineData("-999", "($999)", "$5.50")]
    [InlineData("-9999", "-9.999 kg", "2.005,50 kg")]
    [InlineData("-999", "-999%", "5%")]
    [InlineData("9", "9.000", "5.25")]
    public void A_number_counts_in_the_form_of_its_column(string missing, string cell, string other)
    {
        var cells = Enumerable.Range(0, 60).Select(row => row % 6 == 1 ? cell : other.Replace('5', (char)('1' + row % 7))).ToArray();
        var training = InferredTable.OfCells(cells, new TableOptions { Missing = MissingTokens.Of([missing]) });
        var feature = InferredTable.Feature<NumericFeature>(training);

        Assert.True(feature.HasMissing);
        Assert.All(InferredTable.Values(training).Select((value, row) => (value, row)), x => Assert.Equal(x.row % 6 == 1, double.IsNaN(x.value)));
        Assert.True(feature.TryParse(Encoding.UTF8.GetBytes(cell), new CellFormat(MissingTokens.Of([missing]), DecimalComma: false), out var read));
        Assert.True(double.IsNaN(read));
    }

    [Fact]
    public void Where_points_stand_between_thousands_nine_is_not_nine_thousand()
    {
        var cells = Enumerable.Range(0, 60).Select(row => row % 6 == 1 ? "9.000" : $"{row + 1}.500,25").ToArray();
        var training = InferredTable.OfCells(cells, new TableOptions { Missing = MissingTokens.Of(["9"]) });

        Assert.Equal(9_000, InferredTable.Values(training)[1]);
    }

    [Fact]
    public void A_column_of_many_numbers_misses_those_that_mean_so()
    {
        var cells = Enumerable.Range(0, 3_000).Select(row => row % 6 == 1 ? "9.000" : $"{row % 2_500 + 10}.25").ToArray();
        var training = InferredTable.OfCells(cells, new TableOptions { Missing = MissingTokens.Of(["9"]) });

        Assert.Equal(500, InferredTable.Values(training).Count(double.IsNaN));
    }

    [Fact]
    public void A_target_misses_numbers_in_the_form_of_its_column()
    {
        var cells = Enumerable.Range(0, 120).Select(row => row % 6 == 1 ? "-$999.00" : $"${row * 7 % 90}.50").ToArray();
        var training = InferredTable.OfTargets(cells, new TableOptions { Missing = MissingTokens.Of(["-999"]) });

        Assert.Equal(100, training.Table.RowCount);
    }

    [Fact]
    public void A_tenth_of_words_among_numbers_counts_as_missing_with_a_note()
    {
        var training = InferredTable.OfCells(["1.5", "2", "3", "low", "4", "5", "6", "8", "7", "9"]);

        Assert.Equal(["low"], InferredTable.Feature<NumericFeature>(training).MissingWords);
        Assert.Equal(double.NaN, InferredTable.Values(training)[3]);
        Assert.Equal(["column \"x\": 1 cell among its numbers counts as missing: low (first at table.csv:5:1)"], training.Notes.Select(note => note.Text));
    }

    [Fact]
    public void More_than_a_tenth_of_words_makes_categories() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["1.5", "2", "3", "low", "4", "5", "6", "8", "7"]));

    [Fact]
    public void Three_words_are_ways_to_say_missing_and_four_are_categories()
    {
        var cells = Enumerable.Range(0, 100).Select(row => $"{row % 10}").ToArray();
        (cells[10], cells[20], cells[30], cells[35]) = ("low", "high", "lost", "low");
        Assert.Equal(["low", "high", "lost"], InferredTable.Feature<NumericFeature>(InferredTable.OfCells(cells)).MissingWords);

        cells[35] = "broken";
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(cells));
    }

    [Fact]
    public void A_word_of_training_is_missing_in_prediction_and_others_are_not()
    {
        var feature = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(["1.5", "2", "3", "low", "4", "5", "6", "8", "7", "9", "9"]));
        var format = new CellFormat(MissingTokens.Default, DecimalComma: false);

        Assert.True(feature.TryParse("low"u8, format, out var low));
        Assert.Equal(double.NaN, low);
        Assert.False(feature.TryParse("high"u8, format, out _));
    }

    [Fact]
    public void A_number_too_large_for_a_network_counts_among_the_words()
    {
        var training = InferredTable.OfCells(["1.5", "2", "3", "1e300", "4", "5", "6", "8", "7", "9", "9"]);

        Assert.Equal(["1e300"], InferredTable.Feature<NumericFeature>(training).MissingWords);
        Assert.Equal(double.NaN, InferredTable.Values(training)[3]);
    }

    [Fact]
    public void Text_after_a_thousand_different_numbers_counts_as_missing_too()
    {
        var training = InferredTable.OfCells([.. Enumerable.Range(0, 1500).Select(row => $"{row * 7}.25"), "lost"]);

        Assert.Equal(["lost"], InferredTable.Feature<NumericFeature>(training).MissingWords);
        Assert.Equal(7.25, InferredTable.Values(training)[1]);
        Assert.Equal(double.NaN, InferredTable.Values(training)[^1]);
    }

    [Theory]
    [InlineData("yes", "no")]
    [InlineData("2024-01-01", "2024-02-02")]
    [InlineData("3", "4")]
    [InlineData("red", "blue")]
    public void What_training_took_for_missing_prediction_takes_too(string one, string other)
    {
        var csv = InferredTable.WithCells([one, other, ".", one]);
        var training = InferredTable.Of(csv);
        var table = new TableBatches(training.Schema, InferredTable.Open(csv), withTarget: true);

        Assert.True(table.ReadBatch());
        Assert.Equal(InferredTable.Values(training), table.Table.Feature(0).ToArray());
    }
}
