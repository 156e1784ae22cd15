namespace Gophernet.Cli.Commands;

/// <summary>What the process says to the shell when it ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The data, a model, or reading and writing failed.</summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int Usage = 2;

    /// <summary>A metric missed its bound.</summary>
    public const int GateFailed = 3;

    /// <summary>Interrupted by Ctrl-C; the shell's 128 + 2.</summary>
    public const int Interrupted = 130;

    /// <summary>Asked to end by SIGTERM; the shell's 128 + 15.</summary>
    public const int Terminated = 143;
}
