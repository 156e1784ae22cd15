using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Storage;

/// <summary>
/// A file that appears whole or not at all: it is written beside its place, under a name that nobody else has, and takes its place with
/// <see cref="Commit"/>, which returns when both are on the disk. A link keeps pointing where it does: its target is replaced, and keeps its mode and, where
/// we may, its owner. Pipes, devices and descriptors are written to as they are.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private const int GroupBits = 0x38; // 070
    private const int OtherBits = 0x07;
    private const int PermissionBits = 0x1ff; // 0777

    private readonly FilePlace _place;
    private readonly string? _temporary; // null for what is written as it is
    private SafeFileHandle? _folder; // opened before the rename
    private bool _isOnDisk;

    private WholeFile(FilePlace place, string? temporary, Stream stream) => (_place, _temporary, Stream) = (place, temporary, stream);

    /// <summary>What is written.</summary>
    public Stream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it is to appear.</param>
    /// <exception cref="IOException">The folder does not exist, the path is that of a folder, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written to.</exception>
    public static WholeFile Create(string path) => Create(FilePlace.Of(path));

    /// <summary>Begins a file.</summary>
    /// <param name="place">Where it is to appear.</param>
    /// <exception cref="IOException">The folder does not exist, the path is that of a folder, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written to.</exception>
    public static WholeFile Create(FilePlace place)
    {
        if (place.IsFolder)
        {
            throw new IOException($"The path '{FileName.Show(place.Path)}' is that of a directory.");
        }

        if (place.IsStream)
        {
            return new WholeFile(place, null, OpenStream(place));
        }

        // Not of the file's name: that may be as long as names can be.
        var temporary = Path.Combine(place.Folder, $".gophernet-{Path.GetRandomFileName()}.tmp");
        return new WholeFile(place, temporary, OperatingSystem.IsLinux() ? CreateFile(place, temporary)
            : new FileStream(temporary, FileMode.CreateNew, FileAccess.Write));
    }

    /// <summary>
    /// Does all that may well fail before the rename, and waits until the bytes are on the disk: the name must not reach it before them, or after a loss of
    /// power there would be a file without them.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Sync()
    {
        if (_isOnDisk || _temporary is null)
        {
            return;
        }

        var file = (FileStream)Stream;
        file.Flush(flushToDisk: !OperatingSystem.IsLinux());
        if (OperatingSystem.IsLinux())
        {
            _folder = OpenFolder(_place.Folder);
            Libc.Sync(file.SafeFileHandle, _temporary);
        }

        _isOnDisk = true;
    }

    /// <summary>Ends writing, and gives the file its name. Without it, nothing is left behind.</summary>
    /// <exception cref="IOException">The file cannot be written, or cannot take its place.</exception>
    /// <exception cref="UnauthorizedAccessException">What is in its place must not be replaced.</exception>
    public void Commit()
    {
        if (_temporary is null)
        {
            return;
        }

        Sync();
        Stream.Dispose();
        if (!OperatingSystem.IsLinux())
        {
            File.Move(_temporary, _place.Path, overwrite: true);
            return;
        }

        Libc.Rename(_temporary, _place.Path);
        if (_folder is not null)
        {
            Libc.Sync(_folder, _place.Folder);
        }
    }

    /// <summary>Deletes what is not committed.</summary>
    public void Delete()
    {
        if (_temporary is null)
        {
            return;
        }

        try
        {
            NamedFile.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It must not hide the fault that led here.
        }
    }

    /// <summary>Closes the file, and deletes it if it is not committed.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // Closing flushes once more, which fails again on a full disk; the first fault was thrown, and the file goes anyway.
        }

        _folder?.Dispose();
        Delete();
    }

    private static Stream OpenStream(FilePlace place)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new FileStream(place.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }

        var handle = place.Descriptor >= 0 ? Libc.DuplicateForWriting(place.Descriptor, place.Path) : Libc.OpenWrite(place.Path);
        return new DescriptorStream(handle, place.Path);
    }

    [SupportedOSPlatform("linux")]
    private static FileStream CreateFile(FilePlace place, string path)
    {
        SafeFileHandle handle;
        try
        {
            handle = Libc.Create(path, isPrivate: place.Status is not null);
        }
        catch (FileNotFoundException e)
        {
            throw new DirectoryNotFoundException($"Could not find a part of the path '{FileName.Show(place.Path)}'.", e);
        }

        try
        {
            if (place.Status is { } replaced)
            {
                Keep(handle, replaced);
            }

            return new FileStream(handle, FileAccess.Write);
        }
        catch
        {
            handle.Dispose();
            NamedFile.Delete(path);
            throw;
        }
    }

    /// <summary>Gives a new file the mode and, where we may, the owner of the one that it replaces.</summary>
    [SupportedOSPlatform("linux")]
    private static void Keep(SafeFileHandle handle, FileStatus replaced)
    {
        var mode = replaced.Mode & PermissionBits;
        if (!Libc.TryGive(handle, replaced.Owner, replaced.Group))
        {
            mode &= ~GroupBits | ((mode & OtherBits) << 3); // another group must not see more than everybody
        }

        try
        {
            File.SetUnixFileMode(handle, (UnixFileMode)mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk without modes.
        }
    }

    /// <summary>Opens a folder, whose names are to be written to the disk; null for one that must not be read, though it may be written to.</summary>
    [SupportedOSPlatform("linux")]
    private static SafeFileHandle? OpenFolder(string path)
    {
        try
        {
            return Libc.OpenRead(path);
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
