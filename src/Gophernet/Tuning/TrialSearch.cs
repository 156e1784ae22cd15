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
    private readonly ITrialStore? _store;
    private readonly Dictionary<(int Trial, int Part), PartScore> _scores = []; // guarded by itself
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

    /// <summary>The parts that choose.</summary>
    public int Parts => _judge.Parts;

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
            JudgeRung([Space.Default], 0, Parts, progress, cancellation);
            _own = ScoreOf(Space.Default, Parts);
            End(_own, progress);
            while (NextBracket() is > 0 and var size)
            {
                var bracket = Sequences.Range(size).Select(i => Space.Draw(_trials + 1 + i));
                RunBracket(bracket, progress, cancellation);
                _trials += size;
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
            return outcome with { Comparison = _judge.Compare(best, Space.Default, work => pool.Run(2, work), threads, cancellation) };
        }
        catch (OperationCanceledException)
        {
            return outcome;
        }
    }

    private static IComparer<TrialScore> Better { get; } = Comparer<TrialScore>.Create(
        (one, other) => (one.Loss, one.Trial.Number).CompareTo((other.Loss, other.Trial.Number)));

    private int NextBracket()
    {
        var left = _options.Trials - _trials;
        return _options.IsOver() ? 0 : Halving.NextBracket(left, _options.NetworksLeft?.Invoke() ?? int.MaxValue, Parts);
    }

    private void RunBracket(Trial[] trials, ITuningProgress? progress, CancellationToken cancellation)
    {
        var judged = 0;
        foreach (var rung in Halving.Rungs(Parts))
        {
            JudgeRung(trials, judged, rung, progress, cancellation);
            var scores = trials.Select(trial => ScoreOf(trial, rung));
            var survivors = rung == Parts ? [] : scores.OrderBy(score => score, Better).Where(score => double.IsFinite(score.Loss))
                .Take(Halving.Survivors(trials.Length)).Select(score => score.Trial);
            foreach (var score in scores)
            {
                if (!survivors.Contains(score.Trial))
                {
                    End(score, progress);
                }
            }

            (trials, judged) = ([.. trials.Where(trial => survivors.Contains(trial))], rung);
        }
    }

    /// <summary>Judges trials on some parts, and waits for what others are at.</summary>
    private void JudgeRung(Trial[] trials, int firstPart, int endPart, ITuningProgress? progress, CancellationToken cancellation)
    {
        while (true)
        {
            var left = new List<(Trial Trial, int Part)>();
            for (var part = firstPart; part < endPart; part++)
            {
                foreach (var trial in trials)
                {
                    if (Find(trial.Number, part) is null)
                    {
                        left.Add((trial, part));
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
                    if (TryJudge(left[i].Trial, left[i].Part, Math.Max(1, _options.Threads / outer), progress, cancellation))
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

    private bool TryJudge(Trial trial, int part, int threads, ITuningProgress? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (trial.Number > 0 && _options.IsOver())
        {
            throw new OperationCanceledException();
        }

        if (_store?.TryClaim(trial.Number, part) == false)
        {
            return false;
        }

        PartScore? score = null;
        try
        {
            progress?.Begin(trial.Number, part);
            score = _judge.Score(trial, part, threads, cancellation);
        }
        finally
        {
            if (score is null)
            {
                _store?.GiveUp(trial.Number, part);
            }
        }

        _store?.Keep(trial.Number, part, score);
        lock (_scores)
        {
            _scores[(trial.Number, part)] = score;
        }

        progress?.Done(trial.Number, part);
        return true;
    }

    private PartScore? Find(int trial, int part)
    {
        lock (_scores)
        {
            if (_scores.TryGetValue((trial, part), out var known))
            {
                return known;
            }

            return _store?.Find(trial, part) is { } found ? _scores[(trial, part)] = found : null;
        }
    }

    private TrialScore ScoreOf(Trial trial, int parts) => TrialScore.Of(trial, Sequences.Range(parts).Select(part => Find(trial.Number, part)!));

    private void End(TrialScore score, ITuningProgress? progress)
    {
        if (score.Parts == Parts && double.IsFinite(score.Loss))
        {
            _ranking.Add(score);
        }

        progress?.End(score);
    }
}
