using Gophernet.Models;
using Gophernet.Tables.Targets;
using Gophernet.Training;
using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

public class SearchPlanTests
{
    // Of 5 parts with 4 networks of one kind, the end is 2 · 4 · 4/3 + 4 · 5/3 = 52/3 of the work of a part, and with one network compared 28/3.
    private const double WholeEnd = 52 / 3.0;
    private const double ShortEnd = 28 / 3.0;

    private static readonly Halving Halving = new(4, 9000);
    private static readonly TrainingOptions Own = Preset.Find("default")!.For(new DataSize(1000, TaskKind.Classification, Numbers: 5, Features: 5))
        with { NetworkCount = 4 };

    [Theory]
    [InlineData(1000, true, 4)]
    [InlineData(2 * WholeEnd, true, 4)]
    [InlineData(2 * WholeEnd - 0.1, false, 4)]
    [InlineData(ShortEnd + 4 + 7, false, 4)] // the default on four parts, and nine trials on a sample, on one part and on four
    [InlineData(ShortEnd + 4 + 6.9, false, 2)]
    [InlineData(ShortEnd + 2 + 4.9, false, 1)]
    [InlineData(ShortEnd + 1 + 3.9, false, 0)]
    [InlineData(1, false, 0)]
    public void The_shorter_the_time_the_less_ranks_trials(double work, bool comparesWhole, int parts)
    {
        var time = new WorkTime(work);
        var plan = Plan(time);

        Assert.Equal([Halving.Sample], plan.First);
        plan.Make(step => step == Halving.Sample);

        Assert.Equal(comparesWhole, plan.ComparesWhole);
        Assert.Equal(comparesWhole ? WholeEnd : ShortEnd, time.Reserved, 1e-9);
        Assert.Equal(parts == 0 ? [Halving.Sample] : Enumerable.Range(0, parts), plan.Top);
    }

    [Fact]
    public void Fewer_trials_than_a_bracket_need_less_time()
    {
        var plan = Plan(new WorkTime(ShortEnd + 4 + 4.2), trials: 1);

        plan.Make(step => step == Halving.Sample);

        Assert.Equal(Halving.All, plan.Top);
        Assert.Equal(1, plan.NextBracket(0));
        Assert.Equal(0, plan.NextBracket(1));
    }

    // The comparison takes (1 + cost) · 4 networks · 4/3, the model cost · 4 · 5/3, or once that where the default may be cheaper.
    [Theory]
    [InlineData(0, WholeEnd)]
    [InlineData(1, 4 * (1.5 * 4 + 5) / 3)]
    [InlineData(6, 4 * (4 * 4 + 3 * 5) / 3.0)]
    public void A_best_trial_that_takes_longer_has_more_time_kept_for_the_end(int best, double work)
    {
        var time = new WorkTime(1000);
        var plan = Plan(time);
        plan.Make(step => step == Halving.Sample);

        plan.KeepTimeForEnd(best);

        Assert.Equal(work, time.Reserved, 1e-9);
    }

    [Fact]
    public void Where_there_is_more_time_than_was_thought_trials_are_ranked_more_thoroughly()
    {
        var time = new WorkTime(ShortEnd + 1);
        var plan = Plan(time);
        plan.Make(step => step == Halving.Sample);
        Assert.Equal([Halving.Sample], plan.Top);
        Assert.False(plan.TryRaise(9));

        time.Work = ShortEnd + 4 * 1 + 4 - 0.1; // the default and three trials on a part, and nine trials on the sample and then on it
        Assert.False(plan.TryRaise(9));
        time.Work += 0.1;
        Assert.True(plan.TryRaise(9));
        Assert.Equal([0], plan.Top);

        time.Work = ShortEnd + 4 * 3 + 7;
        Assert.True(plan.TryRaise(18));
        Assert.Equal(Halving.All, plan.Top);
        time.Work = ShortEnd;
        Assert.False(plan.TryRaise(27));
        Assert.Equal(Halving.All, plan.Top);
    }

    [Fact]
    public void Some_trial_is_tried_though_time_may_be_up_before_its_end()
    {
        var time = new WorkTime(ShortEnd + 1 + 2 + 12); // the default on two parts, and nine trials on one and three of them on two
        var few = new SearchPlan(new Halving(4, 2000), Options(time, 100), Own);
        few.Make(step => step == 0);
        Assert.Equal([0, 1], few.Top);
        time.Work = ShortEnd + 1;
        Assert.Equal((1, 0), (few.NextBracket(0), few.NextBracket(9)));

        var sampled = Plan(new WorkTime(ShortEnd + 0.1));
        sampled.Make(step => step == Halving.Sample);

        Assert.Equal([Halving.Sample], sampled.Top);
        Assert.Equal((9, 9, 1), (sampled.NextBracket(0), sampled.NextBracket(9), sampled.NextBracket(99)));
    }

    [Fact]
    public void Without_a_limit_all_parts_rank_trials_and_no_sample_is_needed_before()
    {
        var plan = new SearchPlan(Halving, Options(null, 20), Own);

        plan.Make(_ => false);

        Assert.Empty(plan.First);
        Assert.Equal(Halving.All, plan.Top);
        Assert.True(plan.ComparesWhole);
        Assert.Equal((9, 9, 2, 0), (plan.NextBracket(0), plan.NextBracket(9), plan.NextBracket(18), plan.NextBracket(20)));
    }

    private static SearchPlan Plan(ISearchTime time, int trials = 100) => new(Halving, Options(time, trials), Own);

    private static TuningOptions Options(ISearchTime? time, int trials) =>
        new(Preset.All[0], IsPresetGiven: false, [], DecisionOptions.Usual) { Trials = trials, Time = time };

    private sealed class WorkTime(double work) : ISearchTime
    {
        public double Reserved { get; private set; }

        public bool IsLimited => true;

        public bool IsOver => WorkLeft <= 0;

        public double Work { get; set; } = work;

        public double WorkLeft => Work - Reserved + 1e-9;

        public void Begin(int trial, int step) => throw new InvalidOperationException("nothing is judged here");

        public void Done(int trial, int step, double judged) => throw new InvalidOperationException("nothing is judged here");

        public double CostOf(int trial) => trial == 0 ? 1 : trial / 2.0;

        public void Reserve(double end) => Reserved = end;
    }
}
