using System.IO.Hashing;
using System.Text;
using Gophernet.Training;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Models.Files;

/// <summary>
/// Training as a file, to be continued later to the same model: a mark, a hash of data and options, the state of training, and a hash of all that. It
/// is for the version that wrote it, and says so to others.
/// </summary>
internal static class Checkpoint
{
    private const string Mark = "gophernet-checkpoint-1";
    private const int HashLength = 16;
    private const int MaxVersionLength = 100;

    /// <summary>Whether a file begins as a checkpoint does, of any version.</summary>
    /// <param name="file">The file, which is closed.</param>
    public static bool IsCheckpoint(SafeFileHandle file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using (file)
        {
            var beginning = new byte[1 + Mark.Length]; // its length, and the mark
            return RandomAccess.Read(file, beginning, 0) == beginning.Length && Encoding.UTF8.GetString(beginning, 1, Mark.Length) == Mark;
        }
    }

    /// <summary>Writes where training stands.</summary>
    public static void Write(ModelTrainer trainer, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        using var state = new BinaryWriter(bytes, Encoding.UTF8);
        state.Write(Mark);
        state.Write(ProductVersion.Current);
        state.Write(Fingerprint.Of(trainer));
        trainer.Save(state);
        state.Flush();
        var written = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        stream.Write(written);
        stream.Write(XxHash128.Hash(written));
    }

    /// <summary>Takes up training where a file says that it stood.</summary>
    /// <param name="trainer">A trainer that has not begun, of the same data and options.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="GophernetException">The file is damaged, is no checkpoint, or is of other data, options or version.</exception>
    public static void Read(ModelTrainer trainer, byte[] file, string source)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(file);
        var place = new Place(source);
        var length = file.Length - HashLength;
        if (length < 0 || !XxHash128.Hash(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length)))
        {
            throw new GophernetException(place, "not a checkpoint, or a damaged one", "Remove it to start again, or name another.")
            {
                Settings = [new("checkpoint")],
            };
        }

        using var state = new BinaryReader(new MemoryStream(file, 0, length), Encoding.UTF8);
        try
        {
            RequireOf(trainer, state, place);
            trainer.Load(state);
            StateNumbers.Require(state.BaseStream.Position == length, "the length");
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidDataException)
        {
            var what = e is InvalidDataException ? $": {e.Message}" : "";
            throw new GophernetException(place, $"not a checkpoint, or a damaged one{what}", "Remove it to start again, or name another.", e)
            {
                Settings = [new("checkpoint")],
            };
        }
    }

    /// <summary>Refuses a checkpoint of something else.</summary>
    private static void RequireOf(ModelTrainer trainer, BinaryReader state, Place place)
    {
        if (state.ReadString() is var mark && mark != Mark)
        {
            throw new GophernetException(place, "not a checkpoint of gophernet", "Name another.")
            {
                Settings = [new("checkpoint")],
            };
        }

        if (state.ReadString() is var version && version != ProductVersion.Current)
        {
            StateNumbers.Require(version.Length <= MaxVersionLength, "the version");
            throw new GophernetException(place, $"a checkpoint of gophernet {version}; this is {ProductVersion.Current}",
                "Continue with that version, or start again.");
        }

        if (state.ReadString() != Fingerprint.Of(trainer))
        {
            throw new GophernetException(place, "a checkpoint of other data or other options",
                "Give the data and options of the run that wrote it, or start again.");
        }
    }
}
