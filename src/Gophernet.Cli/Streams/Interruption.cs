using System.Runtime.InteropServices;

namespace Gophernet.Cli.Streams;

/// <summary>
/// What becomes of Ctrl-C, SIGTERM and SIGHUP while it lives: the process ends at once, as it would without it, but for files that are not whole, which are
/// deleted first. While a command <see cref="EndsInOrder"/>, the first signal lets it finish, and a second ends it at once. Signals that the process was
/// started with ignoring, as by nohup, stay ignored.
/// </summary>
internal sealed class Interruption : IDisposable
{
    // The system ends no process of this number for a signal that it has not asked for, as the first of a container.
    private const int FirstProcess = 1;

    // What a shell says of a process that a signal has ended: 128 and its number.
    private static readonly (PosixSignal Signal, int ExitCode)[] Signals =
        [(PosixSignal.SIGHUP, 128 + 1), (PosixSignal.SIGINT, 128 + 2), (PosixSignal.SIGTERM, 128 + 15)];

    private readonly PosixSignalRegistration[] _registrations;
    private readonly CancellationTokenSource _source = new();
    private volatile bool _endsInOrder;
    private int _exitCode;

    /// <summary>Notices the signals from now on.</summary>
    public Interruption()
    {
        try
        {
            _registrations = Array.ConvertAll(Signals, signal => PosixSignalRegistration.Create(signal.Signal, context => Notice(context, signal.ExitCode)));
        }
        catch (Exception e) when (e is OutOfMemoryException or IOException or ExternalException)
        {
            _registrations = []; // no thread is to be had for them: they do what they do without us
        }
    }

    /// <summary>Whether signals do nothing by themselves.</summary>
    public static bool IsNeeded => Environment.ProcessId == FirstProcess;

    /// <summary>What SIGHUP does in place of ending the process; null for nothing.</summary>
    public Action? HangUp { get; set; }

    /// <summary>Whether the first signal only asks the command to end.</summary>
    public bool EndsInOrder
    {
        get => _endsInOrder;
        set => _endsInOrder = value;
    }

    public bool IsRequested => Volatile.Read(ref _exitCode) != 0;

    /// <summary>Cancelled once it is requested.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Cancelled once it is requested, while a command ends in order; otherwise one that never is.</summary>
    public CancellationToken Ending => EndsInOrder || IsRequested ? Token : default;

    /// <summary>What the process returns: 0 when nothing happened.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Notice(PosixSignalContext context, int exitCode)
    {
        if (context.Signal == PosixSignal.SIGHUP && HangUp is { } hangUp)
        {
            context.Cancel = true;
            hangUp();
            return;
        }

        // Not cancelled, a signal does what it would have done without us: it ends the process.
        context.Cancel = _endsInOrder && Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0;
        if (context.Cancel)
        {
            _source.Cancel();
            return;
        }

        OutputFile.DeleteUnfinished();
        if (IsNeeded)
        {
            Environment.Exit(exitCode);
        }
    }
}
