using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What programs write where there is no number or date is missing, however often it stands there.</summary>
public class NoValueWordsTests
{
    [Theory]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("\u2014")]
    [InlineData("..")]
    [InlineData(":")]
    [InlineData("*****")]
    [InlineData("#N/A")]
    [InlineData("#DIV/0!")]
    [InlineData("#NV")]
    [InlineData("#\u00a1VALOR!")]
    [InlineData("(null)")]
    [InlineData("<NA>")]
    [InlineData("-1.#IND")]
    [InlineData("1.#INF")]
    [InlineData("n.a.")]
    [InlineData("Unknown")]
    [InlineData("ND")]
    [InlineData("<LOD")]
    public void Among_numbers_words_for_no_value_are_missing(string word)
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % 3 != 0 ? word : $"{row}.5"));

        Assert.Equal([word], InferredTable.Feature<NumericFeature>(training).MissingWords);
        Assert.Equal(66, InferredTable.Values(training).Count(double.IsNaN));
        var note = Assert.Single(training.Notes, note => note.Code == "missing_words");
        Assert.StartsWith("column \"x\": 66 cells among its numbers count as missing: ", note.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaT")]
    [InlineData("-")]
    public void Among_dates_words_for_no_value_are_missing(string word)
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % 3 == 0 ? word : $"2021-{1 + row % 12:00}-{1 + row % 28:00}"));

        Assert.True(InferredTable.Feature<DateFeature>(training).HasMissing);
    }

    [Fact]
    public void Among_amounts_words_for_no_value_are_missing() => Assert.Equal(
        ["-", "n/d"], InferredTable.Feature<NumericFeature>(
            InferredTable.OfCells(InferredTable.Cells(row => row % 3 == 0 ? "-" : row % 7 == 0 ? "n/d" : $"$1,{100 + row}.50"))).MissingWords);

    [Fact]
    public void Rows_of_words_for_no_value_in_a_target_of_numbers_are_left_out()
    {
        var training = InferredTable.OfTargets(InferredTable.Cells(row => row % 3 == 0 ? "#N/A" : $"{row}.5"));

        Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.Equal(34, training.LeftOutCount);
    }

    [Theory]
    [InlineData("#FF00AA")]
    [InlineData("closed")]
    [InlineData("A")]
    [InlineData("+")]
    public void Other_words_among_numbers_are_not_missing(string word)
    {
        var training = InferredTable.OfCells(InferredTable.Cells(row => row % 6 == 0 ? word : row % 3 == 0 ? word + "x" : $"{row}.5"));

        Assert.True(training.Schema.Features.Single(feature => feature.Name == "x") is CategoricalFeature or TextFeature);
        Assert.DoesNotContain(training.Notes, note => note.Code == "missing_words");
    }

    [Theory]
    [InlineData("-|1|2|3")]
    [InlineData("-|+|1|2")]
    [InlineData("-|red|blue")]
    public void A_dash_among_a_few_steps_or_names_is_one_more(string cells)
    {
        var texts = cells.Split('|');

        var training = InferredTable.OfCells(InferredTable.Cells(row => texts[row % texts.Length]));

        Assert.Contains("-", InferredTable.Feature<CategoricalFeature>(training).Categories);
    }

    [Fact]
    public void A_dash_may_be_a_class() => Assert.Equal(
        ["+", "-"], Assert.IsType<LabelTarget>(InferredTable.OfTargets(InferredTable.Cells(row => row % 3 == 0 ? "-" : "+")).Schema.Target).Classes);
}
