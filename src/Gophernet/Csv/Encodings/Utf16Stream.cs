using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Gophernet.Csv.Encodings;

/// <summary>UTF-16 as UTF-8.</summary>
/// <param name="stream">The units; a byte-order mark becomes that of UTF-8, which readers skip.</param>
/// <param name="isBigEndian">Whether the high byte of a unit comes first.</param>
/// <param name="sourceName">The name of the input in messages.</param>
/// <param name="size">The most bytes to read at once; at least 4, the bytes of a character.</param>
internal sealed class Utf16Stream(Stream stream, bool isBigEndian, string sourceName, int size = TranscodingStream.DefaultSize)
    : TranscodingStream(stream, size)
{
    private const int UnitSize = sizeof(char);

    private readonly char[] _units = new char[size / UnitSize];
    private long _position;

    protected override (int Used, int Written) Transcode(ReadOnlySpan<byte> input, bool isLast, Span<byte> output)
    {
        var units = _units.AsSpan(0, input.Length / UnitSize);
        var bytes = MemoryMarshal.AsBytes(units);
        input[..bytes.Length].CopyTo(bytes);
        if (isBigEndian == BitConverter.IsLittleEndian)
        {
            var numbers = MemoryMarshal.Cast<char, ushort>(units);
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }

        var status = Utf8.FromUtf16(units, output, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: isLast);
        _position += UnitSize * read;
        if (read == 0 && (status == OperationStatus.InvalidData || (isLast && !input.IsEmpty)))
        {
            throw new GophernetException(
                new Place(sourceName), $"damaged UTF-16: found half of a character at byte {_position + 1}", "Fetch or save the file again.");
        }

        return (UnitSize * read, written);
    }
}
