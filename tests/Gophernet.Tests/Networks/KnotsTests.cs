using Gophernet.Networks.Inputs;

namespace Gophernet.Tests.Networks;

public class KnotsTests
{
    [Fact]
    public void A_number_of_few_values_has_a_knot_at_each() => Assert.Equal([-1f, 0f, 2f, 5f, 5f, 5f], Choose(6, [5, 0, 2, 0, -1, 5, 2]));

    [Fact]
    public void One_value_is_every_knot() => Assert.Equal([3f, 3f, 3f], Choose(3, [3, 3]));

    [Fact]
    public void Of_many_values_knots_are_quantiles()
    {
        float[] values = [.. Enumerable.Range(0, 1001).Select(i => (float)i * i)];

        Assert.Equal([0f, 250f * 250, 500f * 500, 750f * 750, 1000f * 1000], Choose(5, values));
    }

    // As of gains of capital: most have none.
    [Fact]
    public void A_value_of_most_rows_takes_no_more_than_a_bin()
    {
        float[] values = [.. Enumerable.Repeat(0f, 9_000), .. Enumerable.Range(1, 1_000).Select(i => (float)i)];

        var knots = Choose(17, values);

        Assert.Equal((0f, 1000f), (knots[0], knots[^1]));
        Assert.True(knots.Count(knot => knot > 0) >= 8, string.Join(' ', knots));
        Assert.Equal(knots.Distinct().Order(), knots);
    }

    private static float[] Choose(int count, float[] values)
    {
        var knots = new float[count];
        Knots.Choose(values, knots);
        return knots;
    }
}
