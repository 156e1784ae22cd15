using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Gophernet.Cli.Serving;

/// <summary>Waits for what comes on many connections at once (epoll of Linux). One thread waits; any other may wake it.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class Readiness : IDisposable
{
    private const string Library = "libc";
    private const int CloseOnExec = 0x80000;
    private const int Add = 1;
    private const int Remove = 2;
    private const int Change = 3;
    private const uint Readable = 1;
    private const uint Writable = 4;
    private const uint OneThread = 1u << 28; // EPOLLEXCLUSIVE
    private const int MaxEvents = 256;

    // struct epoll_event: 32 bits, and 64 behind them, which x64 alone packs.
    private static readonly bool IsPacked = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int EventLength = IsPacked ? 12 : 16;
    private static readonly int DataPlace = IsPacked ? 4 : 8;

    private readonly int _poll = Sockets.Check(epoll_create1(CloseOnExec));
    private readonly int _wake = Sockets.Check(eventfd(0, CloseOnExec));
    private readonly byte[] _events = new byte[MaxEvents * EventLength];
    private int _count;

    public Readiness() => Set(Add, _wake, Readable);

    /// <summary>The descriptors that are ready; −1 for one that stands for a call of <see cref="Wake"/>.</summary>
    public int this[int i] => i < _count && Descriptor(i) is var descriptor && descriptor != _wake ? descriptor : -1;

    /// <summary>Waits for connections to come to a port that other threads wait for, too.</summary>
    public void AddListener(int socket) => Set(Add, socket, Readable | OneThread);

    /// <summary>Waits for bytes.</summary>
    public void AddConnection(int socket) => Set(Add, socket, Readable);

    /// <summary>Waits for bytes, or for room.</summary>
    public void Await(int socket, bool room) => Set(Change, socket, room ? Writable : Readable);

    /// <summary>Waits a while.</summary>
    /// <returns>The number of descriptors that are ready.</returns>
    public int Wait(int milliseconds) => _count = Math.Max(epoll_wait(_poll, _events, MaxEvents, milliseconds), 0);

    /// <summary>Ends the waiting, now and from now on.</summary>
    public void Wake() => _ = write(_wake, BitConverter.GetBytes(1L), sizeof(long));

    /// <summary>Waits for connections alone: not for a port, and no more to be woken.</summary>
    public void WaitForConnectionsAlone(int listener)
    {
        var one = new byte[16];
        _ = epoll_ctl(_poll, Remove, _wake, one);
        _ = epoll_ctl(_poll, Remove, listener, one);
    }

    public void Dispose()
    {
        Sockets.Close(_poll);
        Sockets.Close(_wake);
    }

    private int Descriptor(int i) => MemoryMarshal.Read<int>(_events.AsSpan(i * EventLength + DataPlace));

    private void Set(int operation, int descriptor, uint events)
    {
        Span<byte> one = stackalloc byte[16];
        one.Clear();
        MemoryMarshal.Write(one, events);
        MemoryMarshal.Write(one[DataPlace..], descriptor);
        Sockets.Check(epoll_ctl(_poll, operation, descriptor, one));
    }

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_ctl(int poll, int operation, int descriptor, ReadOnlySpan<byte> one);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int epoll_wait(int poll, Span<byte> events, int count, int milliseconds);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int eventfd(uint value, int flags);

    [LibraryImport(Library)]
    private static partial nint write(int descriptor, ReadOnlySpan<byte> bytes, nint count);
}
