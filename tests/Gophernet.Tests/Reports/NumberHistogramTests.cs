using Gophernet.Numerics;
using Gophernet.Reports;

namespace Gophernet.Tests.Reports;

public class NumberHistogramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e-9)]
    [InlineData(3e8)]
    [InlineData(0.04)]
    public void Bins_count_what_is_between_their_edges(double scale)
    {
        var values = Values(2_000, scale);
        var histogram = NumberHistogram.Of([.. values]);
        var (edges, last) = (histogram.Edges, histogram.Rows.Length - 1);

        Assert.InRange(histogram.Rows.Length, 10, 27);
        Assert.Equal(edges.Length, histogram.Rows.Length + 1);
        Assert.Equal(
            histogram.Rows.Select((_, bin) => values.Count(value => (bin == 0 || value >= edges[bin]) && (bin == last || value < edges[bin + 1]))),
            histogram.Rows);
        Assert.InRange(values.Count(value => value < edges[0]), 0, values.Length / 100);
        Assert.InRange(values.Count(value => value > edges[^1]), 0, values.Length / 100);
    }

    [Fact]
    public void Edges_are_round()
    {
        Assert.Equal([-0.2, -0.1, 0, 0.1, 0.2, 0.3], NumberHistogram.Of([-0.15, 0.05, 2.25]).Edges[..6]);
        Assert.Equal([0, 5, 10], NumberHistogram.Of([0, 100]).Edges[..3]);
        Assert.Equal([2_000, 4_000, 6_000], NumberHistogram.Of([2_500, 50_000]).Edges[..3]);
    }

    [Fact]
    public void One_value_is_one_bin_that_holds_it()
    {
        foreach (var value in (double[])[0, 7.5, -3e-12, 123_456_789])
        {
            var histogram = NumberHistogram.Of([value, value, value]);

            Assert.Equal([3], histogram.Rows);
            Assert.True(histogram.Edges[0] <= value && value < histogram.Edges[1]);
        }
    }

    [Fact]
    public void A_value_far_away_does_not_make_one_bin_of_all_others()
    {
        var histogram = NumberHistogram.Of([.. Values(500, 1), 1e9]);

        Assert.InRange(histogram.Rows.Length, 10, 27);
        Assert.Equal(501, histogram.Rows.Sum());
    }

    private static double[] Values(int count, double scale)
    {
        var random = new RandomSource(1, RandomPurpose.Splitting);
        return [.. Enumerable.Range(0, count).Select(_ => scale * random.NextNormal())];
    }
}
