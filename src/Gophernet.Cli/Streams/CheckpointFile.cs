using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>The file that keeps where training stands: replaced as a whole, so that there is always one that is whole. No other file is touched.</summary>
internal sealed class CheckpointFile
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly string _path;
    private readonly Shell _shell;
    private long _last;

    /// <summary>Looks at the place of the file.</summary>
    /// <exception cref="GophernetException">It could not be written later, or something else is there.</exception>
    public CheckpointFile(string path, Shell shell)
    {
        (_path, _shell, _last) = (path, shell, shell.Clock.GetTimestamp());
        var place = FilePlace.Of(path);
        if (place.IsStream)
        {
            throw new GophernetException(
                new Place(FileName.Show(path)), "a checkpoint must be a regular file: it is replaced again and again, and read later",
                "Name another file with --checkpoint.");
        }

        if (place.IsRegular && !IsCheckpoint(path, shell))
        {
            throw new GophernetException(new Place(FileName.Show(path)), "not a checkpoint: it would be overwritten", "Name another file with --checkpoint.");
        }

        OutputFile.Prepare(path, shell).Dispose();
    }

    /// <summary>Whether another process writes it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Takes up training where the file says that it stood.</summary>
    /// <returns>False where there is no file.</returns>
    public bool TryRead(ModelTrainer trainer)
    {
        if (!FilePlace.Of(_path).IsRegular)
        {
            return false;
        }

        using var input = InputFile.Open(_path, _shell);
        Checkpoint.Read(trainer, input.Stream, input.Name);
        return true;
    }

    /// <summary>Writes every half minute. A disk that is full must not end hours of training: what went wrong is said, and tried again later.</summary>
    /// <param name="trainer">Where training stands.</param>
    /// <param name="warn">Says what went wrong.</param>
    /// <exception cref="OperationCanceledException">The trainer's token asked for it: the file is as it was before.</exception>
    public void WriteNowAndThen(ModelTrainer trainer, Action<string> warn)
    {
        if (IsReadOnly || _shell.Clock.GetElapsedTime(_last) < Interval)
        {
            return;
        }

        try
        {
            Write(trainer, trainer.Cancellation);
        }
        catch (GophernetException e)
        {
            _last = _shell.Clock.GetTimestamp();
            warn($"{e.Place}: {e.Message}; training continues");
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="trainer">Where training stands.</param>
    /// <param name="cancellation">Asked while it is written: that of a large network takes long.</param>
    /// <exception cref="OperationCanceledException">The token asked for it: the file is as it was before.</exception>
    public void Write(ModelTrainer trainer, CancellationToken cancellation = default)
    {
        if (IsReadOnly)
        {
            return;
        }

        using var output = OutputFile.Create(_path, _shell);
        output.Write(stream => Checkpoint.Write(trainer, new InterruptibleStream(stream, cancellation)));
        output.Commit();
        _last = _shell.Clock.GetTimestamp();
    }

    /// <summary>Training is done: nothing is left to continue.</summary>
    public void Remove()
    {
        if (!IsReadOnly)
        {
            NamedFile.Delete(FilePlace.Of(_path).Path);
        }
    }

    private static bool IsCheckpoint(string path, Shell shell)
    {
        using var input = InputFile.Open(path, shell);
        return Checkpoint.IsCheckpoint(((FileStream)input.Stream).SafeFileHandle);
    }
}
