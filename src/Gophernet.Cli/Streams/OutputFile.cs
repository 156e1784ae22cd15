using Gophernet.Models.Files;

namespace Gophernet.Cli.Streams;

/// <summary>
/// A file that the user named, which appears whole or not at all. It is created at once, so that a place that cannot be written is found before hours of
/// training. <c>-</c> is standard output.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private const string StandardOutputName = "-";

    private static readonly TimeSpan MaxWaitForOthers = TimeSpan.FromSeconds(0.3);

    private static readonly List<WholeFile> Unfinished = []; // guarded by itself

    private readonly string _name; // as the user gave it
    private readonly WholeFile? _file; // null for standard output
    private readonly Stream _stream;

    private OutputFile(string name, WholeFile? file, Stream stream) => (_name, _file, _stream) = (name, file, stream);

    /// <summary>Throws where the file could not be written later: before data are read, while a signal may still end the process at once.</summary>
    public static void RequireWritable(string path, Shell shell) => Create(path, shell).Dispose();

    /// <summary>Deletes what is written just now: the process is about to end. From then on no file is begun, and none gets its name.</summary>
    public static void DeleteUnfinished()
    {
        if (Monitor.TryEnter(Unfinished, MaxWaitForOthers)) // never left again
        {
            foreach (var file in Unfinished)
            {
                file.Delete();
            }
        }
    }

    public static OutputFile Create(string path, Shell shell)
    {
        if (path == StandardOutputName)
        {
            return new OutputFile("<stdout>", null, shell.Output);
        }

        if (path.Length == 0)
        {
            throw new GophernetException("a file to write was named by an empty text", "Give it a name.");
        }

        if (Directory.Exists(path))
        {
            throw new GophernetException(new Place(path), "cannot be written: it is a directory", "Name a file in it.");
        }

        _ = shell.Interruption; // before there is a file to leave behind
        try
        {
            lock (Unfinished)
            {
                var file = WholeFile.Create(path);
                Unfinished.Add(file);
                return new OutputFile(path, file, file.Stream);
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
        try
        {
            lock (Unfinished)
            {
                _file?.Commit();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(_name, e);
        }
    }

    public void Dispose()
    {
        if (_file is not null)
        {
            _file.Dispose();
            lock (Unfinished)
            {
                Unfinished.Remove(_file);
            }
        }
    }

    private static GophernetException CannotBeWritten(string path, Exception cause) =>
        new(new Place(path), $"cannot be written: {cause.Message}", "Check the permissions and the space of its folder, or name another file.", cause);
}
