using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Features;

public class NumericFeatureTests
{
    private static readonly TableOptions Standard = new() { Scaling = NumberScaling.Standard };

    /// <summary>
    /// Python: <c>statistics.median([3,7,7,19,2,5])</c> = 6.0; with it for the missing one <c>mean</c> = 7.0 and <c>pstdev</c> = 5.209880722517277.
    /// </summary>
    [Fact]
    public void A_missing_number_becomes_the_median_and_says_so()
    {
        var feature = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(["3", "7", "7", "19", "", "2", "5"], Standard));

        Assert.Equal((6.0, 7.0), (feature.Scaling.Fill, feature.Scaling.Mean));
        Assert.Equal(5.209880722517277, feature.Scaling.Deviation, 1e-14);
        Assert.Equal([[(float)(-1 / 5.209880722517277), 1], [0, 0]], InferredTable.Inputs(feature, double.NaN, 7));
    }

    /// <summary>Python: <c>statistics.median([1.5,-2,8,4])</c> = 2.75, <c>mean</c> = 2.875, <c>pstdev</c> = 3.6464880364537056.</summary>
    [Fact]
    public void Numbers_are_measured_over_the_rows_with_a_target()
    {
        var training = InferredTable.Of("x,y\n1.5,a\n-2,b\n900,\n8,a\n4,b\n-900,NA\n", Standard);

        var scaling = InferredTable.Feature<NumericFeature>(training).Scaling;
        Assert.Equal((2.75, 2.875), (scaling.Fill, scaling.Mean));
        Assert.Equal(3.6464880364537056, scaling.Deviation, 1e-14);
        Assert.Equal(2, training.LeftOutCount);
        Assert.False(InferredTable.Feature<NumericFeature>(training).HasMissing);
    }

    [Fact]
    public void Numbers_can_stay_as_they_are()
    {
        var feature = InferredTable.Feature<NumericFeature>(InferredTable.OfCells(["3", "", "8", "5"], new TableOptions { Scaling = NumberScaling.None }));

        Assert.Equal(new Scaling(5, 0, 1), feature.Scaling);
        Assert.Equal([[8, 0], [5, 1]], InferredTable.Inputs(feature, 8, double.NaN));
    }

    [Fact]
    public void Many_values_are_encoded_to_the_same_bits_as_one_by_one()
    {
        var random = new Random(1);
        var scaling = new Scaling(0.1, 1e-3, 3.7);
        for (var count = 0; count <= 70; count++)
        {
            var values =
                Enumerable.Range(0, count).Select(i => i % 5 == 2 ? double.NaN : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 38))).ToArray();
            var inputs = new float[count];

            scaling.Encode(values, inputs);

            Assert.Equal(values.Select(value => BitConverter.SingleToInt32Bits(scaling.Encode(value))), inputs.Select(BitConverter.SingleToInt32Bits));
        }
    }
}
