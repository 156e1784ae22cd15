using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Gophernet.Csv.Numbers;

/// <summary>
/// Floats as the shortest text that reads back as the same float, in the framework's spelling: 0.1, 1E-05, 16777216, 1E+16. It takes a
/// quarter of the framework's time.
/// </summary>
internal static class FloatFormatter
{
    /// <summary>The most bytes that are written to, of which the text may be fewer.</summary>
    public const int MaxTextLength = 24;

    private const uint SignMask = 0x80000000;
    private const uint InfinityBits = 0x7F800000;
    private const int MaxDigits = 9; // of a float's shortest text
    private const int MinPlainExponent = -4; // 0.0001, but 1E-05

    private static ReadOnlySpan<uint> PowersOfTenUpToNine => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Writes a float.</summary>
    /// <param name="number">Any float.</param>
    /// <param name="destination">At least <see cref="MaxTextLength"/> bytes.</param>
    /// <returns>The length of the text.</returns>
    public static int Format(float number, Span<byte> destination)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        var magnitude = bits & ~SignMask;
        if (magnitude >= InfinityBits)
        {
            number.TryFormat(destination, out var length, default, CultureInfo.InvariantCulture);
            return length;
        }

        destination[0] = (byte)'-';
        var start = (int)(bits >> 31);
        if (magnitude == 0)
        {
            destination[start] = (byte)'0';
            return start + 1;
        }

        var (digits, exponent) = ShortestDecimal.Of(magnitude);
        return start + Write(digits, exponent, destination[start..]);
    }

    private static int Write(uint digits, int exponent, Span<byte> destination)
    {
        // All nine places, the first digit at the front: trailing zeros are only counted.
        var length = Length(digits);
        digits *= PowersOfTenUpToNine[MaxDigits - length];
        exponent += length - 1;
        var first = (byte)('0' + digits / 100_000_000);
        var rest = EightDigits.Text(digits % 100_000_000);
        var count = 1 + EightDigits.CountToLastNonZero(rest);
        return exponent switch
        {
            >= 0 and < MaxDigits => WriteWhole(first, rest, count, exponent, destination),
            >= MinPlainExponent and < 0 => WriteFraction(first, rest, count, exponent, destination),
            _ => WriteScientific(first, rest, count, exponent, destination),
        };
    }

    /// <summary>12.5, or 1200.</summary>
    private static int WriteWhole(byte first, ulong rest, int count, int exponent, Span<byte> destination)
    {
        destination[0] = first;
        BinaryPrimitives.WriteUInt64LittleEndian(destination[1..], rest);
        if (count <= exponent + 1)
        {
            return exponent + 1;
        }

        destination[exponent + 1] = (byte)'.';
        BinaryPrimitives.WriteUInt64LittleEndian(destination[(exponent + 2)..], rest >> (8 * exponent));
        return count + 1;
    }

    /// <summary>0.00125.</summary>
    private static int WriteFraction(byte first, ulong rest, int count, int exponent, Span<byte> destination)
    {
        "0.000"u8.CopyTo(destination);
        destination[1 - exponent] = first;
        BinaryPrimitives.WriteUInt64LittleEndian(destination[(2 - exponent)..], rest);
        return 1 - exponent + count;
    }

    /// <summary>1.25E-07.</summary>
    private static int WriteScientific(byte first, ulong rest, int count, int exponent, Span<byte> destination)
    {
        destination[0] = first;
        destination[1] = (byte)'.';
        BinaryPrimitives.WriteUInt64LittleEndian(destination[2..], rest);
        var end = count == 1 ? 1 : count + 1;
        var power = Math.Abs(exponent);
        destination[end] = (byte)'E';
        destination[end + 1] = exponent < 0 ? (byte)'-' : (byte)'+';
        destination[end + 2] = (byte)('0' + power / 10);
        destination[end + 3] = (byte)('0' + power % 10);
        return end + 4;
    }

    private static int Length(uint number)
    {
        var atLeast = (32 - BitOperations.LeadingZeroCount(number)) * 1233 >> 12;
        return atLeast + (number >= PowersOfTenUpToNine[atLeast] ? 1 : 0);
    }
}
