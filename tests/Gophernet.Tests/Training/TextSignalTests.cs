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

    [Fact]
    public void Texts_in_some_of_which_a_word_names_the_class_tell_something() => Assert.InRange(ShareOf(1, telling: 0.12), 0.1, 0.9);

    [Fact]
    public void One_class_tells_nothing() => Assert.Equal(0, ShareOf(1, telling: 0.8, classes: 1));

    private static float ShareOf(ulong seed, double telling, int classes = 2)
    {
        var random = new RandomSource(seed, RandomPurpose.StartingWeights);
        var encoded = new EncodedRows(Rows, 0, [], texts: 1);
        var (targets, block, start) = (new Matrix(Rows, 2), new SparseRows(), 0);
        for (var row = 0; row < Rows; row++)
        {
            var actual = random.NextInt32(classes);
            targets[row, actual] = 1;
            int[] grams =
                [.. Enumerable.Range(0, GramsPerText).Select(_ => 2 + random.NextInt32(Buckets - 2)), .. random.NextSingle() < telling ? (int[])[actual] : []];
            foreach (var gram in grams.Order())
            {
                block.Add(gram, 1 / MathF.Sqrt(grams.Length));
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
}
