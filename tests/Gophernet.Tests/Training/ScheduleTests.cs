using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class ScheduleTests
{
    // Some roundings of doubles up to 2π·4.
    private const double Rounding = 1e-14;

    [Fact]
    public void A_constant_schedule_is_1() => Assert.All(Times(), time => Assert.Equal(1, Schedule.Constant.At(time)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.499, 1)]
    [InlineData(0.5, 0.1)]
    [InlineData(0.749, 0.1)]
    [InlineData(0.75, 0.01)]
    [InlineData(1, 0.01)]
    public void A_stepped_schedule_falls_to_a_tenth_at_half_and_at_three_quarters(double time, double expected) =>
        Assert.Equal(expected, Schedule.Step.At(time));

    // Loshchilov and Hutter (2017), equation 5, from 1 to 0: ½(1 + cos(π·t)).
    [Fact]
    public void A_cosine_is_the_papers() =>
        Assert.All(Times(), time => Assert.Equal(0.5 * (1 + Math.Cos(Math.PI * time)), Schedule.Cosine.At(time), Rounding));

    // Holzmüller, Grinsztajn and Steinwart (2024): ½(1 − cos(2π·log₂(1 + 15t))).
    [Fact]
    public void Coslog4_is_the_papers() =>
        Assert.All(Times(), time => Assert.Equal(0.5 * (1 - Math.Cos(2 * Math.PI * Math.Log2(1 + 15 * time))), Schedule.CosLog4.At(time), Rounding));

    // Zero where 1 + 15t is a power of two, 1 half-way between their logarithms.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1 / 15.0, 0)]
    [InlineData(3 / 15.0, 0)]
    [InlineData(7 / 15.0, 0)]
    [InlineData(1, 0)]
    [InlineData(0.4142135623730951 / 15, 1)]
    [InlineData(1.8284271247461903 / 15, 1)]
    [InlineData(4.656854249492381 / 15, 1)]
    [InlineData(10.313708498984761 / 15, 1)]
    public void Coslog4_has_four_waves_each_twice_as_long_as_the_one_before(double time, double expected) =>
        Assert.Equal(expected, Schedule.CosLog4.At(time), Rounding);

    // Holzmüller et al. (2024): ½(1 + cos(π·(max(1, 2t) − 1))).
    [Fact]
    public void A_flat_cosine_is_the_papers() => Assert.All(
        Times(), time => Assert.Equal(0.5 * (1 + Math.Cos(Math.PI * (Math.Max(1, 2 * time) - 1))), Schedule.FlatCosine.At(time), Rounding));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.75, 0.5)]
    [InlineData(1, 0)]
    public void A_flat_cosine_falls_in_the_second_half(double time, double expected) => Assert.Equal(expected, Schedule.FlatCosine.At(time), Rounding);

    [Fact]
    public void No_schedule_leaves_0_to_1() => Assert.All(
        from schedule in Schedule.All from time in Times() select schedule.At(time), factor => Assert.InRange(factor, 0, 1));

    [Fact]
    public void Every_schedule_has_a_name() =>
        Assert.Equal(Schedule.All.Count, TrainingNames.Schedules.Names.Distinct().Count());

    private static IEnumerable<double> Times() => Enumerable.Range(0, 1001).Select(i => i / 1000.0);
}
