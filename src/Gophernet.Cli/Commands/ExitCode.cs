using System.Collections.Immutable;

namespace Gophernet.Cli.Commands;

/// <summary>What the process says to the shell when it ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The data, a model, or reading and writing failed.</summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong, or do not fit what the data or the model hold.</summary>
    public const int Usage = 2;

    /// <summary>A metric missed its bound.</summary>
    public const int GateFailed = 3;

    /// <summary>The terminal was closed, SIGHUP; the shell's 128 + 1.</summary>
    public const int HungUp = 129;

    /// <summary>Interrupted by Ctrl-C; the shell's 128 + 2.</summary>
    public const int Interrupted = 130;

    /// <summary>Asked to end by SIGTERM; the shell's 128 + 15.</summary>
    public const int Terminated = 143;

    /// <summary>Each code and what it means, in a word or two and in a line, for help.</summary>
    public static ImmutableArray<(int Code, string Word, string Meaning)> All { get; } =
    [
        (Done, "done", "done; also when the reader of the output closes the pipe"),
        (Failed, "data, model or I/O failed", "data, a model, or reading and writing failed; the message says where"),
        (Usage, "wrong usage", "wrong usage, or an option without effect, or one that does not fit what the data or the model hold; nothing was written"),
        (GateFailed, "a bound missed", "evaluate, compare: a metric missed its bound"),
        (HungUp, "HUP", "the terminal was closed; as for Ctrl-C"),
        (Interrupted, "INT", "interrupted by Ctrl-C; train writes the best model so far first"),
        (Terminated, "TERM", "ended by SIGTERM; as for Ctrl-C"),
    ];
}
