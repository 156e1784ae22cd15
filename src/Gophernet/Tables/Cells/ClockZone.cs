using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Zones after times: <c>Z</c>, <c>UTC</c>, <c>GMT+2</c>, <c>GMT+0100 (CET)</c>, <c>-05:00</c>, <c>+0000 UTC</c>, <c>EST</c>. The name of a region
/// (<c>Europe/Berlin</c>) says which clock showed the time, which then stands as it is.
/// </summary>
internal static class ClockZone
{
    // Names that stand for one zone, those of RFC 822 first; hours that they are ahead of UTC.
    private static readonly (string Name, int Hours)[] Names =
    [
        ("EDT", -4), ("EST", -5), ("CDT", -5), ("CST", -6), ("MDT", -6), ("MST", -7), ("PDT", -7), ("PST", -8),
        ("Z", 0), ("UTC", 0), ("GMT", 0), ("WET", 0), ("WEST", 1), ("CET", 1), ("MEZ", 1), ("CEST", 2), ("MESZ", 2), ("EET", 2), ("EEST", 3), ("MSK", 3),
        ("JST", 9), ("KST", 9), ("AEST", 10), ("AEDT", 11), ("NZST", 12), ("NZDT", 13),
    ];

    /// <summary>Takes a zone, where there is one.</summary>
    /// <param name="cursor">Stands behind the time.</param>
    /// <param name="offset">The seconds that its clocks are ahead of UTC.</param>
    public static bool TryTake(ref TextCursor cursor, out double offset)
    {
        offset = 0;
        cursor.SkipAll(" "u8);
        if (cursor.IsAtLetter)
        {
            var start = cursor;
            var name = cursor.TakeLetters();
            if (cursor.Next == '/')
            {
                cursor = start;
                return TryTakeRegion(ref cursor) && cursor.IsAtEnd;
            }

            if (!TryName(name, out offset))
            {
                return false;
            }

            if (offset != 0)
            {
                return cursor.IsAtEnd || TryTakeRemark(ref cursor);
            }
        }

        if (cursor.TryTakeOneOf("+-"u8, out var sign))
        {
            if (!cursor.TryTakeDigits(4, out var hours, out var digits))
            {
                return false;
            }

            var minutes = 0;
            if (digits == 4)
            {
                (hours, minutes) = (hours / 100, hours % 100);
            }
            else if (digits > 2 || (cursor.TryTake((byte)':') && (!cursor.TryTakeDigits(2, out minutes, out digits) || digits != 2)))
            {
                return false;
            }

            if (hours > 23 || minutes > 59)
            {
                return false;
            }

            offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        }

        return cursor.IsAtEnd || TryTakeRemark(ref cursor);
    }

    /// <summary>Takes a name after the offset: in brackets, which browsers and Java write, or without, as Go does. A year may follow the zone.</summary>
    private static bool TryTakeRemark(ref TextCursor cursor)
    {
        cursor.SkipAll(" "u8);
        if (cursor.Rest is [(byte)'(', .., (byte)')'] or [(byte)'[', .., (byte)']'])
        {
            cursor = new TextCursor([]);
            return true;
        }

        if (!cursor.IsAtLetter)
        {
            return cursor.IsAtEnd || cursor.IsAtDigit;
        }

        return TryName(cursor.TakeLetters(), out _) && cursor.IsAtEnd;
    }

    /// <summary>Takes the name of a region: Europe/Berlin, America/Argentina/Buenos_Aires.</summary>
    private static bool TryTakeRegion(ref TextCursor cursor)
    {
        var parts = 0;
        do
        {
            var letters = cursor.TakeLetters().Length;
            while (cursor.TryTakeOneOf("_-"u8, out _))
            {
                letters += cursor.TakeLetters().Length;
            }

            if (letters < 2)
            {
                return false;
            }

            parts++;
        }
        while (cursor.TryTake((byte)'/'));

        return parts is 2 or 3;
    }

    private static bool TryName(ReadOnlySpan<byte> name, out double offset)
    {
        foreach (var (known, hours) in Names)
        {
            if (Ascii.EqualsIgnoreCase(name, known))
            {
                offset = hours * 3600.0;
                return true;
            }
        }

        offset = 0;
        return false;
    }
}
