using System.IO.Compression;
using Gophernet.Csv.Foreign;

namespace Gophernet.Csv.Input;

/// <summary>
/// Unpacks gzip, and says of what file it is when its data are damaged. What follows the packed data and is neither more of them nor padding is damage, too:
/// the framework passes over it in silence, and with a broken header of a second part all its rows would be lost.
/// </summary>
internal sealed class UnpackingStream : ReadingStream
{
    private readonly PackedStream _packed;
    private readonly GZipStream _unpacked;
    private readonly string _sourceName;

    /// <param name="packed">The packed data.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    public UnpackingStream(Stream packed, string sourceName)
    {
        (_packed, _sourceName) = (new PackedStream(packed), sourceName);
        _unpacked = new GZipStream(new GzipMemberStream(_packed), CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var count = _unpacked.Read(buffer);
            return count > 0 || buffer.IsEmpty || !_packed.HasMore() ? count : throw new InvalidDataException();
        }
        catch (InvalidDataException e)
        {
            throw new GophernetException(new Place(_sourceName), "damaged gzip data",
                ForeignFile.WithName("Fetch or pack the file again; test it with: gzip -t FILE", _sourceName), e);
        }
    }

    /// <summary>Gives the last byte of all by itself: who has come to the end without asking for it has left something.</summary>
    private sealed class PackedStream(Stream stream) : ReadingStream
    {
        // Some programs pad with zeros up to a whole block. Packed data end with less: their length, of which at least one byte is none.
        private const int MinPadding = 8;

        private int _held = -1; // the last byte that has come; −1 for none
        private int _zeros; // at the end of all that was given

        public override int Read(Span<byte> buffer)
        {
            if (_held < 0)
            {
                Span<byte> first = stackalloc byte[1];
                if (stream.Read(first) == 0)
                {
                    return 0;
                }

                _held = first[0];
            }

            buffer[0] = (byte)_held;
            var more = stream.Read(buffer[1..]);
            _held = more > 0 ? buffer[more] : -1;
            var count = Math.Max(1, more);
            var last = buffer[..count].LastIndexOfAnyExcept((byte)0);
            _zeros = Math.Min(last < 0 ? _zeros + count : count - 1 - last, MinPadding);
            return count;
        }

        /// <summary>Whether something was left that is no padding.</summary>
        public bool HasMore()
        {
            if (_held < 0)
            {
                return false;
            }

            Span<byte> rest = stackalloc byte[512];
            var (zeros, hasMore) = (_zeros + 1, _held != 0);
            for (int count; !hasMore && (count = stream.Read(rest)) > 0;)
            {
                (zeros, hasMore) = (Math.Min(zeros + count, MinPadding), rest[..count].ContainsAnyExcept((byte)0));
            }

            return hasMore || zeros < MinPadding;
        }
    }
}
