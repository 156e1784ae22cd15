using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class RandomExponentialTests
{
    private const int Draws = 1_000_000;

    [Fact]
    public void Mean_and_median_are_those_of_the_exponential_distribution()
    {
        var random = new RandomSource(1, RandomPurpose.StartingWeights);
        var (sum, above) = (0.0, 0);
        for (var i = 0; i < Draws; i++)
        {
            var value = random.NextExponential();
            Assert.InRange(value, 0, 53 * Math.Log(2));
            sum += value;
            above += value > Math.Log(2) ? 1 : 0;
        }

        // The mean of n has the deviation 1/√n, the count of those above the median √n/2; five of these, and the seed is fixed.
        Assert.Equal(1, sum / Draws, 5 / Math.Sqrt(Draws));
        Assert.Equal(0.5, (double)above / Draws, 2.5 / Math.Sqrt(Draws));
    }

    [Fact]
    public void Each_number_takes_one_draw()
    {
        var (random, twin) = (new RandomSource(1, RandomPurpose.Dropout), new RandomSource(1, RandomPurpose.Dropout));
        random.NextExponential();
        twin.NextBits();

        Assert.Equal(twin.NextBits(), random.NextBits());
    }
}
