using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class RandomSourceTests
{
    [Fact]
    public void Streams_of_one_seed_and_different_purposes_differ()
    {
        var weights = new RandomSource(1, RandomPurpose.StartingWeights);
        var shuffling = new RandomSource(1, RandomPurpose.Shuffling);

        Assert.NotEqual(weights.NextBits(), shuffling.NextBits());
    }
}
