using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;
using Gophernet.Training.Options;
using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

public partial class TrialSearchTests
{
    private const int Rows = 200;

    [Fact]
    public void Of_a_number_of_trials_the_result_is_the_same_for_any_number_of_threads()
    {
        var one = Search(Noise, 5, threads: 1);

        Assert.Equal(one, Search(Noise, 5, threads: 3));
    }

    [Fact]
    public void Of_noise_nothing_is_better_beyond_noise()
    {
        var outcome = Run(Noise, Options(9));

        Assert.False(outcome.IsBetter);
        Assert.Equal(0, outcome.Chosen!.Number);
        Assert.Equal(9, outcome.Trials);
    }

    [Fact]
    public void What_clearly_wins_is_chosen()
    {
        var outcome = Run(Circle, Options(9) with { Given = Given(("hidden", "2"), ("ensemble", "1")) }); // too few units for a circle: longer steps help

        Assert.True(outcome.IsBetter);
        Assert.NotEqual(0, outcome.Chosen!.Number);
        Assert.Equal(outcome.Best!.Trial, outcome.Chosen);
        Assert.InRange(outcome.Comparison!.Difference.Mean, outcome.Comparison.Difference.StandardError, 1);
        Assert.Equal(
            (outcome.Comparison.Own.Loss - outcome.Comparison.Best.Loss) / outcome.Comparison.Own.Rows, outcome.Comparison.Difference.Mean, 1e-12);
    }

    [Fact]
    public void The_default_runs_through_and_bad_trials_end_early()
    {
        var ended = new Ended();
        _ = Run(Noise, Options(9), progress: ended);

        Assert.Equal((0, 4), (ended.Scores[0].Trial.Number, ended.Scores[0].Parts));
        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 2, 4], ended.Scores[1..].Select(score => score.Parts));
        Assert.Equal(Enumerable.Range(0, 10), ended.Scores.Select(score => score.Trial.Number).Order());
    }

    [Fact]
    public void The_last_part_is_learnt_from_and_judged_by_no_trial_before_the_end()
    {
        var all = InferredTable.Folds(Circle, new TableOptions()).All;
        var last = new FoldDivision(all, 5, new RandomSource(1, RandomPurpose.CrossValidation)).RowsOf(4).Judged;
        var lines = Circle.Split('\n');
        foreach (var row in last)
        {
            lines[row + 1] = $"0.{1000 + row},7{lines[row + 1][^3..]}"; // other inputs, and the same class, by which rows are divided
        }

        var (outcome, other) = (Run(Circle, Options(4)), Run(string.Join('\n', lines), Options(4)));

        Assert.NotEqual(0, outcome.Best!.Trial.Number);
        Assert.Equal(Ranking(outcome), Ranking(other));
        Assert.NotEqual(outcome.Comparison!.Best.Loss, other.Comparison!.Best.Loss);
        Assert.Equal(last.Length, outcome.Comparison.Own.Rows);
    }

    [Fact]
    public void More_trials_continue_where_fewer_ended()
    {
        var store = new MemoryStore();
        _ = Run(Noise, Options(9), store);
        var kept = store.Kept;

        var continued = Run(Noise, Options(12), store);

        Assert.Equal(4 + 14, kept);
        Assert.Equal(kept + 3 + 1 + 2, store.Kept);
        Assert.Equal(Text(Run(Noise, Options(12))), Text(continued));
    }

    [Fact]
    public void What_was_broken_off_is_continued_to_the_same_result()
    {
        var store = new MemoryStore();
        using var source = new CancellationTokenSource();
        var search = Create(Noise, Options(9), store);
        search.Run(new CancelAfter(7, source), source.Token);
        Assert.InRange(store.Kept, 7, 12);

        Assert.Equal(Text(Run(Noise, Options(9))), Text(Run(Noise, Options(9), store)));
    }

    [Fact]
    public void Two_searches_on_one_store_share_the_work_and_agree()
    {
        var store = new MemoryStore();
        var texts = new string[2];
        var threads = Enumerable.Range(0, 2).Select(i => new Thread(() => texts[i] = Text(Run(Noise, Options(9), store)))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(4 + 14, store.Kept); // nothing twice
        Assert.Equal(Text(Run(Noise, Options(9))), texts[0]);
        Assert.Equal(texts[0], texts[1]);
    }

    [Fact]
    public void Without_time_the_default_alone_is_judged()
    {
        var outcome = Run(Noise, Options(9) with { Time = new NoTime() });

        Assert.Equal((0, 1), (outcome.Trials, outcome.Ranking.Count));
        Assert.Null(outcome.Comparison);
        Assert.Equal(0, outcome.Chosen!.Number);
    }

    [Fact]
    public void A_trial_that_cannot_be_trained_is_left_out()
    {
        var score = TrialScore.Of(Create(Noise, Options(1)).Space.Draw(1), [0, 1], [PartScore.Of([1, 2], 0.5), PartScore.Failed("steps diverge")]);

        Assert.Equal("steps diverge", score.Fault);
        Assert.True(double.IsPositiveInfinity(score.Loss));
    }

    [Theory]
    [InlineData("group", "g")]
    [InlineData("time", "t")]
    public void Groups_and_time_divide_the_rows_as_elsewhere(string kind, string column)
    {
        var table = "g,t,x,y\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{row / 8},{row},{row * 7919 % 101},{row % 5 * 1.5}\n"));
        var options = new TableOptions { Group = kind == "group" ? column : null, Time = kind == "time" ? column : null };

        var outcome = Run(table, Options(2), table: options);

        Assert.NotNull(outcome.Own);
        Assert.Equal(2, outcome.Trials);
    }

    private static string Noise { get; } = Table(Rows, (_, _, random) => random.NextInt32(2));

    private static string Circle { get; } = Table(6 * Rows, (x, y, _) => x * x + y * y < 0.5f ? 1 : 0);

    private static string Table(int rows, Func<float, float, RandomSource, int> classOf)
    {
        var random = new RandomSource(5, RandomPurpose.Splitting);
        return "x,y,class\n" + string.Concat(Enumerable.Range(0, rows).Select(_ =>
        {
            var (x, y) = (2 * random.NextSingle() - 1, 2 * random.NextSingle() - 1);
            return string.Create(CultureInfo.InvariantCulture, $"{x},{y},c{classOf(x, y, random)}\n");
        }));
    }

    private static TuningOptions Options(int trials) =>
        new(Preset.Find("fast")!, IsPresetGiven: true, Given(("epochs", "4"), ("batch-size", "64")), DecisionOptions.Usual) { Trials = trials };

    private static ImmutableArray<OptionAssignment> Given(params (string Name, string Value)[] given) =>
        [.. given.Select(option => new OptionAssignment(OptionTable.All.Single(other => other.Name == option.Name), option.Value))];

    private static TrialSearch Create(string csv, TuningOptions options, ITrialStore? store = null, TableOptions? table = null) =>
        new(InferredTable.Folds(csv, table ?? new TableOptions()), options, _ => store);

    private static TuningOutcome Run(
        string csv, TuningOptions options, ITrialStore? store = null, ITuningProgress? progress = null, TableOptions? table = null)
    {
        var search = Create(csv, options, store, table);
        search.Run(progress, TestContext.Current.CancellationToken);
        return search.Conclude(TestContext.Current.CancellationToken);
    }

    private static string Search(string csv, int trials, int threads) => Text(Run(csv, Options(trials) with { Threads = threads }));

    private static string Ranking(TuningOutcome outcome) => string.Join('\n', outcome.Ranking.Select(
        score => string.Create(CultureInfo.InvariantCulture, $"{score.Trial.Number} {score.Loss:R} {score.Measure:R}")));

    private static string Text(TuningOutcome outcome) => $"{Ranking(outcome)}\n{outcome.Trials} {outcome.Comparison} {outcome.Chosen?.Number}";

    private sealed class Ended : ITuningProgress
    {
        public List<TrialScore> Scores { get; } = [];

        public void Begin(int trial, int step)
        {
        }

        public void Done(int trial, int step)
        {
        }

        public void End(TrialScore score) => Scores.Add(score);
    }

    /// <summary>There is time for one judgement of the user's own options, and no more.</summary>
    private sealed class NoTime : ISearchTime
    {
        public bool IsLimited => true;

        public bool IsOver => true;

        public double WorkLeft => 0;

        public void Begin(int trial, int step)
        {
        }

        public void Done(int trial, int step, double work)
        {
        }

        public double CostOf(int trial) => 1;

        public void Reserve(double work)
        {
        }
    }

    private sealed class CancelAfter(int count, CancellationTokenSource source) : ITuningProgress
    {
        private int _left = count;

        public void Begin(int trial, int step)
        {
        }

        public void Done(int trial, int step)
        {
            if (Interlocked.Decrement(ref _left) == 0)
            {
                source.Cancel();
            }
        }

        public void End(TrialScore score)
        {
        }
    }
}
