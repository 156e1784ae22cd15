using Gophernet.Tuning;

namespace Gophernet.Cli.Commands;

/// <summary>The time of a search by a clock.</summary>
/// <param name="clock">The clock.</param>
/// <param name="limit">The limit; null for none.</param>
internal sealed class TuningTime(TimeProvider clock, TimeSpan? limit) : ISearchTime
{
    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private long _searchStart = clock.GetTimestamp();
    private double _work; // that this process has done
    private double _reserve; // seconds

    public bool IsLimited => limit is not null;

    public bool IsOver => Left <= 0;

    public double WorkLeft => SecondsPerWork is { } seconds ? Math.Max(0, Left / seconds) : double.PositiveInfinity;

    /// <summary>The seconds that are left for the search; infinite without a limit.</summary>
    public double Left => limit is { } time
        ? time.TotalSeconds - clock.GetElapsedTime(_start).TotalSeconds - Volatile.Read(ref _reserve) : double.PositiveInfinity;

    private double? SecondsPerWork
    {
        get
        {
            lock (_lock)
            {
                return _work == 0 ? null : clock.GetElapsedTime(_searchStart).TotalSeconds / _work;
            }
        }
    }

    /// <summary>The data are read: the search begins.</summary>
    public void BeginSearch() => _searchStart = clock.GetTimestamp();

    public void Count(double work)
    {
        lock (_lock)
        {
            _work += work;
        }
    }

    public void Reserve(double work)
    {
        if (SecondsPerWork is { } seconds)
        {
            Volatile.Write(ref _reserve, seconds * work);
        }
    }

    /// <summary>The seconds that the rest of some work takes at the speed so far; null before anything was done.</summary>
    /// <param name="work">All of the work.</param>
    public double? SecondsFor(double work) => SecondsPerWork is { } seconds ? seconds * (work - _work) : null;
}
