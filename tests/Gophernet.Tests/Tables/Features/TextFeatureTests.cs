using System.Text;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Features;

public class TextFeatureTests
{
    private const float FloatRounding = 1e-6f;

    private static readonly string[] Reviews =
        [.. Enumerable.Range(0, 60).Select(row => $"{(row % 3 == 0 ? "Great food" : row % 3 == 1 ? "Bad food" : "Slow service")}, visit number {row}")];

    [Fact]
    public void Words_and_characters_each_have_a_norm_of_1()
    {
        var sparse = Encode(InferredTable.OfCells(Reviews)).Columns[0];

        for (var row = 0; row < Reviews.Length; row++)
        {
            var squares = 0.0;
            foreach (var value in sparse[row].Values)
            {
                squares += value * value;
            }

            Assert.InRange(squares, 2 - FloatRounding, 2 + FloatRounding);
        }
    }

    [Fact]
    public void A_value_is_the_logarithm_of_the_count_times_the_rarity()
    {
        // "food" is in 40 of 60 texts, and twice in the last one: scikit-learn's smoothed idf and sublinear_tf.
        var training = InferredTable.OfCells([.. Reviews[..^1], "food food"]);
        var feature = InferredTable.Feature<TextFeature>(training);
        var bits = int.Log2(feature.Buckets);
        var idf = 1 + Math.Log(61.0 / (1 + Reviews[..^1].Count(text => text.Contains("food", StringComparison.Ordinal)) + 1));

        Assert.Equal(Math.Round(16 * idf), feature.Rarity[BucketOf("wfood", bits)]);
        var row = Encode(training).Columns[0][59];
        var (food, pair) = (feature.Rarity[BucketOf("wfood", bits)] / 16.0 * (1 + Math.Log(2)), feature.Rarity[BucketOf("wfood food", bits)] / 16.0);
        var value = row.Values[row.Columns.IndexOf(BucketOf("wfood", bits))];
        Assert.InRange(value, food / Math.Sqrt(food * food + pair * pair) - FloatRounding, food / Math.Sqrt(food * food + pair * pair) + FloatRounding);
    }

    [Fact]
    public void What_was_not_there_in_training_has_no_value()
    {
        var training = InferredTable.OfCells(Reviews, new TableOptions { Text = ["x"] });
        var feature = InferredTable.Feature<TextFeature>(training);
        var (grams, sparse, texts) = (new TextGrams(), new SparseRows(), (Gophernet.Tables.Columns.TextColumn)feature.CreateColumn());
        texts.Append("zzyzx"u8);
        feature.EncodeTexts(texts, 0, 1, grams, sparse, new Matrix(feature.Width, 1), 0);

        Assert.All(sparse[0].Columns.ToArray(), bucket => Assert.True(feature.Rarity[bucket] > 0));
        Assert.DoesNotContain(BucketOf("wzzyzx", int.Log2(feature.Buckets)), sparse[0].Columns.ToArray().Where(bucket => feature.Rarity[bucket] == 0));
    }

    [Fact]
    public void A_missing_text_has_no_grams_and_an_input_of_its_own()
    {
        var training = InferredTable.OfCells([.. Reviews, ""]);
        var (numbers, texts) = (new Matrix(0, 0), new TextRows());
        FeatureEncoder.EncodeInputs(training.Schema, training.Table, 0, 61, numbers, new CodeMatrix(), texts);

        Assert.Equal(4, InferredTable.Feature<TextFeature>(training).Width);
        Assert.Equal(0, texts.Columns[0][60].Columns.Length);
        Assert.Equal((0, 1), (numbers[3, 0], numbers[3, 60]));
    }

    [Fact]
    public void The_length_and_the_shares_of_digits_and_capitals_stand_beside_the_grams()
    {
        var training = InferredTable.OfCells(Reviews);
        var feature = InferredTable.Feature<TextFeature>(training);
        var (numbers, texts) = (new Matrix(0, 0), new TextRows());
        FeatureEncoder.EncodeInputs(training.Schema, training.Table, 0, 60, numbers, new CodeMatrix(), texts);
        var text = Reviews[10];

        Assert.Equal(feature.Length.Encode(text.Length), numbers[0, 10]);
        Assert.Equal(feature.Digits.Encode((double)text.Count(char.IsDigit) / text.Length), numbers[1, 10]);
        Assert.Equal(feature.Capitals.Encode((double)text.Count(char.IsUpper) / text.Length), numbers[2, 10]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Encoded_rows_give_the_same_for_any_number_of_threads_gathered_or_in_order(int threads)
    {
        string[] cells = [.. Enumerable.Range(0, 20_000).Select(row => row % 11 == 0 ? "" : $"{Reviews[row % 60]} and {row * 7919 % 1000} more")];
        var training = InferredTable.OfCells(cells);
        var before = Encode(training).Columns[0];
        var encoded = FeatureEncoder.EncodeRows(training.Schema, training.Table, threads);

        Assert.Equal(1, encoded.TextCount);
        for (var row = 0; row < cells.Length; row++)
        {
            Assert.True(before[row].Columns.SequenceEqual(encoded.Texts(0)[row].Columns));
            Assert.True(before[row].Values.SequenceEqual(encoded.Texts(0)[row].Values));
        }
    }

    private static TextRows Encode(TrainingTable training)
    {
        var texts = new TextRows();
        FeatureEncoder.EncodeInputs(training.Schema, training.Table, 0, training.Table.RowCount, new Matrix(0, 0), new CodeMatrix(), texts);
        return texts;
    }

    private static int BucketOf(string gram, int bits) =>
        TextGrams.BucketOf(Encoding.UTF8.GetBytes(gram).Aggregate(2166136261u, (hash, value) => (hash ^ value) * 16777619u), bits);
}
