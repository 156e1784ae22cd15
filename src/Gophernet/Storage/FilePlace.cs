using System.Globalization;
using System.Runtime.Versioning;

namespace Gophernet.Storage;

/// <summary>What a name leads to, through links: a file, a place where there is none yet, or a descriptor that the process has already.</summary>
internal sealed class FilePlace
{
    private const int MaxLinks = 40; // as the kernel's

    private readonly FileStatus? _status; // null where nothing is, and on other systems than Linux

    private FilePlace(string path, int descriptor, FileStatus? status) => (Path, Descriptor, _status) = (path, descriptor, status);

    /// <summary>The path at the end of all links.</summary>
    public string Path { get; }

    /// <summary>The descriptor that the path is of, as /dev/stdout and /dev/fd/3 are; -1 for none.</summary>
    public int Descriptor { get; }

    /// <summary>Whether it is written to as it is, and never replaced: a pipe, a device, a descriptor.</summary>
    public bool IsStream => Descriptor >= 0
        || (OperatingSystem.IsLinux() ? _status is { IsRegular: false, IsFolder: false } : Path.StartsWith("/dev/", StringComparison.Ordinal));

    public bool IsFolder => OperatingSystem.IsLinux() ? _status is { IsFolder: true } : Directory.Exists(Path);

    /// <summary>Whether there is a file with bytes of its own.</summary>
    public bool IsRegular => OperatingSystem.IsLinux() ? _status is { IsRegular: true } : File.Exists(Path);

    /// <summary>The folder that it is in, such as <c>.</c>.</summary>
    public string Folder => FolderOf(Path);

    /// <summary>What is known of it on Linux; null where nothing is there.</summary>
    [SupportedOSPlatform("linux")]
    public FileStatus? Status => _status;

    /// <summary>Which file it is, whatever its name; null for one that keeps nothing, such as a terminal.</summary>
    public FileIdentity? Identity
    {
        get
        {
            if (!OperatingSystem.IsLinux())
            {
                return new FileIdentity(0, 0, OperatingSystem.IsWindows() ? Path.ToUpperInvariant() : Path);
            }

            return _status is { } status ? IdentityOf(status)
                : FileStatus.Of(Folder) is { } folder ? new FileIdentity(folder.Device, folder.Inode, System.IO.Path.GetFileName(Path))
                : new FileIdentity(0, 0, System.IO.Path.GetFullPath(Path)); // its folder is not there either
        }
    }

    /// <summary>Finds what a name leads to.</summary>
    public static FilePlace Of(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            return OfLinux(path);
        }

        // The framework looks for the target of a relative path in the root.
        var target = System.IO.Path.GetFullPath(path);
        return new FilePlace(File.Exists(target) ? File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target : target, -1, null);
    }

    /// <summary>Which file a standard stream is; null where that is not known, or it keeps nothing.</summary>
    public static FileIdentity? IdentityOf(int descriptor) =>
        OperatingSystem.IsLinux() && FileStatus.Of(descriptor) is { } status ? IdentityOf(status) : null;

    [SupportedOSPlatform("linux")]
    private static FileIdentity? IdentityOf(FileStatus status) => status.Keeps ? new FileIdentity(status.Device, status.Inode, null) : null;

    [SupportedOSPlatform("linux")]
    private static FilePlace OfLinux(string path)
    {
        for (var links = 0; links < MaxLinks; links++)
        {
            var status = FileStatus.OfLink(path);
            if (status is not { IsLink: true })
            {
                return new FilePlace(path, Libc.NoDescriptor, status);
            }

            var folder = Libc.RealPath(FolderOf(path)) ?? "";
            if (DescriptorOf(folder, System.IO.Path.GetFileName(path)) is >= 0 and var descriptor)
            {
                return new FilePlace(path, descriptor, FileStatus.Of(descriptor));
            }

            status = FileStatus.Of(path);
            if (folder.StartsWith("/proc/", StringComparison.Ordinal) && status is { IsRegular: false })
            {
                return new FilePlace(path, Libc.NoDescriptor, status); // a pipe of another process: the text of such a link is no path
            }

            if (Libc.LinkTarget(path) is not { } target)
            {
                break;
            }

            path = System.IO.Path.Combine(FolderOf(path), target);
        }

        return new FilePlace(path, Libc.NoDescriptor, null);
    }

    /// <summary>The descriptor of this process that /proc/1234/fd/5 is, /proc/self being a link there; -1 for none.</summary>
    private static int DescriptorOf(string folder, string name) =>
        folder.EndsWith("/fd", StringComparison.Ordinal)
        && folder.StartsWith(string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/"), StringComparison.Ordinal)
        && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor) ? descriptor : -1;

    private static string FolderOf(string path) => System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : path is ['/', ..] ? "/" : ".";
}
