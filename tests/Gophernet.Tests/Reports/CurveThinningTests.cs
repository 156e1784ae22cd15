using Gophernet.Numerics;
using Gophernet.Reports;

namespace Gophernet.Tests.Reports;

public class CurveThinningTests
{
    private const int Points = 5_000;
    private const int Most = 200;
    private const double Unseen = 0.003; // a third of a percent of the figure, which is about a pixel of a figure

    [Fact]
    public void Corners_stay_and_points_between_them_go()
    {
        double[] x = [0, 0, 0, 0.25, 0.5, 0.75, 1, 1], y = [0, 0.5, 0.8, 0.8, 0.8, 0.8, 0.8, 1];

        Assert.Equal([0, 2, 6, 7], CurveThinning.Choose(x, y, Most));
    }

    [Fact]
    public void The_most_important_corners_come_first()
    {
        double[] x = [0, 1, 2, 3, 4], y = [0, 0.1, 5, 0.2, 0];

        Assert.Equal([0, 2, 4], CurveThinning.Choose(x, y, 3));
        Assert.Equal([0, 4], CurveThinning.Choose(x, y, 2));
    }

    [Fact]
    public void Few_points_stay_as_they_are()
    {
        Assert.Equal([], CurveThinning.Choose([], [], Most));
        Assert.Equal([0], CurveThinning.Choose([1], [2], Most));
        Assert.Equal([0, 1], CurveThinning.Choose([1, 1], [2, 2], Most));
    }

    [Fact]
    public void A_line_that_comes_back_to_its_start_keeps_what_is_far_from_it() => Assert.Equal([0, 1, 3], CurveThinning.Choose([0, 2, 1, 0], [0, 0, 0, 0], 3));

    /// <summary>Stairs such as those of a ranking.</summary>
    [Fact]
    public void Nobody_sees_that_points_of_a_long_curve_are_left_out()
    {
        var random = new RandomSource(1, RandomPurpose.Splitting);
        var (x, y) = (new double[Points], new double[Points]);
        for (var i = 1; i < Points; i++)
        {
            var isUp = random.NextInt32(Points) > i;
            (x[i], y[i]) = (x[i - 1] + (isUp ? 0 : 2.0 / Points), y[i - 1] + (isUp ? 2.0 / Points : 0));
        }

        var kept = CurveThinning.Choose(x, y, Most);

        Assert.Equal((Most, 0, Points - 1), (kept.Length, kept[0], kept[^1]));
        for (var piece = 1; piece < kept.Length; piece++)
        {
            var (from, to) = (kept[piece - 1], kept[piece]);
            Assert.True(to > from);
            var length = double.Hypot(x[to] - x[from], y[to] - y[from]);
            for (var i = from; i <= to; i++)
            {
                var area = (x[to] - x[from]) * (y[i] - y[from]) - (y[to] - y[from]) * (x[i] - x[from]);
                Assert.InRange(Math.Abs(area) / length, 0, Unseen);
            }
        }
    }
}
