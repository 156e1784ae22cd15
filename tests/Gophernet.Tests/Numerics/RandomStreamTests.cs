using System.Numerics;
using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class RandomStreamTests
{
    // From the Python of RandomSourceTests, with the stream's number times 0xAF251AF3B0F025B5 added to the purpose.
    [Theory]
    [InlineData(RandomPurpose.StartingWeights, 1, 0xe3f8004fca9e9966UL, 0x020d7e1e81f7fc8eUL, 0x6288bc5dc0e6d12bUL, 0x894edc3580bcbde3UL)]
    [InlineData(RandomPurpose.StartingWeights, 2, 0x3f903fcf11e0693bUL, 0xd6c11c02cd059240UL, 0x2e346b832e05aed1UL, 0xd03cb937c700498cUL)]
    [InlineData(RandomPurpose.StartingWeights, ~0UL, 0x5a9a4daf5d7c1babUL, 0xe901f20e9fe82f1fUL, 0xbef8b24138a195b9UL, 0xf1677dc9a2c004b7UL)]
    [InlineData(RandomPurpose.Dropout, 3, 0x2515bf0b49db5c94UL, 0xc6c676bc1dc3f5d3UL, 0x53ac70c4413f378bUL, 0x7aae8b4582f1d384UL)]
    public void A_seed_a_purpose_and_a_stream_give_these_bits_for_ever(object purpose, ulong stream, params ulong[] expected)
    {
        var random = new RandomSource(1, (RandomPurpose)purpose, stream);

        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
    }

    [Fact]
    public void The_first_stream_is_that_of_the_purpose_alone() =>
        Assert.Equal(new RandomSource(1, RandomPurpose.Shuffling).NextBits(), new RandomSource(1, RandomPurpose.Shuffling, stream: 0).NextBits());

    [Fact]
    public void Streams_of_all_purposes_and_numbers_differ()
    {
        var first = from purpose in Enum.GetValues<RandomPurpose>()
            from stream in Enumerable.Range(0, 1000)
            select new RandomSource(1, purpose, (ulong)stream).NextBits();

        Assert.Equal(1000 * Enum.GetValues<RandomPurpose>().Length, first.Distinct().Count());
    }

    // Two streams of fair bits agree in half of them, with a deviation of ½√n; five of these.
    [Fact]
    public void Neighbouring_streams_have_nothing_in_common()
    {
        const int Draws = 10_000;
        var (first, second) = (new RandomSource(1, RandomPurpose.StartingWeights, 1), new RandomSource(1, RandomPurpose.StartingWeights, 2));

        var equal = Enumerable.Range(0, Draws).Sum(_ => 64 - BitOperations.PopCount(first.NextBits() ^ second.NextBits()));

        Assert.InRange(equal, 32 * Draws - 5 * 400, 32 * Draws + 5 * 400); // ½√(64·10⁴) = 400
    }
}
