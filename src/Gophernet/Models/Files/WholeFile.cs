namespace Gophernet.Models.Files;

/// <summary>
/// A file that appears whole or not at all: it is written beside its place, under a name that nobody else has, and takes its place with
/// <see cref="Commit"/>. A link keeps pointing where it does: its target is replaced. Devices are written to as they are.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _target;
    private readonly string? _temporary; // null for a device

    private WholeFile(string target, string? temporary, FileStream stream) => (_target, _temporary, Stream) = (target, temporary, stream);

    /// <summary>What is written.</summary>
    public Stream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it is to appear.</param>
    /// <exception cref="IOException">The folder does not exist, the path is that of a folder, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written to.</exception>
    public static WholeFile Create(string path)
    {
        // The framework looks for the target of a relative path in the root.
        var target = Path.GetFullPath(path);
        target = File.Exists(target) ? File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target : target;
        if (Directory.Exists(target))
        {
            throw new IOException($"The path '{path}' is that of a directory.");
        }

        if (IsDevice(target))
        {
            return new WholeFile(target, null, new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
        }

        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        return new WholeFile(target, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write));
    }

    /// <summary>Ends writing, and gives the file its name. Without it, nothing is left behind.</summary>
    /// <exception cref="IOException">The file cannot be written, or cannot take its place.</exception>
    /// <exception cref="UnauthorizedAccessException">What is in its place must not be replaced.</exception>
    public void Commit()
    {
        if (_temporary is not null)
        {
            Stream.Dispose();
            File.Move(_temporary, _target, overwrite: true);
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
            File.Delete(_temporary);
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

        Delete();
    }

    /// <summary>Whether a rename would do harm, as for /dev/null.</summary>
    private static bool IsDevice(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal))
        || path.StartsWith("/proc/", StringComparison.Ordinal);
}
