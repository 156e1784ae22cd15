using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>The gradient of a batch between the one that computes it and the one that steps along it.</summary>
public class BatchGradientTests
{
    private const int Rows = 700; // 5 blocks and a part of one

    private static readonly NetworkShape Shape = NetworkShape.Create(20, [70, 33], Activation.Tanh, 5, Activation.Softmax); // 3,983 parameters: 2 pieces

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_pieces_are_the_whole_gradient_in_order(int threads)
    {
        using var whole = Create(threads: 1);
        using var pieces = Create(threads);
        var expected = whole.Run(Order, default).Gradient.Values.ToArray();
        var actual = new float[expected.Length];

        pieces.Run(Order, default).Gradient.ForPieces((_, start, gradient) => gradient.CopyTo(actual.AsSpan(start)));

        Assert.Equal(expected, actual);
        Assert.Contains(expected, value => value != 0);
    }

    // Looking at the values adds the last blocks; looking again must not add them again.
    [Fact]
    public void Looking_at_the_gradient_twice_changes_nothing()
    {
        using var batch = Create(threads: 2);
        var gradient = batch.Run(Order, default).Gradient;
        var first = gradient.Values.ToArray();

        gradient.ForPieces((_, _, _) => { });

        Assert.Equal(first, gradient.Values);
    }

    [Fact]
    public void What_is_added_to_the_gradient_is_stepped_along()
    {
        using var batch = Create(threads: 2);
        var seen = new float[Shape.ParameterCount];
        var gradient = batch.Run(Order, default).Gradient;
        gradient.Values.Fill(0.5f);

        gradient.ForPieces((_, start, piece) => piece.CopyTo(seen.AsSpan(start)));

        Assert.All(seen, value => Assert.Equal(0.5f, value));
    }

    // Rows of another process: both halves together are the whole, up to the rounding of sums in float.
    [Fact]
    public void The_gradients_of_two_halves_add_up_to_that_of_the_whole()
    {
        const double FloatRounding = 1e-5;
        using var batch = Create(threads: 1);
        var whole = batch.Run(Order, default).Gradient.Values.ToArray();
        var half = batch.Run(Order.AsMemory(0, 300), default).Gradient.Values.ToArray();

        var rest = batch.Run(Order.AsMemory(300), default).Gradient.Values.ToArray();

        RelativeError.AssertWithin(
            FloatRounding, RelativeError.Of([.. half.Zip(rest, (x, y) => x + y)], [.. whole.Select(value => (double)value)]), "gradient");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(8, 0)]
    [InlineData(1, 100)] // batches of a spool are larger than the options say, by a few rows or by many
    [InlineData(2, 128)]
    public void Blocks_are_added_pair_by_pair_on_any_number_of_threads(int threads, int batchSize)
    {
        const int blockRows = 128;
        using var batch = Create(threads, batchSize);
        for (var rows = 100; rows <= Rows; rows += 100)
        {
            var blocks = Order.Take(rows).Chunk(blockRows).Select(block => batch.Run(block, default).Gradient.Values.ToArray()).ToList();

            Assert.Equal(SumOf(blocks), batch.Run(Order.AsMemory(0, rows), default).Gradient.Values);
        }

        // The first half is the largest power of two that leaves something.
        static float[] SumOf(List<float[]> blocks)
        {
            if (blocks.Count == 1)
            {
                return blocks[0];
            }

            var half = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)blocks.Count) / 2;
            return [.. SumOf(blocks[..half]).Zip(SumOf(blocks[half..]), (one, other) => one + other)];
        }
    }

    private static int[] Order { get; } = [.. Enumerable.Range(0, Rows)];

    private static BatchGradient Create(int threads, int batchSize = 0)
    {
        var problem = new Problem(Shape, Rows, seed: 1);
        var rows = new TrainingRows(Conversion.ToMatrix(problem.OracleInputs), Conversion.ToMatrix(problem.OracleTargets));
        return new BatchGradient(rows, Preset.Plain with { BatchSize = batchSize }, new Network(problem.Parameters), threads);
    }
}
