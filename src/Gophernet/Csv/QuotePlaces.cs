using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Csv;

/// <summary>
/// Checks whether quotes stand only where plain CSV has them: an opening one after a delimiter, a closing one before a delimiter or a line end, with
/// no backslash before it. 32 bytes at a time, as every input with quotes goes through it.
/// </summary>
internal static class QuotePlaces
{
    /// <summary>Checks bytes that begin with a record.</summary>
    /// <param name="bytes">The bytes; the last may be in the middle of a record.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="end">The end of the last whole record; 0 where there is none.</param>
    /// <returns>False where a quote stands elsewhere in whole records, or in the one after them.</returns>
    public static bool AreRegular(ReadOnlySpan<byte> bytes, byte delimiter, out int end)
    {
        end = 0;
        var (isQuoted, position) = (0u, 0); // all bits set inside quotes
        ref var first = ref MemoryMarshal.GetReference(bytes);
        for (; position < bytes.Length; position += Vector256<byte>.Count)
        {
            var current = position + Vector256<byte>.Count <= bytes.Length
                ? Vector256.LoadUnsafe(ref first, (nuint)position)
                : Rest(bytes, position);
            var isQuote = Vector256.Equals(current, Vector256.Create((byte)'"'));
            var quotes = isQuote.ExtractMostSignificantBits();
            var lineEnds = Vector256.Equals(current, Vector256.Create((byte)'\n')).ExtractMostSignificantBits();
            var inside = isQuoted;
            if (quotes != 0)
            {
                inside ^= PrefixXor(quotes); // bit by bit: whether a quote is open after the byte
                var edges = lineEnds | quotes | (Vector256.Equals(current, Vector256.Create(delimiter))
                    | Vector256.Equals(current, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
                var backslashes = Vector256.Equals(current, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
                var before = (edges << 1) | (position == 0 || IsEdge(bytes[position - 1], delimiter) ? 1u : 0);
                var left = bytes.Length - position;
                var after = (edges >> 1) | (left > Vector256<byte>.Count
                    ? IsEdge(bytes[position + Vector256<byte>.Count], delimiter) ? 1u << 31 : 0
                    : 1u << (left - 1)); // what follows has not come; its record is not whole, and is looked at again
                var escaped = (backslashes << 1) | (position > 0 && bytes[position - 1] == '\\' ? 1u : 0);
                if (((quotes & inside & ~before) | (quotes & ~inside & (~after | escaped))) != 0)
                {
                    return false;
                }
            }

            lineEnds &= ~inside;
            if (lineEnds != 0)
            {
                end = position + 32 - BitOperations.LeadingZeroCount(lineEnds);
            }

            isQuoted = (uint)((int)inside >> 31);
        }

        return true;
    }

    private static Vector256<byte> Rest(ReadOnlySpan<byte> bytes, int position)
    {
        Span<byte> rest = stackalloc byte[Vector256<byte>.Count];
        rest.Clear();
        bytes[position..].CopyTo(rest);
        return Vector256.Create<byte>(rest);
    }

    private static uint PrefixXor(uint bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        return bits ^ (bits << 16);
    }

    private static bool IsEdge(byte value, byte delimiter) => value == delimiter || value is (byte)'\n' or (byte)'\r' or (byte)'"';
}
