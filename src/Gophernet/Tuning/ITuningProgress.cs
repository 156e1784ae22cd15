namespace Gophernet.Tuning;

/// <summary>Is told how a search goes; on any thread, but for <see cref="End"/>.</summary>
internal interface ITuningProgress
{
    /// <summary>A step of a trial begins.</summary>
    void Begin(int trial, int step);

    /// <summary>It is done.</summary>
    void Done(int trial, int step);

    /// <summary>A trial is not judged any further; in the order of the trials of each rung.</summary>
    void End(TrialScore score);
}
