using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Csv;

/// <summary>
/// Finds the fields of a record that has no quote in it, 32 bytes at a time. It is the fast path of <see cref="RecordScanner"/>, which knows all
/// rules: every record that may break one is left to it.
/// </summary>
internal static class BareRecord
{
    /// <summary>Finds the fields of a record.</summary>
    /// <param name="bytes">All that has arrived.</param>
    /// <param name="start">Where the record begins.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="fields">Receives the fields; it grows where they do not fit.</param>
    /// <param name="fieldCount">The number of fields.</param>
    /// <param name="end">Where the record ends, with its line end.</param>
    /// <returns>
    /// False when the record has a quote, a NUL byte or a carriage return without its line feed, or does not end 32 bytes before the last.
    /// </returns>
    public static bool TryFind(ReadOnlySpan<byte> bytes, int start, byte delimiter, ref FieldBounds[] fields, out int fieldCount, out int end)
    {
        fieldCount = 0;
        end = start;
        var delimiters = Vector256.Create(delimiter);
        for (var i = start; i <= bytes.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var next = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)i);
            var isLineEnd = Vector256.Equals(next, Vector256.Create((byte)'\n'));
            var lineEnds = isLineEnd.ExtractMostSignificantBits();
            var fieldEnds = (isLineEnd | Vector256.Equals(next, delimiters)).ExtractMostSignificantBits();
            var others = (Vector256.Equals(next, Vector256.Create((byte)'"')) | Vector256.Equals(next, Vector256.Create((byte)'\r'))
                | Vector256.Equals(next, Vector256<byte>.Zero)).ExtractMostSignificantBits();

            var ofRecord = lineEnds ^ (lineEnds - 1); // the bits up to the first line end; all of them where there is none
            fieldEnds &= ofRecord;
            others &= ofRecord;
            if (others != 0 && !IsCarriageReturnOfLine(bytes, i, others))
            {
                return false;
            }

            if (fields.Length < fieldCount + Vector256<byte>.Count)
            {
                Array.Resize(ref fields, 2 * fields.Length + Vector256<byte>.Count);
            }

            for (; fieldEnds != 0; fieldEnds &= fieldEnds - 1)
            {
                ref var field = ref fields[fieldCount++];
                field.Start = end;
                field.End = i + BitOperations.TrailingZeroCount(fieldEnds);
                field.Kind = FieldKind.Bare;
                end = field.End + 1;
            }

            if (lineEnds != 0)
            {
                ref var last = ref fields[fieldCount - 1];
                last.End -= last.End > last.Start && bytes[last.End - 1] == '\r' ? 1 : 0;
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the one bit is a carriage return before a line feed.</summary>
    private static bool IsCarriageReturnOfLine(ReadOnlySpan<byte> bytes, int offset, uint bits)
    {
        var position = offset + BitOperations.TrailingZeroCount(bits);
        return BitOperations.PopCount(bits) == 1 && bytes[position] == '\r' && position + 1 < bytes.Length && bytes[position + 1] == '\n';
    }
}
