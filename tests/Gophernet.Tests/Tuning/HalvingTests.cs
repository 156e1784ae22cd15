using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

public class HalvingTests
{
    private const int Few = 2999;
    private const int Many = 9000;

    [Theory]
    [InlineData(4, new[] { 1, 2, 4 })]
    [InlineData(9, new[] { 3, 5, 9 })]
    [InlineData(3, new[] { 1, 2, 3 })]
    [InlineData(2, new[] { 1, 2 })]
    public void Of_few_rows_each_rung_judges_about_twice_as_many_parts_and_the_last_all(int parts, int[] rungs)
    {
        var halving = new Halving(parts, Few);

        Assert.Equal(rungs, halving.Rungs(halving.All).Select(rung => rung.Length));
        Assert.All(halving.Rungs(halving.All), rung => Assert.Equal(Enumerable.Range(0, rung.Length), rung));
    }

    [Fact]
    public void Of_many_rows_a_bracket_begins_with_a_sample()
    {
        var halving = new Halving(4, Many);

        Assert.Equal([[Halving.Sample], [0], [0, 1, 2, 3]], halving.Rungs(halving.All));
    }

    [Theory]
    [InlineData(2999, 1)]
    [InlineData(3000, 3)]
    [InlineData(4999, 4)]
    [InlineData(9000, 9)]
    [InlineData(270_000, 9)]
    [InlineData(600_000, 20)]
    public void A_sample_has_a_thousand_rows_or_more_and_rarely_more_than_a_ninth(int learnt, int divisor) =>
        Assert.Equal(divisor, new Halving(4, learnt).Divisor);

    [Fact]
    public void Where_less_ranks_there_are_fewer_rungs()
    {
        var (few, many) = (new Halving(4, Few), new Halving(4, Many));

        Assert.Equal([[0], [0, 1], [0, 1, 2, 3]], few.Tops);
        Assert.Equal([[Halving.Sample], [0], [0, 1], [0, 1, 2, 3]], many.Tops);
        Assert.Equal([1, 2, 3], few.Tops.Select(top => few.Rungs(top).Count));
        Assert.Equal([1, 2, 3, 3], many.Tops.Select(top => many.Rungs(top).Count));
        Assert.All(many.Tops, top => Assert.Same(top, many.Rungs(top)[^1]));
    }

    [Theory]
    [InlineData(9, 3)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(1, 1)]
    public void The_better_third_goes_on_and_never_none(int trials, int survivors) => Assert.Equal(survivors, Halving.Survivors(trials));

    [Theory]
    [InlineData(9, 9 + 3 + 2, 1 + 3 + 3)]
    [InlineData(4, 4 + 2 + 2, 4 / 9.0 + 2 + 3)]
    [InlineData(1, 4, 1 / 9.0 + 4)]
    [InlineData(0, 0, 0)]
    public void The_work_of_a_bracket_is_that_of_its_rungs(int trials, double ofFew, double ofMany)
    {
        Assert.Equal(ofFew, new Halving(4, Few) is var few ? few.Work(trials, few.All) : 0, 1e-12);
        Assert.Equal(ofMany, new Halving(4, Many) is var many ? many.Work(trials, many.All) : 0, 1e-12);
    }

    [Theory]
    [InlineData(100, double.PositiveInfinity, 9)]
    [InlineData(5, double.PositiveInfinity, 5)]
    [InlineData(100, 13.0, 8)]
    [InlineData(100, 4.0, 1)]
    [InlineData(100, 3.9, 0)]
    [InlineData(0, 100.0, 0)]
    public void A_bracket_is_as_large_as_trials_and_time_allow(int trials, double work, int size) =>
        Assert.Equal(size, new Halving(4, Few) is var halving ? halving.NextBracket(trials, work, halving.All) : 0);

    [Fact]
    public void The_work_of_trials_is_that_of_their_brackets()
    {
        var halving = new Halving(4, Few);

        Assert.Equal(2 * 14 + 8, halving.WorkOf(22, halving.All));
    }
}
