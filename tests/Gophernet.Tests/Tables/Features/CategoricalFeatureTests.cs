using System.Text;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Features;

public class CategoricalFeatureTests
{
    private static readonly CellFormat Format = new(MissingTokens.Default, DecimalComma: false);

    [Fact]
    public void Every_category_has_an_input()
    {
        var feature = new CategoricalFeature("x", ["blue", "red"], HasOther: true, HasMissing: true);

        Assert.Equal(4, feature.Width);
        Assert.Equal(
            [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]],
            InferredTable.Inputs(feature, Value(feature, "blue"), Value(feature, "red"), Value(feature, "green"), double.NaN));
    }

    [Fact]
    public void A_case_that_training_did_not_have_is_all_zeros()
    {
        var feature = new CategoricalFeature("x", ["blue", "red"], HasOther: false, HasMissing: false);

        Assert.Equal([[0, 0], [0, 0], [0, 1]], InferredTable.Inputs(feature, Value(feature, "green"), double.NaN, Value(feature, "red")));
    }

    [Fact]
    public void Codes_of_an_earlier_batch_are_overwritten()
    {
        var feature = new CategoricalFeature("x", ["blue", "red"], HasOther: false, HasMissing: false);
        var codes = new int[1];
        feature.EncodeCodes([0], codes);
        feature.EncodeCodes([1], codes);

        Assert.Equal([1], codes);
    }

    [Fact]
    public void A_number_is_its_category_in_any_form()
    {
        var feature = new CategoricalFeature("x", ["1", "2"], HasOther: false, HasMissing: false);

        Assert.Equal([0, 0, 0, 1], ((string[])["1", "1.0", "01", "2e0"]).Select(text => Value(feature, text)));
    }

    [Fact]
    public void Forms_of_a_number_that_training_told_apart_stay_apart()
    {
        var feature = new CategoricalFeature("x", ["01", "1"], HasOther: false, HasMissing: false);

        Assert.Equal([0, 1, 1], ((string[])["01", "1", "1.0"]).Select(text => Value(feature, text)));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 3)]
    [InlineData(999, 3)]
    [InlineData(1000, 5)]
    public void Categories_of_too_few_rows_share_an_input(int rows, int fewest)
    {
        var cells = Enumerable.Range(0, rows).Select(row => row < fewest ? "kept" : row < 2 * fewest - 1 ? "rare" : "common").ToArray();

        var feature = InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(cells));

        Assert.Equal(["common", "kept"], feature.Categories);
        Assert.Equal(fewest > 1, feature.HasOther);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void Every_category_of_enough_rows_is_one_however_many_there_are(int categories)
    {
        var rare = categories / 5;
        var cells = Enumerable.Range(0, categories + rare).SelectMany(category => Enumerable.Repeat($"c{category:00000}", category < rare ? 4 : 5));

        var feature = InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(cells));

        Assert.Equal(Enumerable.Range(rare, categories).Select(category => $"c{category:00000}"), feature.Categories);
        Assert.True(feature.HasOther);
        Assert.Equal(categories + 1, feature.Width);
    }

    [Fact]
    public void Of_more_than_a_hundred_thousand_categories_the_most_frequent_are_kept()
    {
        const int Rare = 3;
        var cells = Enumerable.Range(0, 100_000 + Rare).SelectMany(category => Enumerable.Repeat($"c{category:000000}", category < Rare ? 10 : 11));

        var feature = InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(cells));

        Assert.Equal(100_000, feature.Categories.Length);
        Assert.Equal("c000003", feature.Categories[0]);
        Assert.True(feature.HasOther);
    }

    [Fact]
    public void The_order_of_rows_does_not_count()
    {
        string[] cells = ["red", "blue", "", "green", "blue", "Red", "Ärger"];

        Assert.Equal(
            InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(cells)).Categories,
            InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(cells.Reverse())).Categories);
    }

    [Fact]
    public void Spaces_round_a_category_do_not_count_and_case_does() =>
        Assert.Equal(["Red", "red"], InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells([" red", "red\t", "Red"])).Categories);

    [Fact]
    public void Missing_categories_have_an_input_where_training_had_some()
    {
        Assert.True(InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["red", "blue", "", "red"])).HasMissing);
        Assert.False(InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["red", "blue", "red"])).HasMissing);
    }

    [Fact]
    public void A_point_among_texts_is_a_category_and_not_missing_as_well()
    {
        var feature = InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["red", "blue", ".", "red"]));

        Assert.Equal([".", "blue", "red"], feature.Categories);
        Assert.False(feature.HasMissing);
    }

    [Fact]
    public void A_column_whose_categories_are_all_rare_is_dropped() => Assert.Equal(
        "every category is rare",
        InferredTable.ReasonToDrop(InferredTable.OfCells(Enumerable.Range(0, 120).Select(row => $"c{row / 2}"), new TableOptions { Categorical = ["x"] })));

    private static double Value(CategoricalFeature feature, string text)
    {
        Assert.True(feature.TryParse(Encoding.UTF8.GetBytes(text), Format, out var value));
        return value;
    }
}
