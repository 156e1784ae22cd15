namespace Gophernet.Cli.Tests;

/// <summary>A clock on which so much time passes between two looks at it: a machine as slow as a test wants it.</summary>
internal sealed class LeapingClock(TimeSpan leap) : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now += leap.Ticks;
}
