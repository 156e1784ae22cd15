using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Tuning;

/// <summary>
/// Searches options: judges the user's own, then draws trials in brackets, ends the bad ones early (<see cref="Halving"/>), and compares the best with the
/// user's own on rows that took no part in choosing. What comes of a number of trials depends on nothing but data, options and seed.
/// </summary>
internal sealed class TrialSearch
{
    private readonly TuningOptions _options;
    private readonly TrialJudge _judge;
    private readonly SearchPlan _plan;
    private readonly TrialScores _scores;
    private readonly List<TrialScore> _ranking = [];
    private TrialScore? _own;
    private int _trials;

    /// <summary>Divides the rows.</summary>
    /// <param name="tables">The rows.</param>
    /// <param name="options">What is searched, and how.</param>
    /// <param name="createStore">Makes what the search shares with others, once it is known; null for nothing.</param>
    /// <exception cref="GophernetException">There are fewer rows, groups or times than parts; or nothing is left to search.</exception>
    public TrialSearch(FoldTables tables, TuningOptions options, Func<SearchSpace, ITrialStore?>? createStore = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var size = DataSize.Of(tables.All); // before the features of all rows are let go
        var needsJudgedRows = tables.All.Dependence is not null || options.Decision.TunedFor is not null || options.Decision.Costs is not null;
        Space = new SearchSpace(size, options.Preset, options.IsPresetGiven, options.Given, needsJudgedRows);
        Training = Space.Default.OptionsFor(size);
        _judge = new TrialJudge(tables, options, Training, size);
        _plan = new SearchPlan(_judge.Halving, options, Training);
        _scores = new TrialScores(_judge, _plan, _options, createStore?.Invoke(Space));
    }

    /// <summary>What is searched.</summary>
    public SearchSpace Space { get; }

    /// <summary>The user's own options.</summary>
    public TrainingOptions Training { get; }

    /// <inheritdoc cref="TrialJudge.RepeatNote"/>
    public TableNote? RepeatNote => _judge.RepeatNote;

    /// <inheritdoc cref="RowLosses.Name"/>
    public string LossName => _judge.LossName;

    /// <inheritdoc cref="RowLosses.Measure"/>
    public string Measure => _judge.Measure;

    /// <inheritdoc cref="TrialJudge.Halving"/>
    public Halving Halving => _judge.Halving;

    /// <inheritdoc cref="SearchPlan.Top"/>
    public int[] Top => _plan.Top;

    /// <summary>What came of it so far.</summary>
    public TuningOutcome Outcome => new(_own, _ranking.OrderBy(score => score, Better), _trials, Comparison: null);

    /// <summary>Judges trials until there are as many as asked for, or time is up.</summary>
    /// <param name="progress">Told how it goes; null for nobody.</param>
    /// <param name="cancellation">Ends it: what was judged on all parts until then counts.</param>
    /// <exception cref="GophernetException">The user's own options cannot be trained.</exception>
    public void Run(ITuningProgress? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            JudgeFirst(progress, cancellation);
            _plan.Make(step => _scores.Find(0, step) is not null);
            _scores.Judge([Space.Default], Top, progress, cancellation);
            _plan.KeepTimeForEnd(best: 0); // a whole part tells the speed better than a sample
            _own = _scores.Of(Space.Default, Top);
            End(_own, progress);
            while (_plan.NextBracket(_trials) is > 0 and var size)
            {
                var bracket = Sequences.Range(size).Select(i => Space.Draw(_trials + 1 + i));
                var count = RunBracket(bracket, progress, cancellation);
                _trials += count;
                _plan.KeepTimeForEnd(Outcome.Best!.Trial.Number);
                if (_plan.TryRaise(_trials))
                {
                    RankAnew(progress, cancellation);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What is known is known; a bracket that is not through has no best.
        }
    }

    /// <summary>Compares the best with the user's own options on the rows that took no part in choosing.</summary>
    /// <param name="cancellation">Ends it: then there is no comparison.</param>
    public TuningOutcome Conclude(CancellationToken cancellation = default)
    {
        var outcome = Outcome;
        if (outcome is not { Best.Trial: { Number: > 0 } best })
        {
            return outcome;
        }

        try
        {
            using var pool = new WorkerPool(Math.Min(2, _options.Threads));
            var threads = Math.Max(1, _options.Threads / pool.ThreadCount);
            return outcome with { Comparison = _judge.Compare(best, Space.Default, _plan.ComparesWhole, work => pool.Run(2, work), threads, cancellation) };
        }
        catch (OperationCanceledException)
        {
            return outcome;
        }
    }

    private static IComparer<TrialScore> Better { get; } = Comparer<TrialScore>.Create(
        (one, other) => (one.Loss, one.Trial.Number).CompareTo((other.Loss, other.Trial.Number)));

    /// <summary>Judges the user's own options as the plan needs it.</summary>
    private void JudgeFirst(ITuningProgress? progress, CancellationToken cancellation)
    {
        _scores.Judge([Space.Default], _plan.First, progress, cancellation);
        if (_plan.First.Length > 0 && _options.Time is { WorkLeft: double.PositiveInfinity } time)
        {
            // Done before, or by others: how long it takes here is not known.
            foreach (var step in _plan.First)
            {
                time.Begin(0, step);
                _ = _judge.Score(Space.Default, step, _options.Threads, cancellation);
                time.Done(0, step, Halving.Work([step]));
            }
        }
    }

    /// <summary>Ranks the best so far more thoroughly, where there is time for it after all.</summary>
    private void RankAnew(ITuningProgress? progress, CancellationToken cancellation)
    {
        var best = _ranking.OrderBy(score => score, Better).Select(score => score.Trial).Where(trial => trial.Number > 0)
            .Take(SearchPlan.RankedAnew);
        _scores.Judge([Space.Default, .. best], Top, progress, cancellation);
        _own = _scores.Of(Space.Default, Top);
        _ranking.Clear();
        _ranking.AddRange([_own, .. best.Select(trial => _scores.Of(trial, Top)).Where(score => score.IsOf(Top))]);
    }

    /// <summary>Judges a bracket, and says how many trials count: where time is up before its end, those that were through.</summary>
    private int RunBracket(Trial[] trials, ITuningProgress? progress, CancellationToken cancellation)
    {
        try
        {
            RunRungs(trials, progress, cancellation);
            return trials.Length;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var through = trials.Where(trial => Array.TrueForAll(Top, step => _scores.Find(trial.Number, step) is not null));
            foreach (var trial in through)
            {
                End(_scores.Of(trial, Top), progress);
            }

            return through.Length;
        }
    }

    private void RunRungs(Trial[] trials, ITuningProgress? progress, CancellationToken cancellation)
    {
        foreach (var rung in Halving.Rungs(Top))
        {
            _scores.Judge(trials, rung, progress, cancellation);
            var scores = trials.Select(trial => _scores.Of(trial, rung));
            var survivors = rung == Top ? [] : scores.OrderBy(score => score, Better).Where(score => double.IsFinite(score.Loss))
                .Take(Halving.Survivors(trials.Length)).Select(score => score.Trial);
            foreach (var score in scores)
            {
                if (!survivors.Contains(score.Trial))
                {
                    End(score, progress);
                }
            }

            trials = [.. trials.Where(trial => survivors.Contains(trial))];
        }
    }

    private void End(TrialScore score, ITuningProgress? progress)
    {
        if (score.IsOf(Top))
        {
            _ranking.Add(score);
        }

        progress?.End(score);
    }
}
