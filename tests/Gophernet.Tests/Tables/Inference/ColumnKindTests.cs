using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using static Gophernet.Tests.Tables.TrainingTableTests;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What a column is, found over all of its rows.</summary>
public class ColumnKindTests
{
    private static readonly CellFormat Format = new(MissingTokens.Default, DecimalComma: false);

    [Theory]
    [InlineData("1 2 -3.5 1e3", NumericFeature.KindName)]
    [InlineData("1 0 1 0", NumericFeature.KindName)]
    [InlineData("no yes no yes", BooleanFeature.KindName)]
    [InlineData("FALSE true False TRUE", BooleanFeature.KindName)]
    [InlineData("t f NA t", BooleanFeature.KindName)]
    [InlineData("on off on off", BooleanFeature.KindName)]
    [InlineData("no maybe yes no", CategoricalFeature.KindName)]
    [InlineData("yes off yes off", CategoricalFeature.KindName)] // not of one pair
    [InlineData("2024-02-29 2023-01-01 NA 2023-01-02", DateFeature.KindName)]
    [InlineData("2024-02-29T10:00 2023-01-01T11:30Z 2023-01-02 2023-01-03", DateFeature.KindName)]
    [InlineData("2024-02-29 2023-02-29 2023-01-01 2023-01-02", CategoricalFeature.KindName)] // 2023 was no leap year
    [InlineData("a b a c", CategoricalFeature.KindName)]
    [InlineData("1 a 2 b", CategoricalFeature.KindName)]
    public void Cells_say_what_a_column_is(string column, string kind) => Assert.Equal(kind, Infer(column).Kind);

    [Fact]
    public void Categories_that_differ_in_case_alone_are_said() => Assert.Contains(
        InferredTable.OfCells(InferredTable.Cells(row => (row % 4) switch { 0 => "OK", 1 => "ok", 2 => "broken", _ => "lost" })).Notes,
        note => note.Code == "similar_categories" && note.Text.Contains("\"OK\" and \"ok\"", StringComparison.Ordinal));

    [Fact]
    public void A_column_of_words_that_the_user_calls_categorical_is_categorical()
    {
        var training = Read("zip,kind\n01,a\n02,b\n01,a\n", new TableOptions { Categorical = ["zip"] });

        Assert.Equal(["01", "02"], Assert.IsType<CategoricalFeature>(training.Schema.Features[0]).Categories);
        Assert.Empty(training.Notes.Where(note => note.Text.Contains("zip looks like a code", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("zip", "10 20 30 20")]
    [InlineData("branch", "7 8 9 8")]
    public void Numbers_that_may_be_names_are_noted(string name, string column) => Assert.Contains(
        $"column \"{name}\" looks like a code; if its numbers are names, make it categorical", ReadColumn(column, name).Notes.Select(note => note.Text));

    [Theory]
    [InlineData("7 7 7 7", "constant")]
    [InlineData("a a a a", "constant")]
    [InlineData("NA NA ? NA", "empty")]
    public void A_column_that_does_not_vary_is_dropped_with_its_reason(string column, string reason)
    {
        var training = ReadColumn(column, "x");

        Assert.Equal([("x", reason)], training.Dropped);
        Assert.Equal(["spare"], training.Schema.FeatureNames);
    }

    [Fact]
    public void A_column_that_counts_the_rows_is_dropped()
    {
        Assert.Equal([("x", "an identifier: whole numbers, another one in every row")], ReadColumn(string.Join(' ', Enumerable.Range(1, 20)), "x").Dropped);
        Assert.Empty(ReadColumn(string.Join(' ', Enumerable.Range(1, 19)), "x").Dropped);
        Assert.Empty(ReadColumn(string.Join(' ', Enumerable.Range(1, 20).Select(row => 2 * row)), "x").Dropped);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(5_000)]
    public void Texts_that_name_rows_are_dropped(int rows) => Assert.Equal(
        [("x", "an identifier: a code, another one in every row")],
        ReadColumn(string.Join(' ', Enumerable.Range(0, rows).Select(row => $"name{row}")), "x").Dropped);

    [Fact]
    public void A_column_that_is_missing_now_and_then_has_an_input_for_it()
    {
        Assert.Equal((1, false), (Infer("1 2 3 5").Width, ((NumericFeature)Infer("1 2 3 5")).HasMissing));
        Assert.Equal((2, true), (Infer("1 NA 3 5").Width, ((NumericFeature)Infer("1 NA 3 5")).HasMissing));
        Assert.Equal((2, true), (Infer("1 inf 3 5").Width, ((NumericFeature)Infer("1 inf 3 5")).HasMissing));
        Assert.Equal(2, Infer("7 NA 7 7").Width); // whether it is there tells something
        Assert.Equal(3, Infer("a NA b a").Width);
        Assert.Equal(2, Infer("no NA yes no").Width);
    }

    [Fact]
    public void A_few_words_among_numbers_count_as_missing_and_are_noted_with_their_place()
    {
        var training = ReadColumn("1 2 3 5 oops 6 7 8 9 8 7 6", "x");

        var feature = Assert.IsType<NumericFeature>(training.Schema.Features[0]);
        Assert.Equal((true, "oops"), (feature.HasMissing, Assert.Single(feature.MissingWords)));
        Assert.Equal(double.NaN, training.Table.Feature(0)[4]);
        Assert.Contains(
            "column \"x\": 1 cell among its numbers counts as missing: oops (first at test.csv:6", training.Notes[0].Text, StringComparison.Ordinal);
        Assert.True(feature.TryParse("oops"u8, Format, out var value));
        Assert.Equal(double.NaN, value);
        Assert.False(feature.TryParse("other"u8, Format, out _));
    }

    [Fact]
    public void Words_late_in_a_long_column_of_numbers_are_found()
    {
        var numbers = Enumerable.Range(0, 3_000).Select(row => $"{row * row}").ToArray();

        Assert.IsType<NumericFeature>(ReadColumn(string.Join(' ', numbers) + " oops", "x").Schema.Features[0]);
        Assert.Equal(
            [("x", "an identifier: each row has another")],
            ReadColumn(string.Join(' ', numbers) + string.Concat(Enumerable.Range(0, 2_000).Select(i => $" w{i}")), "x").Dropped);
    }

    [Fact]
    public void Rare_categories_share_an_input()
    {
        var column = string.Join(' ', Enumerable.Repeat("a b", 49).Append("c c"));

        var feature = Assert.IsType<CategoricalFeature>(Infer(column));
        Assert.Equal(["a", "b"], feature.Categories);
        Assert.True(feature.HasOther);
        Assert.Equal(3, feature.Width);
    }

    [Fact]
    public void Categories_stand_in_an_order_that_rows_do_not_change() =>
        Assert.Equal(((CategoricalFeature)Infer("b a c a")).Categories, ((CategoricalFeature)Infer("c a a b")).Categories);

    [Fact]
    public void Only_parts_of_a_date_that_vary_are_inputs()
    {
        var parts = Assert.IsType<DateFeature>(Infer("2024-01-01 2024-02-05 2024-03-04 2024-01-08")).Parts; // all Mondays

        DatePart[] circles = [DatePart.YearSine, DatePart.YearCosine, DatePart.MonthSine, DatePart.MonthCosine];
        Assert.Equal([DatePart.Month, DatePart.Day, DatePart.ElapsedDays, .. circles], parts.Select(part => part.Part));
    }

    [Fact]
    public void Numbers_are_standardised_or_as_they_are_where_the_user_wants_it()
    {
        Assert.Equal(new Scaling(3, 3, 2), Assert.IsType<NumericFeature>(
            Read("x,kind\n1,a\n1,b\n5,a\n5,b\n", new TableOptions { Scaling = NumberScaling.Standard }).Schema.Features[0]).Scaling);
        Assert.Equal(new Scaling(3, 0, 1), Assert.IsType<NumericFeature>(
            Read("x,kind\n1,a\n5,b\n", new TableOptions { Scaling = NumberScaling.None }).Schema.Features[0]).Scaling);
    }

    [Fact]
    public void Other_words_may_stand_for_missing_values()
    {
        var training = Read("x,kind\n1,a\n-,b\nNA,c\n", new TableOptions { Missing = new MissingTokens(["-"]) });

        Assert.Equal(["-"], training.Schema.MissingTexts);
        Assert.Equal(["1", "NA"], Assert.IsType<CategoricalFeature>(training.Schema.Features[0]).Categories);
    }

    private static Feature Infer(string column) => ReadColumn(column, "x").Schema.Features[0];

    /// <summary>The column beside another feature, so that it may be dropped, and a target that neither tells.</summary>
    private static TrainingTable ReadColumn(string column, string name) =>
        Read($"{name},spare,kind\n" + string.Concat(column.Split(' ').Select((cell, row) => $"{cell},{row * row},{(row / 2 % 2 == 0 ? "a" : "b")}\n")));
}
