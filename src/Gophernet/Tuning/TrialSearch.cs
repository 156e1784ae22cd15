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
    private readonly ITrialStore? _store;
    private readonly Dictionary<(int Trial, int Step), PartScore> _scores = []; // guarded by itself
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
        _store = createStore?.Invoke(Space);
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
            _plan.Make(step => Find(0, step) is not null);
            JudgeRung([Space.Default], Top, progress, cancellation);
            _plan.KeepTimeForEnd(best: 0); // a whole part tells the speed better than a sample
            _own = ScoreOf(Space.Default, Top);
            End(_own, progress);
            while (_plan.NextBracket(_trials) is > 0 and var size)
            {
                var bracket = Sequences.Range(size).Select(i => Space.Draw(_trials + 1 + i));
                var count = RunBracket(bracket, progress, cancellation);
                _trials += count;
                _plan.KeepTimeForEnd(Outcome.Best!.Trial.Number);
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
        JudgeRung([Space.Default], _plan.First, progress, cancellation);
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
            var through = trials.Where(trial => Array.TrueForAll(Top, step => Find(trial.Number, step) is not null));
            foreach (var trial in through)
            {
                End(ScoreOf(trial, Top), progress);
            }

            return through.Length;
        }
    }

    private void RunRungs(Trial[] trials, ITuningProgress? progress, CancellationToken cancellation)
    {
        foreach (var rung in Halving.Rungs(Top))
        {
            JudgeRung(trials, rung, progress, cancellation);
            var scores = trials.Select(trial => ScoreOf(trial, rung));
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

    /// <summary>Judges trials in the steps that they are not judged in yet, and waits for what others are at.</summary>
    private void JudgeRung(Trial[] trials, int[] rung, ITuningProgress? progress, CancellationToken cancellation)
    {
        while (true)
        {
            var left = new List<(Trial Trial, int Step)>();
            foreach (var step in rung)
            {
                foreach (var trial in trials)
                {
                    if (Find(trial.Number, step) is null)
                    {
                        left.Add((trial, step));
                    }
                }
            }

            if (left.Count == 0)
            {
                return;
            }

            var doneCount = 0;
            var outer = Math.Min(_options.Threads, left.Count);
            using (var pool = new WorkerPool(outer))
            {
                pool.Run(left.Count, i =>
                {
                    if (TryJudge(left[i].Trial, left[i].Step, Math.Max(1, _options.Threads / outer), progress, cancellation))
                    {
                        Interlocked.Increment(ref doneCount);
                    }
                });
            }

            if (doneCount == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                _store!.Wait(cancellation);
            }
        }
    }

    private bool TryJudge(Trial trial, int step, int threads, ITuningProgress? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (trial.Number > 0 && _plan.IsOver)
        {
            throw new OperationCanceledException();
        }

        if (_store?.TryClaim(trial.Number, step) == false)
        {
            return false;
        }

        PartScore? score = null;
        try
        {
            _options.Time?.Begin(trial.Number, step);
            progress?.Begin(trial.Number, step);
            score = _judge.Score(trial, step, threads, cancellation);
        }
        finally
        {
            if (score is null)
            {
                _store?.GiveUp(trial.Number, step);
            }
        }

        _store?.Keep(trial.Number, step, score);
        lock (_scores)
        {
            _scores[(trial.Number, step)] = score;
        }

        _options.Time?.Done(trial.Number, step, Halving.Work([step]));
        progress?.Done(trial.Number, step);
        return true;
    }

    private PartScore? Find(int trial, int step)
    {
        lock (_scores)
        {
            if (_scores.TryGetValue((trial, step), out var known))
            {
                return known;
            }

            return _store?.Find(trial, step) is { } found ? _scores[(trial, step)] = found : null;
        }
    }

    private TrialScore ScoreOf(Trial trial, int[] rung) => TrialScore.Of(trial, rung, rung.Select(step => Find(trial.Number, step)!));

    private void End(TrialScore score, ITuningProgress? progress)
    {
        if (score.IsOf(Top))
        {
            _ranking.Add(score);
        }

        progress?.End(score);
    }
}
