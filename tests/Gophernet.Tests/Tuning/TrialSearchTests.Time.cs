using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

/// <summary>Searches of many rows, which begin with samples, and those whose time is short.</summary>
public partial class TrialSearchTests
{
    private static string ManyRows { get; } = Table(5500, (x, y, _) => x + y > 0 ? 1 : 0);

    [Fact]
    public void Of_many_rows_trials_learn_from_a_sample_at_first()
    {
        var ended = new Ended();
        _ = Run(ManyRows, Options(9) with { Given = Given(("epochs", "1")) }, progress: ended);

        Assert.Equal([0, 1, 2, 3], ended.Scores[0].Steps);
        Assert.Equal([true, true, true, true, true, true, false, false, false], ended.Scores[1..].Select(score => score.IsOfSample));
        Assert.Equal([1, 1, 4], ended.Scores[7..].Select(score => score.Parts));
        Assert.Equal(ended.Scores[1].Rows, ended.Scores[7].Rows); // judged by the same part
    }

    [Fact]
    public void Where_time_is_up_those_count_that_were_through()
    {
        var ended = new Ended();

        // The sample of the default, its part, nine samples, and two of three trials on the part.
        var time = new CountedTime(2 + 9 + 2, work: 1 + 9 / 3.0 + 3);
        var outcome = Run(ManyRows, Options(9) with { Given = Given(("epochs", "1")), Time = time }, progress: ended);

        Assert.Equal([0], outcome.Own!.Steps);
        Assert.Equal((2, 3), (outcome.Trials, outcome.Ranking.Count));
        Assert.NotEqual(false, outcome.Comparison?.IsWhole);
    }

    [Fact]
    public void A_search_that_is_continued_finds_out_how_long_its_steps_take_here()
    {
        var store = new MemoryStore();
        var options = Options(1) with { Given = Given(("epochs", "1")) };
        _ = Run(ManyRows, options with { Time = new CountedTime(1, work: 0) }, store);
        Assert.Equal(1, store.Kept); // the sample of the default

        var time = new CountedTime(3, work: 4);
        var outcome = Run(ManyRows, options with { Time = time }, store);

        Assert.True(time.IsOver);
        Assert.Equal([0], outcome.Own!.Steps);
        Assert.Equal(3, store.Kept); // its part, and the sample of a trial; what was known was judged again for its time alone
    }

    [Fact]
    public void Where_there_is_more_time_than_was_thought_the_best_are_ranked_anew()
    {
        var ended = new Ended();
        var time = new CountedTime(100, work: 0) { MoreAfter = 1 + 9, More = 1000 };

        var outcome = Run(ManyRows, Options(9) with { Given = Given(("epochs", "1")), Time = time }, progress: ended);

        Assert.All(ended.Scores, score => Assert.True(score.IsOfSample));
        Assert.Equal((9, 1 + 3), (outcome.Trials, outcome.Ranking.Count));
        Assert.All(outcome.Ranking, score => Assert.Equal([0, 1, 2, 3], score.Steps));
        Assert.Equal(ended.Scores[1..].OrderBy(score => score.Loss).Take(3).Select(score => score.Trial.Number).Append(0).Order(),
            outcome.Ranking.Select(score => score.Trial.Number).Order());
        Assert.Equal([0, 1, 2, 3], outcome.Own!.Steps);
    }

    [Fact]
    public void A_class_of_few_rows_is_in_the_sample()
    {
        var lines = ManyRows.Split('\n');
        foreach (var row in (int[])[1, 1001, 2001, 3001, 4001, 5001])
        {
            lines[row] = lines[row][..^2] + "rare";
        }

        var ended = new Ended();
        var options = Options(1) with { Given = Given(("epochs", "1")), Time = new CountedTime(1, work: 0) };
        _ = Run(string.Join('\n', lines), options, progress: ended);

        Assert.True(ended.Scores[0].IsOfSample);
        Assert.Null(ended.Scores[0].Fault);
        Assert.InRange(ended.Scores[0].Loss, 0.1, 10);
    }

    /// <summary>There is time to judge so often, and the plan is made for some work; there is more after some times.</summary>
    private sealed class CountedTime(int count, double work) : ISearchTime
    {
        private int _done;

        public bool IsLimited => true;

        public bool IsOver => _done >= count;

        public int MoreAfter { get; init; } = int.MaxValue;

        public double More { get; init; }

        public double WorkLeft => _done == 0 ? double.PositiveInfinity : _done < MoreAfter ? work : More;

        public void Begin(int trial, int step)
        {
        }

        public void Done(int trial, int step, double judged) => Interlocked.Increment(ref _done);

        public double CostOf(int trial) => 1;

        public void Reserve(double end)
        {
        }
    }
}
