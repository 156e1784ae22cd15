using Gophernet.Cli.Commands;

namespace Gophernet.Cli.Tests;

public class TuningTimeTests
{
    private readonly SetClock _clock = new();

    [Fact]
    public void What_is_left_is_told_in_work_once_some_was_done()
    {
        var time = new TuningTime(_clock, TimeSpan.FromSeconds(100));
        _clock.Seconds = 10; // reading
        time.BeginSearch();
        Assert.Equal(double.PositiveInfinity, time.WorkLeft);

        Judge(time, trial: 0, step: 0, seconds: 5, work: 0.5);

        Assert.Equal(85, time.Left, 1e-9);
        Assert.Equal(8.5, time.WorkLeft, 1e-9);
        Assert.False(time.IsOver);
        _clock.Seconds = 100;
        Assert.True(time.IsOver);
        Assert.Equal(0, time.WorkLeft);
    }

    [Fact]
    public void The_end_takes_the_time_of_the_users_own_options_and_not_that_of_cheap_trials()
    {
        var time = new TuningTime(_clock, TimeSpan.FromSeconds(100));
        time.BeginSearch();
        Judge(time, trial: 0, step: 0, seconds: 10, work: 1);
        Judge(time, trial: 1, step: 0, seconds: 2, work: 1);

        time.Reserve(3);

        Assert.Equal(100 - 12 - 30, time.Left, 1e-9);
    }

    [Fact]
    public void The_cost_of_a_trial_is_that_of_the_steps_that_both_went_through()
    {
        var time = new TuningTime(_clock, limit: null);
        Judge(time, trial: 0, step: 0, seconds: 4, work: 1);
        Judge(time, trial: 0, step: 1, seconds: 6, work: 1);
        Judge(time, trial: 7, step: -1, seconds: 100, work: 0.1);
        Judge(time, trial: 7, step: 0, seconds: 12, work: 1);

        Assert.Equal(3, time.CostOf(7), 1e-9);
        Assert.Equal(1, time.CostOf(0), 1e-9);
        Assert.Equal(1, time.CostOf(8));
        Assert.Equal(112, time.SecondsOf(7)!.Value, 1e-9);
        Assert.Null(time.SecondsOf(8));
    }

    private void Judge(TuningTime time, int trial, int step, double seconds, double work)
    {
        time.Begin(trial, step);
        _clock.Seconds += seconds;
        time.Done(trial, step, work);
    }

    /// <summary>A clock that is set by hand.</summary>
    private sealed class SetClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency);
    }
}
