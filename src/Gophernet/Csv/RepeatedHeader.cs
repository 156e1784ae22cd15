using System.Runtime.CompilerServices;
using Gophernet.Csv.Numbers;

namespace Gophernet.Csv;

/// <summary>The names of the columns as they stand in the header: where they come again, as in concatenated files, they are no row.</summary>
internal sealed class RepeatedHeader
{
    private readonly byte[][] _names;
    private readonly byte _firstByte; // of the first name, or what ends an empty one

    private RepeatedHeader(byte[][] names, byte firstByte) => (_names, _firstByte) = (names, firstByte);

    private static ReadOnlySpan<byte> RoundNames => " \t\""u8;

    /// <summary>Keeps the names of a header, if no row can look like it: it has several fields, and one of them is no number.</summary>
    /// <returns>Null where a row can.</returns>
    public static RepeatedHeader? Of(RecordScanner header, ReadOnlySpan<byte> bytes, byte delimiter)
    {
        var (names, hasName) = (new byte[header.FieldCount][], false);
        for (var i = 0; i < names.Length; i++)
        {
            var name = NameOf(in header.Fields[i], bytes);
            hasName |= !name.IsEmpty && !NumberParser.TryParse(name, decimalComma: true, out _);
            names[i] = name.ToArray();
        }

        return hasName && names.Length > 1 ? new RepeatedHeader(names, names[0] is [var first, ..] ? first : delimiter) : null;
    }

    /// <summary>Whether a record has the same names, with or without quotes and blanks round them, which is then counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // asked of every record
    public bool IsIn(RecordScanner scanner, ReadOnlySpan<byte> bytes, ReadingTally tally)
    {
        var place = scanner.Start + (bytes[scanner.Start] == '"' ? 1 : 0);
        return place < bytes.Length && (bytes[place] == _firstByte || bytes[place] is (byte)' ' or (byte)'\t' or (byte)'"')
            && HasNames(scanner, bytes, tally);
    }

    private bool HasNames(RecordScanner scanner, ReadOnlySpan<byte> bytes, ReadingTally tally)
    {
        var fields = scanner.Fields;
        if (fields.Length != _names.Length)
        {
            return false;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            if (!NameOf(in fields[i], bytes).SequenceEqual(_names[i]))
            {
                return false;
            }
        }

        tally.Add(Assumption.Headers, scanner.Line);
        return true;
    }

    private static ReadOnlySpan<byte> NameOf(ref readonly FieldBounds field, ReadOnlySpan<byte> bytes) => bytes[field.Start..field.End].Trim(RoundNames);
}
