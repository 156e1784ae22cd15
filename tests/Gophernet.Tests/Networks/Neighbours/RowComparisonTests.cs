using Gophernet.Networks.Activations;
using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks.Neighbours;

public class RowComparisonTests
{
    private const int Width = 4;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 17)]
    [InlineData(511, 5)]
    [InlineData(512, 16)]
    [InlineData(513, 40)]
    [InlineData(1500, 33)]
    public void A_row_gets_the_weighed_mean_of_the_targets_of_rows_near_it(int known, int rows)
    {
        var (neighbours, told) = Known(known);
        var places = Places(rows);

        var logits = new RowComparison().Run(neighbours, PlainComparison.Panels(places), Activation.Identity, TestContext.Current.CancellationToken);

        for (var row = 0; row < rows; row++)
        {
            var mean = PlainComparison.MeanOf(places[row], told);
            Assert.Equal(mean[0], logits[0, row], 1e-4);
            Assert.Equal(mean[1], logits[1, row], 1e-4);
        }
    }

    [Fact]
    public void A_row_gets_the_same_bits_whatever_stands_beside_it()
    {
        var (neighbours, _) = Known(700);
        var places = Places(50);
        var comparison = new RowComparison();
        var logits = comparison.Run(neighbours, PlainComparison.Panels(places), Activation.Softmax, TestContext.Current.CancellationToken);
        var first = Enumerable.Range(0, 50).Select(row => (logits[0, row], logits[1, row])).ToArray();

        Assert.All(Enumerable.Range(0, 50), row =>
        {
            var alone = comparison.Run(neighbours, PlainComparison.Panels([places[row]]), Activation.Softmax, TestContext.Current.CancellationToken);
            Assert.Equal(first[row], (alone[0, 0], alone[1, 0]));
        });
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("softmax")]
    [InlineData("sigmoid")]
    public void A_row_far_from_all_gets_what_the_nearest_have(string output)
    {
        var activation = Activation.All.Single(each => each.Name == output);
        var targets = new Matrix(3, 2, [1, 0, 0, 1, 1, 1]); // two outputs, and what each row counts
        var neighbours = new NeighbourRows(new Matrix(2, Width, [0, 0, 0, 0, 900, 0, 0, 0]), targets);
        double[][] places = [[-5e3, 0, 0, 0], [5e6, 0, 0, 0]];

        var logits = new RowComparison().Run(
            neighbours, PlainComparison.Panels(places), activation, TestContext.Current.CancellationToken);
        activation.Apply(logits, logits, 0, 1);

        Assert.Equal(1, logits[0, 0], 1e-3);
        Assert.Equal(0, logits[1, 0], 1e-3);
        Assert.True(float.IsFinite(logits[0, 1]) && float.IsFinite(logits[1, 1]));
    }

    private static (NeighbourRows, (double[], double[], double)[]) Known(int count)
    {
        var random = new Random(count);
        var (places, targets, told) = (new Matrix(count, Width), new Matrix(3, count), new (double[], double[], double)[count]);
        for (var row = 0; row < count; row++)
        {
            float[] place = [.. Enumerable.Range(0, Width).Select(_ => (float)(3 * random.NextDouble()))];
            var (first, second, weight) = ((float)random.NextDouble(), (float)random.NextDouble(), 0.5f + (float)random.NextDouble());
            place.CopyTo(places.Row(row));
            (targets[0, row], targets[1, row], targets[2, row]) = (first * weight, second * weight, weight);
            told[row] = ([.. place.Select(value => (double)value)], [first, second], weight);
        }

        return (new NeighbourRows(places, targets), told);
    }

    private static double[][] Places(int rows)
    {
        var random = new Random(rows + 7);
        return [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, Width).Select(_ => (double)(float)(3 * random.NextDouble())).ToArray())];
    }
}
