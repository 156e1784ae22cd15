using System.Diagnostics;
using Gophernet.Models;

namespace Gophernet.Cli.Streams;

/// <summary>The file that keeps where training stands: replaced as a whole, so that there is always one that is whole.</summary>
internal sealed class CheckpointFile(string path, Shell shell)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Takes up training where the file says that it stood.</summary>
    /// <returns>False where there is no file.</returns>
    public bool TryRead(ModelTrainer trainer)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var input = InputFile.Open(path, shell);
        using var bytes = new MemoryStream();
        input.Stream.CopyTo(bytes);
        Checkpoint.Read(trainer, bytes.ToArray(), path);
        return true;
    }

    public void WriteNowAndThen(ModelTrainer trainer)
    {
        if (Stopwatch.GetElapsedTime(_last) >= Interval)
        {
            Write(trainer);
        }
    }

    public void Write(ModelTrainer trainer)
    {
        using var output = OutputFile.Create(path, shell);
        output.Write(stream => Checkpoint.Write(trainer, stream));
        output.Commit();
        _last = Stopwatch.GetTimestamp();
    }

    /// <summary>Training is done: nothing is left to go on with.</summary>
    public void Remove() => File.Delete(path);
}
