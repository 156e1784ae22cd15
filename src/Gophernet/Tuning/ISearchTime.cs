namespace Gophernet.Tuning;

/// <summary>
/// The time of a search, told in work: to judge a trial once on a part, by one network of each kind, is 1. How long that takes is known once some was done.
/// It is asked on any thread.
/// </summary>
internal interface ISearchTime
{
    /// <summary>Whether there is a limit.</summary>
    bool IsLimited { get; }

    /// <summary>Whether time is up, but for what is kept for the end.</summary>
    bool IsOver { get; }

    /// <summary>The work that there is time for; infinite without a limit, or before anything was done.</summary>
    double WorkLeft { get; }

    /// <summary>This process begins a step of a trial, of which 0 is the user's own options.</summary>
    void Begin(int trial, int step);

    /// <summary>It is done, and was so much work.</summary>
    void Done(int trial, int step, double work);

    /// <summary>How many times as long as the user's own options a trial takes in the same steps; 1 where that is not known.</summary>
    double CostOf(int trial);

    /// <summary>Keeps the time of so much work for the end, as the user's own options take it.</summary>
    void Reserve(double work);
}
