namespace Gophernet.Cli.Commands;

/// <summary>
/// What time is left for a search that has a limit: so much is kept for the end that the comparison and the model are done within it, as far as can be told
/// from the networks that were trained.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="limit">The limit; null for none.</param>
/// <param name="folds">The parts of the rows.</param>
internal sealed class TuningTime(TimeProvider clock, TimeSpan? limit, int folds)
{
    private readonly long _start = clock.GetTimestamp();
    private long _searchStart = clock.GetTimestamp();
    private int _networks; // that this process has trained
    private double _reserve; // seconds

    /// <summary>Whether time is up, but for what is kept for the end.</summary>
    public bool IsOver => Left <= 0;

    /// <summary>The seconds that are left for the search; infinite without a limit.</summary>
    public double Left => limit is { } time
        ? time.TotalSeconds - clock.GetElapsedTime(_start).TotalSeconds - Volatile.Read(ref _reserve) : double.PositiveInfinity;

    /// <summary>How many more networks there is time for.</summary>
    public int NetworksLeft => _networks == 0 || limit is null ? int.MaxValue : (int)Math.Clamp(Left / SecondsPerNetwork, 0, int.MaxValue);

    /// <summary>The networks that this process has trained, and the seconds that each took, with others beside it.</summary>
    public (int Networks, double Seconds) Trained => (_networks, clock.GetElapsedTime(_searchStart).TotalSeconds);

    private double SecondsPerNetwork => clock.GetElapsedTime(_searchStart).TotalSeconds / _networks;

    /// <summary>The data are read: the search begins.</summary>
    public void BeginSearch() => _searchStart = clock.GetTimestamp();

    /// <summary>A network was trained.</summary>
    public void Count() => Interlocked.Increment(ref _networks);

    /// <summary>
    /// The user's own options are judged: the end trains as many networks as they say three times, of more rows than a part has, which learns from all but two
    /// parts.
    /// </summary>
    /// <param name="ensemble">The networks of a model.</param>
    public void Reserve(int ensemble)
    {
        if (_networks > 0)
        {
            Volatile.Write(ref _reserve, SecondsPerNetwork * ensemble * (2 * (folds - 1) + folds) / (folds - 2));
        }
    }
}
