using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Gophernet.Cli.Serving;

/// <summary>The calls of Linux's C library for connections that never wait. System.Net.Sockets would do, at six times the size.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Sockets
{
    /// <summary>There is nothing to read, or no room to write, just now.</summary>
    public const int WouldBlock = -2;

    private const string Library = "libc";
    private const int Internet = 2; // AF_INET
    private const int Stream = 1;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int SocketLevel = 1;
    private const int ReuseAddress = 2;
    private const int Tcp = 6;
    private const int NoDelay = 1;
    private const int NoSignal = 0x4000;
    private const int Backlog = 4096;
    private const int AddressLength = 16;
    private const int Receiving = 0; // SHUT_RD
    private const int Sending = 1; // SHUT_WR
    private const int Again = 11;
    private const int Interrupted = 4;
    private const int NoMemory = 12;
    private const int NoMoreFilesAtAll = 23;
    private const int NoMoreFiles = 24;

    /// <summary>Opens a port to listen on.</summary>
    /// <param name="address">The address, as a number of 32 bits.</param>
    /// <param name="port">The port; 0 for one that is free, which it is set to.</param>
    /// <exception cref="IOException">The port is taken, or not ours to take.</exception>
    public static int Listen(uint address, ref int port)
    {
        var socket = Check(Sockets.socket(Internet, Stream | NonBlocking | CloseOnExec, 0));
        try
        {
            var one = 1;
            Check(setsockopt(socket, SocketLevel, ReuseAddress, ref one, sizeof(int)));
            Span<byte> name = stackalloc byte[AddressLength];
            name.Clear();
            MemoryMarshal.Write(name, (ushort)Internet);
            BinaryPrimitives.WriteUInt16BigEndian(name[2..], (ushort)port);
            BinaryPrimitives.WriteUInt32BigEndian(name[4..], address);
            Check(bind(socket, name, AddressLength));
            Check(listen(socket, Backlog));
            var length = AddressLength;
            Check(getsockname(socket, name, ref length));
            port = BinaryPrimitives.ReadUInt16BigEndian(name[2..]);
            return socket;
        }
        catch
        {
            Close(socket);
            throw;
        }
    }

    /// <summary>Takes a connection that has come; <see cref="WouldBlock"/> for none, −1 where the system has no more descriptors.</summary>
    public static int Accept(int listener)
    {
        var socket = accept4(listener, 0, 0, NonBlocking | CloseOnExec);
        if (socket >= 0)
        {
            var one = 1;
            _ = setsockopt(socket, Tcp, NoDelay, ref one, sizeof(int));
            return socket;
        }

        return Marshal.GetLastPInvokeError() is NoMoreFiles or NoMoreFilesAtAll or NoMemory ? -1 : WouldBlock;
    }

    /// <summary>Reads what has come.</summary>
    /// <returns>How much; 0 at the end; <see cref="WouldBlock"/>; −1 where the connection is lost.</returns>
    public static int Receive(int socket, Span<byte> bytes)
    {
        while (true)
        {
            var count = recv(socket, bytes, bytes.Length, 0);
            if (count >= 0)
            {
                return (int)count;
            }

            if (Marshal.GetLastPInvokeError() is not Interrupted and var error)
            {
                return error == Again ? WouldBlock : -1;
            }
        }
    }

    /// <summary>Writes what there is room for.</summary>
    /// <returns>How much; <see cref="WouldBlock"/>; −1 where the connection is lost.</returns>
    public static int Send(int socket, ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var count = send(socket, bytes, bytes.Length, NoSignal);
            if (count >= 0)
            {
                return (int)count;
            }

            if (Marshal.GetLastPInvokeError() is not Interrupted and var error)
            {
                return error == Again ? WouldBlock : -1;
            }
        }
    }

    /// <summary>Refuses connections from now on.</summary>
    public static void EndListening(int socket) => _ = shutdown(socket, Receiving);

    /// <summary>Says that nothing more is sent.</summary>
    public static void EndSending(int socket) => _ = shutdown(socket, Sending);

    public static void Close(int socket) => _ = close(socket);

    internal static int Check(int result) => result >= 0 ? result
        : throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()), Marshal.GetLastPInvokeError());

    [LibraryImport(Library, SetLastError = true)]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int setsockopt(int socket, int level, int name, ref int value, int length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int bind(int socket, ReadOnlySpan<byte> name, int length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int listen(int socket, int backlog);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int getsockname(int socket, Span<byte> name, ref int length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int accept4(int socket, nint name, nint length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint recv(int socket, Span<byte> bytes, nint count, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint send(int socket, ReadOnlySpan<byte> bytes, nint count, int flags);

    [LibraryImport(Library)]
    private static partial int shutdown(int socket, int how);

    [LibraryImport(Library)]
    private static partial int close(int descriptor);
}
