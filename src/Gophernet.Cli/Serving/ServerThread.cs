using System.Runtime.Versioning;
using Gophernet.Threading;

namespace Gophernet.Cli.Serving;

/// <summary>One thread of a server, with the connections that it has taken.</summary>
/// <param name="listener">The port, which all threads share.</param>
/// <param name="service">What answers, for this thread alone.</param>
/// <param name="limits">The most that a connection takes.</param>
[SupportedOSPlatform("linux")]
internal sealed class ServerThread(int listener, Service service, Limits limits) : IDisposable
{
    private const int SweepMilliseconds = 500;
    private const int EndMilliseconds = 10_000;
    private const int MillisecondsWithoutFiles = 10; // until some are closed: asking again at once would be all that the thread does
    private const int MaxAccepts = 16; // at once, so that other threads get theirs

    private readonly Readiness _ready = new();
    private Connection?[] _connections = new Connection?[64]; // by their descriptors
    private int _count;
    private Thread? _thread;
    private volatile bool _isEnding;

    /// <summary>Begins, unless the system has no thread.</summary>
    public bool TryStart() => (_thread = BackgroundThread.TryStart(Run)) is not null;

    /// <summary>Answers what has come, and ends.</summary>
    public void End()
    {
        _isEnding = true;
        _ready.Wake();
    }

    /// <summary>Waits for its end, if it has begun.</summary>
    public void Dispose()
    {
        _thread?.Join();
        _ready.Dispose();
    }

    private void Run()
    {
        _ready.AddListener(listener);
        var (nextSweep, end) = (0L, long.MaxValue);
        while (true)
        {
            var ready = _ready.Wait(_count > 0 ? SweepMilliseconds : Timeout.Infinite);
            var now = Environment.TickCount64;
            for (var i = 0; i < ready; i++)
            {
                Serve(_ready[i], now);
            }

            if (now >= nextSweep || _isEnding)
            {
                nextSweep = now + SweepMilliseconds;
                Sweep(now);
            }

            if (_isEnding)
            {
                end = Math.Min(end, now + EndMilliseconds);
                if (_count == 0 || now >= end)
                {
                    break;
                }

                _ready.WaitForConnectionsAlone(listener);
            }
        }
    }

    private void Serve(int descriptor, long now)
    {
        if (descriptor == listener)
        {
            Accept(now);
        }
        else if (descriptor >= 0 && descriptor < _connections.Length && _connections[descriptor] is { } connection)
        {
            var awaitedRoom = connection.AwaitsRoom;
            connection.Turn(now, _isEnding);
            Note(connection, awaitedRoom);
        }
    }

    private void Accept(long now)
    {
        for (var i = 0; i < MaxAccepts && !_isEnding; i++)
        {
            var socket = Sockets.Accept(listener);
            if (socket < 0)
            {
                Thread.Sleep(socket == Sockets.WouldBlock ? 0 : MillisecondsWithoutFiles);
                return;
            }

            if (_count >= limits.MaxConnections)
            {
                Sockets.Close(socket);
                continue;
            }

            if (socket >= _connections.Length)
            {
                Array.Resize(ref _connections, Math.Max(2 * _connections.Length, socket + 1));
            }

            _connections[socket] = new Connection(socket, service, limits, now);
            _count++;
            service.Metrics.CountConnections(1);
            _ready.AddConnection(socket);
        }
    }

    /// <summary>Ends connections whose time is over; at the end, all that are not in the middle of something.</summary>
    private void Sweep(long now)
    {
        foreach (var connection in _connections)
        {
            if (connection is not null)
            {
                var awaitedRoom = connection.AwaitsRoom;
                connection.Expire(now);
                if (_isEnding && !connection.IsBusy)
                {
                    connection.Close();
                }

                Note(connection, awaitedRoom);
            }
        }
    }

    /// <summary>Notes what has become of a connection.</summary>
    private void Note(Connection connection, bool awaitedRoom)
    {
        if (connection.IsClosed)
        {
            _connections[connection.Socket] = null;
            _count--;
            service.Metrics.CountConnections(-1);
        }
        else if (connection.AwaitsRoom != awaitedRoom)
        {
            _ready.Await(connection.Socket, connection.AwaitsRoom);
        }
    }
}
