namespace Gophernet.Threading;

/// <summary>How many threads are used.</summary>
internal static class ThreadCount
{
    /// <summary>The most that may be asked for.</summary>
    public const int Max = 256;

    /// <summary>One a processor.</summary>
    public static int Default => Math.Min(Environment.ProcessorCount, Max);
}
