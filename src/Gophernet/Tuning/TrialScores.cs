using Gophernet.Threading;

namespace Gophernet.Tuning;

/// <summary>The scores of trials, step by step: those that are known, from others too, and those that are judged because they are asked for.</summary>
/// <param name="judge">Judges.</param>
/// <param name="plan">Knows when time is up.</param>
/// <param name="options">How the search is done.</param>
/// <param name="store">What is shared with others; null for nothing.</param>
internal sealed class TrialScores(TrialJudge judge, SearchPlan plan, TuningOptions options, ITrialStore? store)
{
    private readonly Dictionary<(int Trial, int Step), PartScore> _scores = []; // guarded by itself

    /// <summary>The score of a trial in a step; null for none yet.</summary>
    public PartScore? Find(int trial, int step)
    {
        lock (_scores)
        {
            if (_scores.TryGetValue((trial, step), out var known))
            {
                return known;
            }

            return store?.Find(trial, step) is { } found ? _scores[(trial, step)] = found : null;
        }
    }

    /// <summary>The score of a trial in the steps of a rung that it is judged in.</summary>
    public TrialScore Of(Trial trial, int[] rung) => TrialScore.Of(trial, rung, rung.Select(step => Find(trial.Number, step)!));

    /// <summary>Judges trials in the steps of a rung that they are not judged in yet, and waits for what others are at.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="rung">The steps.</param>
    /// <param name="progress">Told how it goes; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">That was asked for, or time is up.</exception>
    public void Judge(Trial[] trials, int[] rung, ITuningProgress? progress, CancellationToken cancellation)
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
            var outer = Math.Min(options.Threads, left.Count);
            using (var pool = new WorkerPool(outer))
            {
                pool.Run(left.Count, i =>
                {
                    if (TryJudge(left[i].Trial, left[i].Step, Math.Max(1, options.Threads / outer), progress, cancellation))
                    {
                        Interlocked.Increment(ref doneCount);
                    }
                });
            }

            if (doneCount == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                store!.Wait(cancellation);
            }
        }
    }

    private bool TryJudge(Trial trial, int step, int threads, ITuningProgress? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (trial.Number > 0 && plan.IsOver)
        {
            throw new OperationCanceledException();
        }

        if (store?.TryClaim(trial.Number, step) == false)
        {
            return false;
        }

        PartScore? score = null;
        try
        {
            options.Time?.Begin(trial.Number, step);
            progress?.Begin(trial.Number, step);
            score = judge.Score(trial, step, threads, cancellation);
        }
        finally
        {
            if (score is null)
            {
                store?.GiveUp(trial.Number, step);
            }
        }

        store?.Keep(trial.Number, step, score);
        lock (_scores)
        {
            _scores[(trial.Number, step)] = score;
        }

        options.Time?.Done(trial.Number, step, judge.Halving.Work([step]));
        progress?.Done(trial.Number, step);
        return true;
    }
}
