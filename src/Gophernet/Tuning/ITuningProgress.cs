namespace Gophernet.Tuning;

/// <summary>Is told how a search goes; on any thread, but for <see cref="End"/>.</summary>
internal interface ITuningProgress
{
    /// <summary>A trial begins to be judged on a part.</summary>
    void Begin(int trial, int part);

    /// <summary>It was judged there.</summary>
    void Done(int trial, int part);

    /// <summary>A trial is not judged any further; in the order of the trials of each rung.</summary>
    void End(TrialScore score);
}
