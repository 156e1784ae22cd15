namespace Gophernet.Cli.Serving;

/// <summary>The most that a connection takes.</summary>
/// <param name="MaxBody">The bytes of a body.</param>
/// <param name="MaxRows">The rows of a request.</param>
/// <param name="RequestMilliseconds">How long a request may take to come.</param>
internal sealed record Limits(int MaxBody, int MaxRows, int RequestMilliseconds)
{
    /// <summary>How long a connection may be idle, or take none of an answer.</summary>
    public int IdleMilliseconds { get; } = 60_000;

    /// <summary>The bytes of answers that may wait to be taken before more requests are read.</summary>
    public int MaxPending { get; } = 64 * 1024;

    /// <summary>The connections of a thread; beyond these, a new one is closed.</summary>
    public int MaxConnections { get; } = 4096;
}
