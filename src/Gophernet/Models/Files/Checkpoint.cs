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
    private const int PieceLength = 1 << 16;

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
        var hash = new XxHash128();
        using (var state = new BinaryWriter(new BufferedStream(new HashedStream(stream, hash)), Encoding.UTF8))
        {
            state.Write(Mark);
            state.Write(ProductVersion.Current);
            state.Write(RunOf(trainer));
            trainer.Save(state);
        }

        stream.Write(hash.GetCurrentHash());
    }

    /// <summary>Takes up training where a file says that it stood.</summary>
    /// <param name="trainer">A trainer that has not begun, of the same data and options.</param>
    /// <param name="file">The file, which can be read twice.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="GophernetException">The file is damaged, is no checkpoint, or is of other data, options or version.</exception>
    public static void Read(ModelTrainer trainer, Stream file, string source)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(file);
        var place = new Place(source);
        var length = file.Length - HashLength;
        if (length < 0 || !EndsWithHash(file, length))
        {
            throw new GophernetException(place, "not a checkpoint, or a damaged one", "Remove it to start again, or name another.")
            {
                Settings = [new("checkpoint")],
            };
        }

        file.Position = 0;
        using var state = new BinaryReader(new BufferedStream(file), Encoding.UTF8, leaveOpen: true);
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

    private static bool EndsWithHash(Stream file, long length)
    {
        var hash = new XxHash128();
        var piece = new byte[PieceLength];
        file.Position = 0;
        for (var left = length; left > 0;)
        {
            var part = piece.AsSpan(0, (int)Math.Min(left, piece.Length));
            file.ReadExactly(part);
            hash.Append(part);
            left -= part.Length;
        }

        Span<byte> written = stackalloc byte[HashLength];
        file.ReadExactly(written);
        return written.SequenceEqual(hash.GetCurrentHash());
    }

    /// <summary>What a checkpoint is of; that of a part is of no other part.</summary>
    private static string RunOf(ModelTrainer trainer) => trainer.Share is { } share ? $"{Fingerprint.Of(trainer)} {share}" : Fingerprint.Of(trainer);

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

        if (state.ReadString() != RunOf(trainer))
        {
            throw new GophernetException(place, "a checkpoint of other data or other options",
                "Give the data and options of the run that wrote it, or start again.");
        }
    }
}
