using System.Globalization;
using System.Numerics;
using System.Text;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class FeatureInferenceTests
{
    private const int Rows = 40;
    private const string Identifier = "an identifier: each row has another";

    [Theory]
    [InlineData("5")]
    [InlineData("red")]
    [InlineData("2024-01-01")]
    [InlineData("true")]
    public void A_column_of_one_value_is_dropped(string cell) => Assert.Equal("constant", Reason(Enumerable.Repeat(cell, Rows)));

    [Theory]
    [InlineData("5", "5.0")]
    [InlineData("2024-01-01", "2024-01-01T00:00:00Z")]
    public void One_value_in_two_forms_is_one_value(string one, string other) => Assert.Equal("constant", Reason([one, other, one, other]));

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData(".")]
    public void A_column_without_a_value_is_dropped(string cell) => Assert.Equal("empty", Reason(Enumerable.Repeat(cell, Rows)));

    [Fact]
    public void A_column_without_a_value_is_dropped_whatever_it_is_said_to_be()
    {
        Assert.Equal("empty", Reason(Enumerable.Repeat("", Rows), new TableOptions { Numeric = ["x"] }));
        Assert.Equal("empty", Reason(Enumerable.Repeat("", Rows), new TableOptions { Categorical = ["x"] }));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("red")]
    [InlineData("2024-01-01")]
    public void One_value_beside_missing_ones_still_tells_something(string cell)
    {
        var training = InferredTable.OfCells([cell, "", cell, ""]);

        Assert.Contains("x", training.Schema.FeatureNames);
    }

    [Fact]
    public void Numbers_that_count_the_rows_are_dropped()
    {
        Assert.Equal("an identifier: whole numbers, another one in every row", Reason(Enumerable.Range(1, Rows).Select(Text)));
        Assert.Equal("an identifier: whole numbers, another one in every row", Reason(Enumerable.Range(70_000, 2000).Select(Text)));
    }

    [Fact]
    public void Nineteen_numbers_that_count_may_be_by_chance() =>
        InferredTable.Feature<NumericFeature>(InferredTable.OfCells(Enumerable.Range(1, 19).Select(Text)));

    [Fact]
    public void Numbers_that_count_are_kept_on_demand() =>
        InferredTable.Feature<NumericFeature>(InferredTable.OfCells(Enumerable.Range(1, Rows).Select(Text), new TableOptions { Numeric = ["x"] }));

    [Fact]
    public void Texts_that_differ_in_every_row_and_share_no_words_are_dropped()
    {
        Assert.Equal("an identifier: a code, another one in every row", Reason(Enumerable.Range(0, Rows).Select(row => "user" + Text(row))));
        // a word of all tells none apart
        Assert.Equal("an identifier: a code, another one in every row", Reason(Enumerable.Range(0, Rows).Select(row => "ticket " + Text(row))));
    }

    [Fact]
    public void Texts_of_which_most_are_different_are_learned_from_where_some_share_words()
    {
        InferredTable.Feature<TextFeature>(InferredTable.OfCells(Enumerable.Range(0, Rows).Select(row => $"Well, said {row % 21}.")));
        InferredTable.Feature<TextFeature>(
            InferredTable.OfCells(Enumerable.Range(0, Rows).Select(row => $"user{row}@{(row % 2 == 0 ? "mail" : "post")}.example")));
        InferredTable.Feature<TextFeature>(InferredTable.OfCells(Enumerable.Range(0, Rows).Select(row => $"文章{(char)('一' + row)}之题")));
    }

    [Fact]
    public void Sentences_that_repeat_are_texts_and_short_names_categories()
    {
        InferredTable.Feature<TextFeature>(InferredTable.OfCells(Enumerable.Range(0, 500).Select(row => $"the sentence of number {row % 120} comes again")));
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(Enumerable.Range(0, 500).Select(row => $"store {row % 120}")));
    }

    [Theory]
    [InlineData("{0};{1};{2}", true)]
    [InlineData("{0}|{1}|{2}", true)]
    [InlineData("['{0}', '{1}', '{2}']", true)]
    [InlineData("{0}, {1}, {2}", true)]
    [InlineData("{0} + {1} + {2}", true)]
    [InlineData("{0} {1} {2}", false)]
    [InlineData("{0}; of {0}{1}{2}", false)] // as many things as texts
    public void Lists_of_a_few_things_are_texts(string form, bool isText)
    {
        string[] things = ["red", "blue", "green", "black", "white"];
        var cells = Enumerable.Range(0, 600).Select(
            row => string.Format(null, form, things[row % 5], things[(row / 5 + row + 1) % 5], things[(row / 25 + row / 5 + row + 2) % 5]));

        Assert.Equal(isText, InferredTable.OfCells(cells).Schema.Features.Single(feature => feature.Name == "x") is TextFeature);
    }

    [Fact]
    public void A_column_is_text_on_demand() =>
        InferredTable.Feature<TextFeature>(InferredTable.OfCells(["red", "blue", "red", "7"], new TableOptions { Text = ["x"] }));

    [Fact]
    public void A_text_is_the_same_feature_in_any_order_of_rows()
    {
        string[] cells = [.. Enumerable.Range(0, 25_000).Select(row => $"{row * 7919 % 10_007} words of {row % 601} {(row % 7 == 0 ? "Late" : "soon")}")];
        string[] shuffled = [.. cells];
        new Random(1).Shuffle(shuffled);

        var features = Array.ConvertAll([cells, shuffled], order => InferredTable.Feature<TextFeature>(InferredTable.OfCells(order)));

        Assert.NotEmpty(features[0].Words);
        Assert.Equal(features[0], features[1]);
    }

    private static int DistinctGrams(string[] texts)
    {
        var (grams, hashes) = (new TextGrams(), new HashSet<uint>());
        foreach (var text in texts)
        {
            grams.Read(Encoding.UTF8.GetBytes(text));
            hashes.UnionWith([.. grams.Words, .. grams.Characters]);
        }

        return hashes.Count;
    }

    [Fact]
    public void The_buckets_of_a_text_follow_its_ngrams_up_to_the_bound()
    {
        string[] cells = [.. Enumerable.Range(0, 3_000).Select(row => $"{row * 7919 % 10_007} words {row}")];

        Assert.Equal(256, InferredTable.Feature<TextFeature>(InferredTable.OfCells(["red", "blue", "red", "7"], new TableOptions { Text = ["x"] })).Buckets);
        Assert.Equal(
            (int)BitOperations.RoundUpToPowerOf2((uint)DistinctGrams(cells)),
            InferredTable.Feature<TextFeature>(InferredTable.OfCells(cells, new TableOptions { Text = ["x"] })).Buckets);
        Assert.Equal(
            1 << 10, InferredTable.Feature<TextFeature>(InferredTable.OfCells(cells, new TableOptions { Text = ["x"], TextBuckets = 1 << 10 })).Buckets);
    }

    [Fact]
    public void Texts_that_few_rows_share_are_learned_from_by_their_parts()
    {
        InferredTable.Feature<TextFeature>(InferredTable.OfCells(Enumerable.Range(0, 1200).Select(row => "user" + Text(row / 4))));
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(Enumerable.Range(0, 1200).Select(row => "user" + Text(row / 5))));
    }

    [Fact]
    public void Texts_of_which_half_are_different_are_categories() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(Enumerable.Range(0, 2 * Rows).Select(row => "user" + Text(row % Rows))));

    [Fact]
    public void Few_texts_are_categories_however_few_the_rows() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(Enumerable.Range(0, 20).Select(row => "user" + Text(row))));

    [Fact]
    public void Text_after_a_thousand_different_numbers_decides_with_them() => Assert.Equal(
        Identifier, Reason([.. Enumerable.Range(0, 1500).Select(row => Text(row * 3)), .. Enumerable.Range(0, 400).Select(row => "k" + Text(row))]));

    [Fact]
    public void A_column_said_to_be_numbers_may_have_no_text()
    {
        var fault =
            Fault.Of("column \"x\": expected a number, found \"low\"", () => InferredTable.OfCells(["1", "2", "low"], new TableOptions { Numeric = ["x"] }));

        Assert.Equal(new Place(InferredTable.Name, 4, 1), fault.Place);
        Assert.Equal([new Setting("missing", "low")], fault.Settings);
    }

    [Fact]
    public void Numbers_are_names_on_demand() =>
        Assert.Equal(["10", "20", "5"],
            InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["10", "5", "20", "5"], new TableOptions { Categorical = ["x"] })).Categories);

    [Theory]
    [InlineData("zip", "12345")]
    [InlineData("branch_code", "7")]
    [InlineData("Customer ID", "7")]
    public void Numbers_that_look_like_a_code_give_a_note(string name, string number)
    {
        var training = InferredTable.Of($"{name},y\n{number},a\n9,b\n{number},b\n11,a\n");

        Assert.Equal([$"column \"{name}\" looks like a code; if its numbers are names, make it categorical"], training.Notes.Select(note => note.Text));
    }

    [Theory]
    [InlineData("--numeric")]
    [InlineData("--categorical")]
    public void A_code_gives_no_note_when_the_user_said_what_it_is(string option) => Assert.Empty(InferredTable.Of(
        "zip,y\n012,a\n9,b\n012,b\n11,a\n",
        option == "--numeric" ? new TableOptions { Numeric = ["zip"] } : new TableOptions { Categorical = ["zip"] }).Notes);

    [Theory]
    [InlineData("0")]
    [InlineData("0.5")]
    [InlineData("-3")]
    public void Other_numbers_give_no_note(string number) => Assert.Empty(InferredTable.OfCells([number, "2", number, "3"]).Notes);

    [Fact]
    public void A_table_of_which_every_column_is_dropped_is_refused() =>
        Fault.Of("no column is left to learn from; dropped: x (constant)", () => InferredTable.Of("x,y\n5,a\n5,b\n"));

    [Fact]
    public void A_table_of_identifiers_is_refused_with_the_way_to_keep_one()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"v{i * 7919L % 100_003:00000}-{i},{"ab"[i % 2]}\n"));

        var fault = Fault.Of("no column is left to learn from; dropped: x (an identifier", () => InferredTable.Of("x,y\n" + rows));

        Assert.Equal([new Setting("text", "x")], fault.Settings);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Reason(IEnumerable<string> cells, TableOptions? options = null) => InferredTable.ReasonToDrop(InferredTable.OfCells(cells, options));
}
