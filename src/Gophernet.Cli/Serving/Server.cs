using System.Runtime.Versioning;

namespace Gophernet.Cli.Serving;

/// <summary>Threads that each take connections of one port and answer them, without ever waiting for one.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Server : IDisposable
{
    private readonly int _listener;
    private readonly ServerThread[] _threads;

    /// <summary>Begins to answer.</summary>
    /// <param name="address">The address to listen on, as a number of 32 bits.</param>
    /// <param name="port">The port; 0 for one that is free.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="createService">Makes the service of a thread.</param>
    /// <param name="limits">The most that a connection takes.</param>
    /// <exception cref="IOException">The port is taken, or not ours to take.</exception>
    public Server(uint address, int port, int threads, Func<Service> createService, Limits limits)
    {
        _listener = Sockets.Listen(address, ref port);
        Port = port;
        var started = new List<ServerThread>();
        while (started.Count < threads)
        {
            var thread = new ServerThread(_listener, createService(), limits);
            if (!thread.TryStart())
            {
                thread.Dispose();
                break; // with fewer it is slower
            }

            started.Add(thread);
        }

        _threads = [.. started];
        if (_threads.Length == 0)
        {
            Sockets.Close(_listener);
            throw new IOException("the system allows no thread to answer requests");
        }
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Takes no more connections, answers what has come, and ends.</summary>
    public void Dispose()
    {
        Array.ForEach(_threads, thread => thread.End());
        Sockets.EndListening(_listener);
        Array.ForEach(_threads, thread => thread.Dispose());
        Sockets.Close(_listener);
    }
}
