using System.Diagnostics;

namespace Gophernet.Benchmarks.Products;

/// <summary>How fast something computes, in GFLOP/s: at best, which its neighbours on the machine disturb least, and in the median.</summary>
internal readonly record struct Rate(double Best, double Median)
{
    // Long enough for the clock, short enough that many samples are not interrupted.
    private static readonly TimeSpan SampleTime = TimeSpan.FromMicroseconds(500);
    private static readonly TimeSpan WholeTime = TimeSpan.FromMilliseconds(300);

    /// <summary>Calls an action for a third of a second.</summary>
    /// <param name="action">What to measure.</param>
    /// <param name="operations">The floating-point operations of one call.</param>
    public static Rate Measure(Action action, double operations)
    {
        var calls = 1;
        while (Time(action, calls) < SampleTime)
        {
            calls *= 2;
        }

        var rates = new List<double>();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WholeTime;)
        {
            rates.Add(operations * calls / Time(action, calls).TotalNanoseconds);
        }

        rates.Sort();
        return new Rate(rates[^1], rates[rates.Count / 2]);
    }

    private static TimeSpan Time(Action action, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
