namespace Gophernet.Tuning;

/// <summary>What several processes, or one after another, share of a search: the score of each trial on each part. It is asked on any thread.</summary>
internal interface ITrialStore
{
    /// <summary>The score of a trial on a part; null for none yet.</summary>
    PartScore? Find(int trial, int part);

    /// <summary>Takes on a trial on a part, unless somebody else is at it. It is ours until <see cref="Keep"/> or <see cref="GiveUp"/>.</summary>
    bool TryClaim(int trial, int part);

    /// <summary>Keeps the score of what was claimed.</summary>
    void Keep(int trial, int part, PartScore score);

    /// <summary>Leaves what was claimed to others.</summary>
    void GiveUp(int trial, int part);

    /// <summary>Waits a little for others.</summary>
    void Wait(CancellationToken cancellation);
}
