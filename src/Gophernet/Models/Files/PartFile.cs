using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Gophernet.Csv.Foreign;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>
/// The work of one of several processes as a file: a mark, the version, what it is a part of, what came of it, and a hash of all that. It is for the
/// version that wrote it, and says so to others.
/// </summary>
internal static class PartFile
{
    private const string Mark = "gophernet-part-1";
    private const int HashLength = 16;
    private const int MaxVersionLength = 100;
    private const int MaxOptions = 1_000;
    private const string Again = "Make the part again, or fetch it again.";

    /// <summary>Whether bytes begin as a part does, of any version.</summary>
    public static bool IsPart(ReadOnlySpan<byte> beginning) =>
        beginning.Length > Mark.Length && beginning[0] == Mark.Length && Encoding.UTF8.GetString(beginning.Slice(1, Mark.Length)) == Mark;

    /// <summary>Writes a part.</summary>
    /// <param name="header">What it is a part of.</param>
    /// <param name="stream">Receives it.</param>
    /// <param name="content">Writes what came of the work.</param>
    public static void Write(PartHeader header, Stream stream, Action<PartWriter> content)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(content);
        var hash = new XxHash128();
        using (var part = new PartWriter(new BufferedStream(new HashedStream(stream, hash))))
        {
            foreach (var text in (ReadOnlySpan<string>)[Mark, ProductVersion.Current, header.Command])
            {
                part.Write(text);
            }

            part.Write(header.Share.Number);
            part.Write(header.Share.Count);
            part.Write(header.Table);
            part.Write(header.Fingerprint);
            part.Write(header.Options.Length);
            foreach (var (name, values) in header.Options)
            {
                part.Write(name);
                part.WriteTexts(values);
            }

            content(part);
        }

        stream.Write(hash.GetCurrentHash());
    }

    /// <summary>Reads what a part is a part of.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="source">Its name in messages.</param>
    /// <returns>A reader that knows it, and stands before what came of the work.</returns>
    /// <exception cref="GophernetException">The file is damaged, is no part, or is of another version.</exception>
    public static PartReader Read(byte[] file, string source)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!IsPart(file))
        {
            var kind = ForeignFile.IsModel(file) ? "a model, not a part" : ForeignFile.NameOf(file.AsSpan(0, Math.Min(file.Length, ForeignFile.ModelLength)))
                is { } name ? $"expected a part, found {name}" : "not a part";
            throw new GophernetException(
                new Place(source), kind, "Name the files that train or cross-validate wrote, each for its part of one run, all of them.")
            {
                Settings = [new("part")],
            };
        }

        var place = new Place(source);
        var part = new PartReader(file, Math.Max(0, file.Length - HashLength));
        return Guarded(source, () =>
        {
            part.ReadString();
            var version = part.ReadString();
            if (version != ProductVersion.Current)
            {
                StateNumbers.Require(version.Length <= MaxVersionLength, "the version");
                throw new GophernetException(place, $"a part of gophernet {version}; this is {ProductVersion.Current}",
                    "Merge with that version, or make all parts again with this one.");
            }

            StateNumbers.Require(file.AsSpan(^HashLength..).SequenceEqual(XxHash128.Hash(file.AsSpan(..^HashLength))), "the hash");
            var (command, number, count) = (part.ReadString(), part.Whole(1, WorkShare.MaxCount), part.Whole(1, WorkShare.MaxCount));
            StateNumbers.Require(number <= count, "the number");
            var (table, fingerprint) = (part.ReadString(), part.ReadString());
            var options = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
            for (var left = part.Whole(0, MaxOptions); left > 0; left--)
            {
                options.Add((part.ReadString(), part.Texts()));
            }

            part.Header = new PartHeader(command, new WorkShare(number, count), table, fingerprint, options.ToImmutable()) { Source = source };
            return part;
        });
    }

    /// <summary>Reads something of a part.</summary>
    /// <exception cref="GophernetException">It cannot be.</exception>
    public static T Guarded<T>(string source, Func<T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidDataException or ArgumentException)
        {
            throw new GophernetException(new Place(source), $"a damaged part{(e is InvalidDataException ? $": {e.Message}" : "")}", Again, e);
        }
    }
}
