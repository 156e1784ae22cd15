using CsCheck;
using Gophernet.Numerics;
using Gophernet.Reports;

namespace Gophernet.Tests.Reports;

public class ThresholdCountsTests
{
    private static readonly Gen<float[]> Scores = Gen.Float[0, 1].Array[0, 30];

    [Fact]
    public void Counts_are_those_of_rows_at_the_threshold_or_above() => RandomCases.ForAll(Gen.Select(Scores, Scores, Gen.Float[0, 1]), 200, rows =>
    {
        var (positives, negatives, threshold) = rows;
        var counts = ThresholdCounts.Of(new ClassScores([.. positives], [.. negatives]), threshold);

        Assert.Equal((positives.Length, negatives.Length), (counts.Positives, counts.Negatives));
        Assert.Equal(counts.At.Distinct().Order(), counts.At);
        Assert.Equal(counts.At.Select(at => positives.Count(p => p >= at)), counts.TruePositives);
        Assert.Equal(counts.At.Select(at => negatives.Count(n => n >= at)), counts.FalsePositives);
        Assert.Contains(threshold, counts.At);
        Assert.All((float[])[.. positives, .. negatives, 0, 0.01f, 0.5f, 0.99f, 1], at => Assert.Contains(at, counts.At));
    });

    [Fact]
    public void Of_many_probabilities_some_are_taken_in_even_ranks()
    {
        var random = new RandomSource(1, RandomPurpose.Splitting);
        float[] scores = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextSingle() * 1e-3f)];
        var counts = ThresholdCounts.Of(new ClassScores(scores, []), 0.5f);

        Assert.InRange(counts.At.Length, 390, ThresholdCounts.MaxCount);
        Assert.All(counts.TruePositives.Zip(counts.TruePositives.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 0, 50));
    }
}
