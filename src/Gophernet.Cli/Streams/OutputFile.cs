using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>
/// A file that the user named, which appears whole or not at all; a pipe or a device, which is written to as it is; or, named <c>-</c>, standard output.
/// What cannot be written is found before hours of training.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private const string StandardOutputName = "-";

    private static readonly TimeSpan MaxWaitForOthers = TimeSpan.FromSeconds(0.3);

    private static readonly List<WholeFile> Unfinished = []; // guarded by itself

    private readonly string _name; // as the user gave it
    private readonly FilePlace? _place; // null for standard output
    private WholeFile? _file; // null for standard output, and before the file is opened
    private Stream? _stream;

    private OutputFile(string name, FilePlace? place, WholeFile? file, Stream? stream) => (_name, _place, _file, _stream) = (name, place, file, stream);

    /// <summary>Whether it is a stream that cannot be read again: standard output, a pipe, a device.</summary>
    public bool IsStream => _place is null or { IsStream: true };

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

    /// <summary>Begins a file.</summary>
    public static OutputFile Create(string path, Shell shell)
    {
        var output = Prepare(path, shell);
        output.Open(shell);
        return output;
    }

    /// <summary>
    /// Throws where the file could not be written later: before data are read, while a signal may still end the process at once. A pipe is opened, which may
    /// wait for its reader. Of a file, nothing is left behind until <see cref="Open"/>.
    /// </summary>
    public static OutputFile Prepare(string path, Shell shell)
    {
        if (path == StandardOutputName)
        {
            return new OutputFile("<stdout>", null, null, shell.Output);
        }

        if (path.Length == 0)
        {
            throw new GophernetException("a file to write was named by an empty text", "Give it a name.");
        }

        var (name, place) = (FileName.Show(path), FilePlace.Of(path));
        if (place.IsFolder)
        {
            throw new GophernetException(new Place(name), "cannot be written: it is a directory", "Name a file in it.");
        }

        var file = Begin(name, place);
        if (place.IsStream)
        {
            if (OperatingSystem.IsLinux() && file.Stream is DescriptorStream stream)
            {
                stream.Ending = () => shell.Ending;
            }

            return new OutputFile(name, place, file, StandardOutput.Of(file.Stream, name));
        }

        End(file);
        return new OutputFile(name, place, null, null);
    }

    /// <summary>Makes the file, without its name yet: what ends the process from now on has it to delete.</summary>
    public void Open(Shell shell)
    {
        _ = shell.Interruption; // before there is a file to leave behind
        if (_stream is null)
        {
            _file = Begin(_name, _place!);
            _stream = _file.Stream;
        }
    }

    /// <summary>Writes to the file, which has no name yet.</summary>
    public void Write(Action<Stream> write) => Try(static (file, write) =>
    {
        write(file._stream!);
        file._stream!.Flush();
    }, write);

    /// <summary>Writes a text. Nothing is allocated: a stream of rows may be endless.</summary>
    public void Write(MemoryStream text) => Try(static (file, text) =>
    {
        text.WriteTo(file._stream!);
        file._stream!.Flush();
    }, text);

    /// <summary>Waits until what was written is on the disk: the last step that may well fail before several files get their names.</summary>
    public void Sync() => Try(static (file, _) => file._file?.Sync(), 0);

    /// <summary>Gives the file its name. Without it, nothing is left behind.</summary>
    public void Commit() => Try(static (file, _) =>
    {
        lock (Unfinished)
        {
            file._file?.Commit();
        }
    }, 0);

    public void Dispose()
    {
        if (_file is not null)
        {
            End(_file);
        }
    }

    private void Try<T>(Action<OutputFile, T> step, T state)
    {
        try
        {
            step(this, state);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(_name, e);
        }
    }

    private static WholeFile Begin(string name, FilePlace place)
    {
        try
        {
            if (place.IsStream)
            {
                return WholeFile.Create(place); // may wait, and leaves nothing behind
            }

            lock (Unfinished)
            {
                var file = WholeFile.Create(place);
                Unfinished.Add(file);
                return file;
            }
        }
        catch (DirectoryNotFoundException e)
        {
            var hasFolder = Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(place.Path)));
            throw new GophernetException(new Place(name), $"cannot be written: its folder {(hasFolder ? "takes no files" : "does not exist")}",
                hasFolder ? "Name a file in another." : "Make the folder first, or name another.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotBeWritten(name, e);
        }
    }

    private static void End(WholeFile file)
    {
        file.Dispose();
        lock (Unfinished)
        {
            Unfinished.Remove(file);
        }
    }

    private static GophernetException CannotBeWritten(string path, Exception cause) =>
        new(new Place(path), $"cannot be written: {SystemWords.Of(cause)}", "Check the permissions and the space of its folder, or name another file.", cause);
}
