using System.Runtime.InteropServices;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>Notices Ctrl-C and SIGTERM while it lives: the first lets the command finish in order, a second stops at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly CancellationTokenSource _source = new();
    private int _exitCode;

    /// <summary>Notices the signals from now on.</summary>
    /// <param name="endsAtOnce">Whether the first stops at once: only files that are not whole are deleted before.</param>
    public Interruption(bool endsAtOnce = false)
    {
        _exitCode = endsAtOnce ? Commands.ExitCode.Interrupted : Commands.ExitCode.Done;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Notice(context, Commands.ExitCode.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Notice(context, Commands.ExitCode.Terminated));
    }

    public bool IsRequested => Volatile.Read(ref _exitCode) != Commands.ExitCode.Done;

    /// <summary>Cancelled once it is requested.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the process returns: 0 when nothing happened.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Notice(PosixSignalContext context, int exitCode)
    {
        // Not cancelled, a signal does what it would have done without us: it ends the process.
        context.Cancel = Interlocked.CompareExchange(ref _exitCode, exitCode, Commands.ExitCode.Done) == Commands.ExitCode.Done;
        if (context.Cancel)
        {
            _source.Cancel();
        }
        else
        {
            OutputFile.DeleteUnfinished();
        }
    }
}
