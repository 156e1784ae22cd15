using Gophernet.Tuning;

namespace Gophernet.Cli.Commands;

/// <summary>The time of a search by a clock.</summary>
/// <param name="clock">The clock.</param>
/// <param name="limit">The limit; null for none.</param>
internal sealed class TuningTime(TimeProvider clock, TimeSpan? limit) : ISearchTime
{
    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<(int Trial, int Step), long> _begun = []; // guarded by itself, as all below
    private readonly Dictionary<(int Trial, int Step), double> _seconds = [];
    private long _searchStart = clock.GetTimestamp();
    private double _work; // that this process has done
    private double? _ownSpeed; // seconds, while nothing but the user's own options was judged
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
            lock (_begun)
            {
                return _work == 0 ? null : clock.GetElapsedTime(_searchStart).TotalSeconds / _work;
            }
        }
    }

    /// <summary>The data are read: the search begins.</summary>
    public void BeginSearch() => _searchStart = clock.GetTimestamp();

    public void Begin(int trial, int step)
    {
        lock (_begun)
        {
            _begun[(trial, step)] = clock.GetTimestamp();
        }
    }

    public void Done(int trial, int step, double work)
    {
        lock (_begun)
        {
            _seconds[(trial, step)] = clock.GetElapsedTime(_begun[(trial, step)]).TotalSeconds;
            _work += work;
            _ownSpeed = trial == 0 ? SecondsPerWork : _ownSpeed;
        }
    }

    public double CostOf(int trial)
    {
        lock (_begun)
        {
            var (seconds, own) = (0.0, 0.0);
            foreach (var ((number, step), took) in _seconds)
            {
                if (number == trial && _seconds.TryGetValue((0, step), out var other))
                {
                    seconds += took;
                    own += other;
                }
            }

            return own > 0 ? seconds / own : 1;
        }
    }

    public void Reserve(double work) => Volatile.Write(ref _reserve, (_ownSpeed ?? SecondsPerWork ?? 0) * work);

    /// <summary>The seconds that this process has judged a trial for; null for none.</summary>
    public double? SecondsOf(int trial)
    {
        lock (_begun)
        {
            double? sum = null;
            foreach (var ((number, _), seconds) in _seconds)
            {
                sum = number == trial ? (sum ?? 0) + seconds : sum;
            }

            return sum;
        }
    }

    /// <summary>The seconds that the rest of some work takes at the speed so far; null before anything was done.</summary>
    /// <param name="work">All of the work.</param>
    public double? SecondsFor(double work) => SecondsPerWork is { } seconds ? seconds * (work - _work) : null;
}
