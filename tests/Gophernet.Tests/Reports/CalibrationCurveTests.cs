using Gophernet.Numerics;
using Gophernet.Reports;

namespace Gophernet.Tests.Reports;

public class CalibrationCurveTests
{
    private const double Tolerance = 1e-9; // sums of a thousand numbers

    [Fact]
    public void Bins_have_as_many_rows_each_and_count_what_is_in_them()
    {
        var random = new RandomSource(1, RandomPurpose.Splitting);
        var rows = Enumerable.Range(0, 1000).Select(_ => (Score: random.NextSingle(), IsPositive: random.NextInt32(3) == 0)).ToArray();
        var curve = CalibrationCurve.Of(new ClassScores(
            [.. rows.Where(row => row.IsPositive).Select(row => row.Score)], [.. rows.Where(row => !row.IsPositive).Select(row => row.Score)]));

        var parts = rows.OrderBy(row => row.Score).Chunk(100).ToArray();
        Assert.Equal(parts.Length, curve.Bins.Length);
        Assert.All(curve.Bins.Zip(parts), pair =>
        {
            Assert.Equal(100, pair.First.Rows);
            Assert.Equal(pair.Second.Average(row => (double)row.Score), pair.First.Probability, Tolerance);
            Assert.Equal(pair.Second.Count(row => row.IsPositive) / 100.0, pair.First.Share);
        });
    }

    /// <summary>The interval is from Wilson's formula: of 3 in 10, (0.1078, 0.6032).</summary>
    [Fact]
    public void Few_rows_are_one_bin_with_its_interval()
    {
        var curve = CalibrationCurve.Of(new ClassScores([0.1f, 0.5f, 0.9f], [0, 0.2f, 0.3f, 0.4f, 0.6f, 0.7f, 0.8f]));

        var bin = Assert.Single(curve.Bins);
        Assert.Equal((10, 0.3), (bin.Rows, bin.Share));
        Assert.Equal(0.1078, bin.Low, 4);
        Assert.Equal(0.6032, bin.High, 4);
        Assert.Equal(0.45, bin.Probability, 1e-6);
    }

    [Fact]
    public void Rows_of_one_probability_are_in_one_bin()
    {
        float[] positives = [.. Enumerable.Repeat(0.25f, 80), .. Enumerable.Repeat(0.75f, 10)], negatives = [.. Enumerable.Repeat(0.25f, 10)];
        var curve = CalibrationCurve.Of(new ClassScores(positives, negatives));

        Assert.Equal([(90, 0.25, 80 / 90.0), (10, 0.75, 1.0)], curve.Bins.Select(bin => (bin.Rows, bin.Probability, bin.Share)));
    }

    [Fact]
    public void One_row_is_a_bin() => Assert.Equal(1, Assert.Single(CalibrationCurve.Of(new ClassScores([], [0.5f])).Bins).Rows);
}
