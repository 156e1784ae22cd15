using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>
/// The rows that are left after the last whole batch. A network of zeros puts out 0, and the target of row i is 2ⁱ: its loss is ½·4ⁱ. In base 4, every
/// digit of twice the loss is the number of times that its row was seen; at rate 0 the network stays as it is.
/// </summary>
public class PartialBatchTests
{
    private const int Rows = 16;

    [Theory]
    [InlineData(5, 15)]
    [InlineData(6, 12)]
    [InlineData(15, 15)]
    [InlineData(9, 9)]
    public void Rows_that_fill_no_batch_are_passed_over(int batchSize, int seen)
    {
        var times = Times(NewTrainer(batchSize), seen);

        Assert.Equal(seen, times.Count(count => count == 1));
        Assert.Equal(Rows - seen, times.Count(count => count == 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(17)] // fewer rows than a batch are one
    [InlineData(0)]
    public void Rows_that_fill_all_batches_are_all_seen(int batchSize) => Assert.All(Times(NewTrainer(batchSize), Rows), count => Assert.Equal(1, count));

    // A row stays out of 40 epochs in a row with the chance (1/16)⁴⁰, and in none of them with (15/16)⁴⁰, 8 %: over all rows one expects 1.2 of these.
    [Fact]
    public void Other_rows_are_passed_over_in_other_epochs()
    {
        var trainer = NewTrainer(5);
        var seen = new int[Rows];
        for (var epoch = 0; epoch < 40; epoch++)
        {
            var times = Times(trainer, 15);
            seen = [.. seen.Zip(times, (sum, count) => sum + count)];
        }

        Assert.All(seen, count => Assert.InRange(count, 30, 40));
        Assert.InRange(seen.Count(count => count < 40), 12, Rows);
    }

    private static NetworkTrainer NewTrainer(int batchSize)
    {
        var targets = new Matrix(Rows, 1);
        for (var row = 0; row < Rows; row++)
        {
            targets[row, 0] = MathF.ScaleB(1, row);
        }

        var options = Preset.Classic with
        {
            OutputActivation = Activation.Identity, BatchSize = batchSize, DropsPartialBatch = true, LearningRate = 0,
        };
        var network = new Network(new Parameters(NetworkShape.Create(2, [], Activation.Identity, 1, Activation.Identity)));
        return SmallTrainer.Of(network, new Matrix(Rows, 2), targets, options);
    }

    /// <summary>How often each row is seen in an epoch, from the mean loss of those that are.</summary>
    private static int[] Times(NetworkTrainer trainer, int seen)
    {
        var digits = (long)Math.Round(2 * seen * trainer.RunEpoch());
        return [.. Enumerable.Range(0, Rows).Select(row => (int)(digits >> (2 * row)) & 3)];
    }
}
