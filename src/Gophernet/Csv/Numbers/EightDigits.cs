using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Gophernet.Csv.Numbers;

/// <summary>
/// Eight bytes of text in one register, the first of them lowest. All eight are looked at, added up or made at once (Langdale and
/// Lemire, "Parsing gigabytes of JSON per second", 2019; the way back is the same steps in reverse).
/// </summary>
internal static class EightDigits
{
    private const ulong Zeros = 0x3030303030303030; // "00000000"
    private const ulong LowBits = 0x7F7F7F7F7F7F7F7F;
    private const ulong HighBits = 0x8080808080808080;
    private const ulong AboveNine = 0x7676767676767676; // 0x80 - 10 in each byte: a sum beyond nine reaches the high bit
    private const ulong EveryFourthByte = 0x000000FF000000FF;

    /// <summary>The bytes from a place on, and zero bytes after the last.</summary>
    /// <param name="text">Eight bytes at least.</param>
    /// <param name="start">The place, from 0 to the length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ReadOnlySpan<byte> text, int start)
    {
        var left = text.Length - start;
        return left >= sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(text[start..])
            : BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]) >> 1 >> (63 - 8 * left); // by 64 bits in two steps when none is left
    }

    /// <summary>How many digits the text begins with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ulong text)
    {
        var values = text ^ Zeros;
        var isNoDigit = (((values & LowBits) + AboveNine) | values) & HighBits;
        return (int)ulong.TrailingZeroCount(isNoDigit) >> 3;
    }

    /// <summary>The number that the first digits of the text make.</summary>
    /// <param name="text">Eight bytes.</param>
    /// <param name="count">How many of them count, 1 to 8: digits, all of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Value(ulong text, int count)
    {
        // Zeros take the place before the digits. Then neighbours become pairs, pairs fours, and fours the number.
        var values = (text ^ Zeros) << (8 * (8 - count));
        var pairs = values * 10 + (values >> 8);
        var upper = (pairs & EveryFourthByte) * (100 + (1_000_000UL << 32));
        var lower = ((pairs >> 16) & EveryFourthByte) * (1 + (10_000UL << 32));
        return (upper + lower) >> 32;
    }

    /// <summary>A number below 100,000,000 as text, with zeros in front.</summary>
    public static ulong Text(uint number)
    {
        // Fours, pairs, digits. A multiplication and a shift divide by 100 and by 10, rightly for numbers as small as these.
        ulong fours = number / 10_000 | (ulong)(number % 10_000) << 32;
        var hundreds = ((fours * 10_486) >> 20) & 0x0000007F_0000007F;
        var pairs = hundreds | (fours - hundreds * 100) << 16;
        var tens = ((pairs * 103) >> 10) & 0x000F000F_000F000F;
        return Zeros | tens | (pairs - tens * 10) << 8;
    }

    /// <summary>How many of eight digits there are without the trailing zeros.</summary>
    public static int CountToLastNonZero(ulong text) => 8 - ((int)ulong.LeadingZeroCount(text ^ Zeros) >> 3);
}
