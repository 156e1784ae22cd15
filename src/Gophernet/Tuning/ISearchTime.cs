namespace Gophernet.Tuning;

/// <summary>
/// The time of a search, told in work: to judge a trial once on a part, by one network of each kind, is 1. How long that takes is known once some was done.
/// </summary>
internal interface ISearchTime
{
    /// <summary>Whether there is a limit.</summary>
    bool IsLimited { get; }

    /// <summary>Whether time is up, but for what is kept for the end. It is asked on any thread.</summary>
    bool IsOver { get; }

    /// <summary>The work that there is time for; infinite without a limit, or before anything was done.</summary>
    double WorkLeft { get; }

    /// <summary>Work was done by this process; on any thread.</summary>
    void Count(double work);

    /// <summary>Keeps the time of so much work for the end, as long as it takes at the speed so far.</summary>
    void Reserve(double work);
}
