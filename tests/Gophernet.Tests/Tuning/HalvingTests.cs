using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

public class HalvingTests
{
    [Theory]
    [InlineData(4, new[] { 1, 2, 4 })]
    [InlineData(9, new[] { 3, 5, 9 })]
    [InlineData(3, new[] { 1, 2, 3 })]
    [InlineData(2, new[] { 1, 2 })]
    public void Each_rung_judges_about_twice_as_many_parts_and_the_last_all(int parts, int[] rungs) => Assert.Equal(rungs, Halving.Rungs(parts));

    [Theory]
    [InlineData(9, 3)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(1, 1)]
    public void The_better_third_goes_on_and_never_none(int trials, int survivors) => Assert.Equal(survivors, Halving.Survivors(trials));

    [Theory]
    [InlineData(9, 9 + 3 + 2)]
    [InlineData(4, 4 + 2 + 2)]
    [InlineData(1, 4)]
    [InlineData(0, 0)]
    public void The_work_of_a_bracket_is_that_of_its_rungs(int trials, int networks) => Assert.Equal(networks, Halving.Work(trials, parts: 4));

    [Theory]
    [InlineData(100, int.MaxValue, 9)]
    [InlineData(5, int.MaxValue, 5)]
    [InlineData(100, 13, 8)]
    [InlineData(100, 4, 1)]
    [InlineData(100, 3, 0)]
    [InlineData(0, 100, 0)]
    public void A_bracket_is_as_large_as_trials_and_time_allow(int trials, int networks, int size) =>
        Assert.Equal(size, Halving.NextBracket(trials, networks, parts: 4));
}
