using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Gophernet.Storage;

/// <summary>What Linux knows of a file.</summary>
/// <param name="Device">The disk that it is on.</param>
/// <param name="Inode">Its number there.</param>
/// <param name="Mode">Its kind, and who may do what.</param>
/// <param name="Owner">The number of its owner.</param>
/// <param name="Group">The number of its group.</param>
[SupportedOSPlatform("linux")]
internal readonly record struct FileStatus(ulong Device, ulong Inode, int Mode, uint Owner, uint Group)
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int LinkItself = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int Descriptor = 0x1000; // AT_EMPTY_PATH

    private const int KindMask = 0xf000;
    private const int Pipe = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;
    private const int Link = 0xa000;
    private const int Socket = 0xc000;

    public bool IsRegular => Kind == Regular;

    public bool IsFolder => Kind == Folder;

    public bool IsLink => Kind == Link;

    /// <summary>Whether what is written to it is read from it again: a terminal is read from and written to at once, and so is /dev/null.</summary>
    public bool Keeps => Kind is not (CharacterDevice or Socket);

    public bool IsPipe => Kind == Pipe;

    private int Kind => Mode & KindMask;

    /// <summary>Of what is there, or of what a link points to; null where nothing is, or it must not be known.</summary>
    public static FileStatus? Of(string path) => path.Length == 0 ? null : Of(CurrentFolder, path, 0);

    /// <summary>Of what is there, be it a link.</summary>
    public static FileStatus? OfLink(string path) => path.Length == 0 ? null : Of(CurrentFolder, path, LinkItself);

    /// <summary>Of what a descriptor is open on; null where it is not open.</summary>
    public static FileStatus? Of(int descriptor) => Of(descriptor, "", Descriptor);

    private static FileStatus? Of(int folder, string path, int flags) => Libc.TryGetStatus(folder, path, flags, out var raw)
        ? new FileStatus(((ulong)raw.DeviceMajor << 32) | raw.DeviceMinor, raw.Inode, raw.Mode, raw.Owner, raw.Group)
        : null;

    /// <summary>The structure of statx(2), the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    internal readonly struct Raw
    {
        [FieldOffset(20)]
        public readonly uint Owner;

        [FieldOffset(24)]
        public readonly uint Group;

        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
