using System.Collections.Concurrent;
using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

/// <summary>What searches share, in memory.</summary>
internal sealed class MemoryStore : ITrialStore
{
    private readonly ConcurrentDictionary<(int Trial, int Step), PartScore> _scores = new();
    private readonly ConcurrentDictionary<(int Trial, int Step), bool> _claims = new();
    private int _kept;

    /// <summary>How often something was judged.</summary>
    public int Kept => _kept;

    public PartScore? Find(int trial, int step) => _scores.GetValueOrDefault((trial, step));

    public bool TryClaim(int trial, int step)
    {
        if (!_claims.TryAdd((trial, step), true))
        {
            return false;
        }

        if (_scores.ContainsKey((trial, step))) // looked for once it is ours: another may have been done with it just before
        {
            GiveUp(trial, step);
            return false;
        }

        return true;
    }

    public void Keep(int trial, int step, PartScore score)
    {
        Interlocked.Increment(ref _kept);
        Assert.True(_scores.TryAdd((trial, step), score));
        GiveUp(trial, step);
    }

    public void GiveUp(int trial, int step) => Assert.True(_claims.TryRemove((trial, step), out _));

    public void Wait(CancellationToken cancellation) => Thread.Yield();
}
