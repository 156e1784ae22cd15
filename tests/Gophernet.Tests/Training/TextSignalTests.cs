using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>How much texts tell of rows that are not learned from.</summary>
public class TextSignalTests
{
    private const int Rows = 1000;
    private const int Buckets = 4096;
    private const int GramsPerText = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Texts_that_have_nothing_to_do_with_the_target_tell_nothing(ulong seed) => Assert.Equal(0, ShareOf(seed, telling: 0));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Texts_in_most_of_which_a_word_names_the_class_tell_much(ulong seed) => Assert.Equal(1, ShareOf(seed, telling: 0.8));

    // By the definition, with all pairs of texts: rows of one half are predicted by those of the other, by what n-grams they have in common.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.11)]
    [InlineData(0.12)]
    public void Texts_in_some_of_which_a_word_names_the_class_tell_as_much_as_they_correlate_beyond_chance(double telling)
    {
        var (texts, classes) = Drawn(1, telling, classes: 2);
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        for (var half = 0; half < 2; half++)
        {
            int[] learned = [.. Enumerable.Range(0, Rows).Where(row => row % 2 == half)];
            int[] judged = [.. Enumerable.Range(0, Rows).Where(row => row % 2 != half)];
            var mean = learned.Average(row => classes[row]);
            double[] x = [.. judged.Select(row => learned.Sum(other => (classes[other] - mean) * Alike(texts[row], texts[other])))];
            double[] y = [.. judged.Select(row => (double)classes[row])];
            for (var i = 0; i < x.Length; i++)
            {
                var (dx, dy) = (x[i] - x.Average(), y[i] - y.Average());
                (xy, xx, yy) = (xy + dx * dy, xx + dx * dx, yy + dy * dy);
            }
        }

        var expected = (xy / Math.Sqrt(xx * yy) - 2 / Math.Sqrt(Rows)) / 0.3;
        Assert.InRange(expected, 0.1, 0.9);
        Assert.Equal(expected, ShareOf(1, telling), 1e-3);

        static double Alike(int[] text, int[] other) =>
            text.Sum(gram => other.Count(same => same == gram)) / Math.Sqrt((double)text.Length * other.Length);
    }

    [Fact]
    public void One_class_tells_nothing() => Assert.Equal(0, ShareOf(1, telling: 0.8, classes: 1));

    private static float ShareOf(ulong seed, double telling, int classes = 2)
    {
        var (texts, actual) = Drawn(seed, telling, classes);
        var encoded = new EncodedRows(Rows, 0, [], texts: 1);
        var (targets, block, start) = (new Matrix(Rows, 2), new SparseRows(), 0);
        for (var row = 0; row < Rows; row++)
        {
            targets[row, actual[row]] = 1;
            foreach (var gram in texts[row])
            {
                block.Add(gram, 1 / MathF.Sqrt(texts[row].Length));
            }

            block.EndRow();
            if (block.RowCount == Gophernet.Tables.Columns.SparseStore.BlockRows || row == Rows - 1)
            {
                encoded.Texts(0).Set(start, block);
                block.Clear();
                start = row + 1;
            }
        }

        return TextSignal.ShareOf(new TrainingRows(encoded, targets), 0, Buckets);
    }

    /// <summary>Texts of random n-grams, in some of which one more names the class.</summary>
    private static (int[][] Texts, int[] Classes) Drawn(ulong seed, double telling, int classes)
    {
        var random = new RandomSource(seed, RandomPurpose.StartingWeights);
        var (texts, actual) = (new int[Rows][], new int[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            actual[row] = random.NextInt32(classes);
            int[] grams = [.. Enumerable.Range(0, GramsPerText).Select(_ => 2 + random.NextInt32(Buckets - 2))];
            texts[row] = [.. grams.Concat(random.NextSingle() < telling ? [actual[row]] : []).Order()];
        }

        return (texts, actual);
    }
}
