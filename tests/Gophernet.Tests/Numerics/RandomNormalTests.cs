using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class RandomNormalTests
{
    private const int Draws = 1_000_000;

    // The mean of a power of n normal numbers has the deviation 1/√n, √(2/n), √(15/n) and √(96/n) for the first to the fourth power; five of them
    // leave one chance in 10⁶ to an honest generator, and the seed is fixed.
    private const double Deviations = 5;

    // A rounding to float.
    private const float FloatRounding = 6e-8f;

    // From the Python of RandomSourceTests: sqrt(-2·log(((bits >> 11) + 1) / 2⁵³))·cos(2π·fraction).
    [Fact]
    public void A_seed_gives_these_numbers_for_ever()
    {
        double[] expected =
            [-0.8763537445652951, 0.03456543554746382, -0.648093623081869, 1.504708693630277, -0.22097877806575436, 0.3570081449263531];
        var random = new RandomSource(1, RandomPurpose.StartingWeights);

        Assert.All(expected, value => Assert.Equal((float)value, random.NextNormal(), FloatRounding * MathF.Abs((float)value)));
    }

    [Fact]
    public void Each_number_takes_two_draws()
    {
        var (random, twin) = (new RandomSource(1, RandomPurpose.Dropout), new RandomSource(1, RandomPurpose.Dropout));
        random.NextNormal();
        twin.NextBits();
        twin.NextBits();

        Assert.Equal(twin.NextBits(), random.NextBits());
    }

    [Fact]
    public void The_moments_are_those_of_the_normal_distribution()
    {
        var random = new RandomSource(2, RandomPurpose.StartingWeights);
        var sums = new double[5];
        for (var i = 0; i < Draws; i++)
        {
            double value = random.NextNormal(), power = 1;
            for (var moment = 0; moment < sums.Length; moment++, power *= value)
            {
                sums[moment] += power;
            }
        }

        Assert.InRange(sums[1] / Draws, -Deviations / Math.Sqrt(Draws), Deviations / Math.Sqrt(Draws));
        Assert.InRange(sums[2] / Draws, 1 - Deviations * Math.Sqrt(2.0 / Draws), 1 + Deviations * Math.Sqrt(2.0 / Draws));
        Assert.InRange(sums[3] / Draws, -Deviations * Math.Sqrt(15.0 / Draws), Deviations * Math.Sqrt(15.0 / Draws));
        Assert.InRange(sums[4] / Draws, 3 - Deviations * Math.Sqrt(96.0 / Draws), 3 + Deviations * Math.Sqrt(96.0 / Draws));
    }

    // 2·(1 − Φ(z)) of the numbers are beyond z: Abramowitz and Stegun, table 26.1.
    [Theory]
    [InlineData(1, 0.3173105)]
    [InlineData(2, 0.0455003)]
    [InlineData(3, 0.0026998)]
    public void As_many_numbers_are_far_out_as_should_be(double bound, double share)
    {
        var random = new RandomSource(3, RandomPurpose.StartingWeights);
        var count = Enumerable.Range(0, Draws).Count(_ => Math.Abs(random.NextNormal()) > bound);
        var deviation = Math.Sqrt(share * (1 - share) / Draws);

        Assert.InRange((double)count / Draws, share - Deviations * deviation, share + Deviations * deviation);
    }
}
