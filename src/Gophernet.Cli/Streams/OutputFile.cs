namespace Gophernet.Cli.Streams;

/// <summary>
/// A file that appears whole or not at all: it is written beside its place, and takes it with <see cref="Commit"/>. It is created at
/// once, so that a place that cannot be written is found before hours of training. <c>-</c> is standard output.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private const string StandardOutputName = "-";

    private static readonly List<string> Unfinished = []; // temporary files, guarded by itself

    private readonly string _name; // as the user gave it
    private readonly string _path;
    private readonly string? _temporaryPath;
    private readonly Stream _stream;
    private readonly bool _ownsStream;

    private OutputFile(string name, string path, string? temporaryPath, Stream stream, bool ownsStream)
    {
        _name = name;
        _path = path;
        _temporaryPath = temporaryPath;
        _stream = stream;
        _ownsStream = ownsStream;
    }

    /// <summary>Throws where the file could not be written later: before data are read, while a signal may still end the process at once.</summary>
    public static void RequireWritable(string path, Shell shell) => Create(path, shell).Dispose();

    /// <summary>Deletes what is written just now: the process is about to end.</summary>
    public static void DeleteUnfinished()
    {
        lock (Unfinished)
        {
            foreach (var path in Unfinished)
            {
                TryDelete(path);
            }
        }
    }

    public static OutputFile Create(string path, Shell shell)
    {
        if (path == StandardOutputName)
        {
            return new OutputFile("<stdout>", path, null, shell.Output, ownsStream: false);
        }

        if (path.Length == 0)
        {
            throw new GophernetException("a file to write was named by an empty text", "Give it a name.");
        }

        try
        {
            // A link keeps pointing where it does: its target is replaced. The framework looks for the target of a relative path in the root.
            var target = Path.GetFullPath(path);
            target = File.Exists(target) ? File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target : target;
            if (Directory.Exists(target))
            {
                throw new GophernetException(new Place(path), "cannot be written: it is a directory", "Name a file in it.");
            }

            if (IsDevice(target))
            {
                return new OutputFile(path, target, null, new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite,
                    bufferSize: 0), ownsStream: true);
            }

            var folder = Path.GetDirectoryName(target)!;
            var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
            lock (Unfinished)
            {
                var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
                Unfinished.Add(temporary);
                return new OutputFile(path, target, temporary, stream, ownsStream: true);
            }
        }
        catch (DirectoryNotFoundException e)
        {
            throw new GophernetException(new Place(path), "cannot be written: its folder does not exist",
                "Make the folder first, or name another.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(path, e);
        }
    }

    /// <summary>Writes to the file, which has no name yet.</summary>
    public void Write(Action<Stream> write)
    {
        try
        {
            write(_stream);
            _stream.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(_name, e);
        }
    }

    /// <summary>Gives the file its name. Without it, nothing is left behind.</summary>
    public void Commit()
    {
        if (_temporaryPath is null)
        {
            return;
        }

        try
        {
            _stream.Dispose();
            File.Move(_temporaryPath, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(_name, e);
        }
    }

    public void Dispose()
    {
        try
        {
            if (_ownsStream)
            {
                _stream.Dispose();
            }
        }
        catch (IOException)
        {
            // Closing flushes once more, which fails again on a full disk; the first fault was said, and the file goes anyway.
        }

        if (_temporaryPath is not null)
        {
            File.Delete(_temporaryPath);
            lock (Unfinished)
            {
                Unfinished.Remove(_temporaryPath);
            }
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to be told.
        }
    }

    /// <summary>Whether a rename would do harm: devices such as /dev/null are written to as they are.</summary>
    private static bool IsDevice(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal))
        || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static GophernetException CannotBeWritten(string path, Exception cause) =>
        new(new Place(path), $"cannot be written: {cause.Message}", "Check the permissions and the space of its folder, or name another file.", cause);
}
