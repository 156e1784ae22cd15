namespace Gophernet.Tuning;

/// <summary>
/// What several processes, or one after another, share of a search: the score of each trial in each step (<see cref="Halving"/>). It is asked on any thread.
/// </summary>
internal interface ITrialStore
{
    /// <summary>The score of a trial in a step; null for none yet.</summary>
    PartScore? Find(int trial, int step);

    /// <summary>Takes on a step of a trial, unless somebody else is at it. It is ours until <see cref="Keep"/> or <see cref="GiveUp"/>.</summary>
    bool TryClaim(int trial, int step);

    /// <summary>Keeps the score of what was claimed.</summary>
    void Keep(int trial, int step, PartScore score);

    /// <summary>Leaves what was claimed to others.</summary>
    void GiveUp(int trial, int step);

    /// <summary>Waits a little for others.</summary>
    void Wait(CancellationToken cancellation);
}
