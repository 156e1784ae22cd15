using System.Collections.Concurrent;
using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

/// <summary>What searches share, in memory.</summary>
internal sealed class MemoryStore : ITrialStore
{
    private readonly ConcurrentDictionary<(int Trial, int Part), PartScore> _scores = new();
    private readonly ConcurrentDictionary<(int Trial, int Part), bool> _claims = new();
    private int _kept;

    /// <summary>How often something was judged.</summary>
    public int Kept => _kept;

    public PartScore? Find(int trial, int part) => _scores.GetValueOrDefault((trial, part));

    public bool TryClaim(int trial, int part) => !_scores.ContainsKey((trial, part)) && _claims.TryAdd((trial, part), true);

    public void Keep(int trial, int part, PartScore score)
    {
        Interlocked.Increment(ref _kept);
        Assert.True(_scores.TryAdd((trial, part), score));
        GiveUp(trial, part);
    }

    public void GiveUp(int trial, int part) => Assert.True(_claims.TryRemove((trial, part), out _));

    public void Wait(CancellationToken cancellation) => Thread.Yield();
}
