using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Storage;

/// <summary>
/// The few calls of Linux's C library that the framework lacks: names that are no UTF-8, which file a name is of, owners, folders on the disk, pages of
/// memory. The executable has the library in itself. Errors are the exceptions of the framework, with its words.
/// </summary>
[SupportedOSPlatform("linux")]
internal static partial class Libc
{
    public const int NoDescriptor = -1;

    /// <summary>What a pipe takes as a whole, or not at all: PIPE_BUF of Linux.</summary>
    public const int PieceLength = 4096;

    private const string Library = "libc";
    private const int MaxPath = 4096;

    private const int WriteOnly = 1;
    private const int CreateNew = 0x40 | 0x80; // O_CREAT | O_EXCL
    private const int CloseOnExec = 0x80000;
    private const int AccessMode = 3;
    private const int GetDescriptorFlags = 1; // F_GETFD
    private const int GetStatusFlags = 3; // F_GETFL
    private const int DuplicateCloseOnExec = 1030; // F_DUPFD_CLOEXEC

    private const short PollIn = 1;
    private const short PollOut = 4;
    private const int GetWindowSize = 0x5413; // TIOCGWINSZ

    private const int PopulateForWriting = 23; // MADV_POPULATE_WRITE

    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int Interrupted = 4;
    private const int BadDescriptor = 9;
    private const int WouldBlock = 11;
    private const int AccessDenied = 13;
    private const int InvalidArgument = 22;
    private const int ReadOnlyDisk = 30;
    private const int NotSupported = 95;

    /// <summary>Opens a file to read it.</summary>
    public static SafeFileHandle OpenRead(string path) => Open(path, 0);

    /// <summary>Opens what is there to write to it as it is.</summary>
    public static SafeFileHandle OpenWrite(string path) => Open(path, WriteOnly);

    /// <summary>Makes a file that only its owner may read, or everybody whom the mask of the process lets.</summary>
    public static SafeFileHandle Create(string path, bool isPrivate) => Open(path, WriteOnly | CreateNew, isPrivate ? 0x180 : 0x1b6); // 0600, 0666

    /// <summary>Whether a descriptor is one at all.</summary>
    public static bool IsOpen(int descriptor) => fcntl(descriptor, GetDescriptorFlags, 0) >= 0;

    /// <summary>Opens a path on the lowest descriptor that is free, without an exception: before there is a place for messages.</summary>
    public static bool TryFill(string path, bool forWriting) => open(FileName.ToBytes(path), forWriting ? WriteOnly : 0, 0) >= 0;

    /// <summary>A second descriptor of what one is open on, with the same place in the file.</summary>
    /// <exception cref="IOException">There is no such descriptor, or it is not for writing.</exception>
    public static SafeFileHandle DuplicateForWriting(int descriptor, string path)
    {
        var flags = fcntl(descriptor, GetStatusFlags, 0);
        if (flags < 0)
        {
            throw Error(path);
        }

        return (flags & AccessMode) == 0 ? throw Error(path, BadDescriptor)
            : fcntl(descriptor, DuplicateCloseOnExec, 3) is >= 0 and var copy ? new SafeFileHandle(copy, ownsHandle: true)
            : throw Error(path);
    }

    /// <summary>Reads some bytes, as many as there are just now, and waits where there are none.</summary>
    /// <returns>How many; 0 at the end.</returns>
    public static int Read(SafeFileHandle file, Span<byte> bytes, string path)
    {
        nint count;
        while ((count = read(file, bytes, bytes.Length)) < 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case WouldBlock:
                    Await(file, PollIn, -1);
                    break;
                default:
                    throw Error(path);
            }
        }

        return (int)count;
    }

    /// <summary>Writes some of the bytes.</summary>
    /// <returns>How many; 0 where there is no room just now.</returns>
    public static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, string path)
    {
        while (true)
        {
            var count = write(file, bytes, bytes.Length);
            if (count >= 0)
            {
                return (int)count;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case WouldBlock:
                    return 0;
                default:
                    throw Error(path);
            }
        }
    }

    /// <summary>Waits a while until a pipe or a terminal takes a piece of <see cref="PieceLength"/> at once; others take any.</summary>
    /// <returns>Whether it does; also where writing fails at once.</returns>
    public static bool AwaitRoom(SafeFileHandle file, int milliseconds) => Await(file, PollOut, milliseconds);

    /// <summary>The columns of a terminal; 0 of what is none. The framework's way writes to the terminal first.</summary>
    public static int WindowWidth(int descriptor) => ioctl(descriptor, GetWindowSize, out var size) == 0 ? size.Columns : 0;

    /// <summary>Waits until a file, or the names in a folder, are on the disk. The framework's way passes over a disk that fails.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public static void Sync(SafeFileHandle file, string path)
    {
        while (fsync(file) < 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case InvalidArgument or ReadOnlyDisk or NotSupported:
                    return; // a kind of disk that has no such thing
                default:
                    throw Error(path);
            }
        }
    }

    public static void Rename(string from, string to) => Check(rename(FileName.ToBytes(from), FileName.ToBytes(to)), to);

    public static void Delete(string path) => Check(unlink(FileName.ToBytes(path)), path);

    /// <summary>Gives a file to an owner and a group, or only to the group, as far as we may.</summary>
    /// <returns>Whether the group is right.</returns>
    public static bool TryGive(SafeFileHandle file, uint owner, uint group) => fchown(file, owner, group) == 0 || fchown(file, uint.MaxValue, group) == 0;

    /// <summary>Where a link points, or null.</summary>
    public static string? LinkTarget(string path)
    {
        var target = new byte[MaxPath];
        var length = readlink(FileName.ToBytes(path), target, target.Length);
        return length <= 0 ? null : FileName.FromBytes(target.AsSpan(0, (int)length));
    }

    /// <summary>The path of what is there, without links; null where nothing is.</summary>
    public static string? RealPath(string path)
    {
        var real = new byte[MaxPath + 1];
        return realpath(FileName.ToBytes(path), real) == 0 ? null : FileName.FromBytes(real.AsSpan(0, real.IndexOf((byte)0)));
    }

    /// <summary>What is known of a path, or of a descriptor where the path is empty.</summary>
    public static bool TryGetStatus(int descriptor, string path, int flags, out FileStatus.Raw status) =>
        statx(descriptor, FileName.ToBytes(path), flags, 0x7ff, out status) == 0;

    /// <summary>Has the system give the pages of new memory at once, which takes half of the time of giving each where it is first written to.</summary>
    public static unsafe void Populate(Span<byte> memory)
    {
        fixed (byte* start = memory)
        {
            var before = (int)(-(nint)start & (Environment.SystemPageSize - 1)); // whole pages alone can be named
            if (before < memory.Length)
            {
                _ = madvise(start + before, memory.Length - before, PopulateForWriting); // Linux before 5.14 declines
            }
        }
    }

    private static bool Await(SafeFileHandle file, short events, int milliseconds)
    {
        var isAdded = false;
        file.DangerousAddRef(ref isAdded);
        try
        {
            var descriptor = new PolledDescriptor { Descriptor = (int)file.DangerousGetHandle(), Events = events };
            return poll(ref descriptor, 1, milliseconds) > 0;
        }
        finally
        {
            file.DangerousRelease();
        }
    }

    private static SafeFileHandle Open(string path, int flags, int mode = 0)
    {
        var name = FileName.ToBytes(path);
        while (true)
        {
            var descriptor = open(name, flags | CloseOnExec, mode);
            if (descriptor >= 0)
            {
                return new SafeFileHandle(descriptor, ownsHandle: true);
            }

            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Error(path);
            }
        }
    }

    private static void Check(int result, string path)
    {
        if (result < 0)
        {
            throw Error(path);
        }
    }

    private static Exception Error(string path) => Error(path, Marshal.GetLastPInvokeError());

    private static Exception Error(string path, int error)
    {
        path = FileName.Show(path);
        return error switch
        {
            NoEntry => new FileNotFoundException($"Could not find file '{path}'."),
            NotPermitted or AccessDenied => new UnauthorizedAccessException($"Access to the path '{path}' is denied."),
            _ => new IOException(Marshal.GetPInvokeErrorMessage(error) + (path.Length > 0 ? $" : '{path}'" : ""), error),
        };
    }

    [LibraryImport(Library, SetLastError = true)]
    private static partial int open(ReadOnlySpan<byte> path, int flags, int mode);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int fcntl(int descriptor, int command, nint argument);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint read(SafeFileHandle file, Span<byte> bytes, nint count);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int poll(ref PolledDescriptor descriptors, nuint count, int milliseconds);

    [LibraryImport(Library)]
    private static partial int ioctl(int descriptor, nuint request, out WindowSize size);

    [LibraryImport(Library)]
    private static unsafe partial int madvise(byte* start, nint length, int advice);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int unlink(ReadOnlySpan<byte> path);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int fchown(SafeFileHandle file, uint owner, uint group);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint readlink(ReadOnlySpan<byte> path, Span<byte> target, nint size);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint realpath(ReadOnlySpan<byte> path, Span<byte> real);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int statx(int folder, ReadOnlySpan<byte> path, int flags, uint mask, out FileStatus.Raw status);

    /// <summary>struct winsize.</summary>
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }

    /// <summary>struct pollfd.</summary>
    private struct PolledDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
