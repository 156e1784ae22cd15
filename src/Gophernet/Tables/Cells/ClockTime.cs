using System.Globalization;
using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Times as clocks show them: <c>9:05</c>, <c>09:05:30.25</c>, <c>9:05 PM</c>, <c>9pm</c>, and <c>24:00</c> for the end of a day; after a date also with a
/// zone (<c>Z</c>, <c>UTC</c>, <c>GMT+0100 (CET)</c>, <c>-05:00</c>, <c>EST</c>), which is taken off.
/// </summary>
internal static class ClockTime
{
    private const double MaxPreciseSeconds = 60;
    private const int MaxDecimals = 9;

    // The zones of RFC 822, the only ones whose letters stand for one zone; hours that they are behind.
    private static ReadOnlySpan<byte> NamedZones => "EDTESTCDTCSTMDTMSTPDTPST"u8;

    private static ReadOnlySpan<byte> HoursBehind => [4, 5, 5, 6, 6, 7, 7, 8];

    /// <summary>A number of seconds as hours, of any number, minutes and whole seconds: 26:05:00.</summary>
    public static string ToText(double seconds)
    {
        var whole = Math.Floor(Math.Abs(seconds));
        var minutes = Math.Floor(whole / 60);
        return string.Create(
            CultureInfo.InvariantCulture, $"{(seconds < 0 ? "-" : "")}{Math.Floor(minutes / 60):0}:{minutes % 60:00}:{whole % 60:00}");
    }

    /// <summary>The same, and below a minute with decimals for three digits: 0:00:00.25.</summary>
    public static string ToPreciseText(double seconds)
    {
        var (size, decimals) = (Math.Abs(seconds), 0);
        for (var least = 100.0; size < least && size < MaxPreciseSeconds && decimals < MaxDecimals; least /= 10)
        {
            decimals++;
        }

        var rounded = Math.Round(size, decimals);
        return decimals == 0 ? ToText(seconds)
            : ToText(seconds < 0 ? -rounded : rounded) + (rounded - Math.Floor(rounded)).ToString("." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>Takes what stands after a date: nothing, or a time and perhaps a zone, to the end of the cell.</summary>
    public static bool TryTakeAfterDate(ref TextCursor cursor, ref double seconds)
    {
        if (cursor.IsAtEnd)
        {
            return true;
        }

        var isApart = cursor.TryTake((byte)',') | cursor.SkipAll(" "u8) || cursor.TryTakeOneOf("Tt:"u8, out _);
        if (!isApart || !TryTake(ref cursor, out var time) || !TryTakeZone(ref cursor, out var offset))
        {
            return false;
        }

        seconds += time - offset;
        return cursor.IsAtEnd;
    }

    /// <summary>Takes a time, without a zone.</summary>
    /// <param name="cursor">Stands at the hour.</param>
    /// <param name="seconds">The seconds since midnight.</param>
    public static bool TryTake(ref TextCursor cursor, out double seconds)
    {
        seconds = 0;
        if (!cursor.TryTakeDigits(2, out var hour, out _))
        {
            return false;
        }

        var hasMinutes = cursor.TryTake((byte)':');
        if (hasMinutes && !TryTakeMinutes(ref cursor, out seconds))
        {
            return false;
        }

        if (TryTakeHalf(ref cursor, out var isAfternoon))
        {
            hour = hour == 12 ? 0 : hour;
            seconds += (hour + (isAfternoon ? 12 : 0)) * 3600.0;
            return hour < 12;
        }

        seconds += hour * 3600.0;
        return hasMinutes && (hour < 24 || seconds == CalendarDay.Seconds);
    }

    /// <summary>Takes a zone, where there is one.</summary>
    /// <param name="cursor">Stands behind the time.</param>
    /// <param name="offset">The seconds that its clocks are ahead of UTC.</param>
    public static bool TryTakeZone(ref TextCursor cursor, out double offset)
    {
        offset = 0;
        cursor.SkipAll(" "u8);
        if (cursor.IsAtLetter)
        {
            var name = cursor.TakeLetters();
            if (!IsUtc(name))
            {
                return TryNamedZone(name, out offset);
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
            else if (digits != 2 || (cursor.TryTake((byte)':') && (!cursor.TryTakeDigits(2, out minutes, out digits) || digits != 2)))
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

    private static bool TryTakeMinutes(ref TextCursor cursor, out double seconds)
    {
        seconds = 0;
        if (!cursor.TryTakeDigits(2, out var minute, out var digits) || digits != 2 || minute > 59)
        {
            return false;
        }

        seconds = minute * 60;
        if (!cursor.TryTake((byte)':'))
        {
            return true;
        }

        if (!cursor.TryTakeDigits(2, out var second, out digits) || digits != 2 || second > 60) // 60 is a leap second
        {
            return false;
        }

        seconds += second;
        if (cursor.TryTakeOneOf(".,"u8, out _))
        {
            if (!cursor.TryTakeFraction(out var fraction))
            {
                return false;
            }

            seconds += fraction;
        }

        return true;
    }

    /// <summary>Takes the half of the day: <c>AM</c>, <c>p.m.</c>.</summary>
    private static bool TryTakeHalf(ref TextCursor cursor, out bool isAfternoon)
    {
        var behind = cursor;
        behind.SkipAll(" "u8);
        isAfternoon = behind.Next is (byte)'p' or (byte)'P';
        if (!behind.TryTakeOneOf("aApP"u8, out _))
        {
            return false;
        }

        behind.TryTake((byte)'.');
        if (!behind.TryTakeOneOf("mM"u8, out _) || behind.IsAtLetter)
        {
            return false;
        }

        behind.TryTake((byte)'.');
        cursor = behind;
        return true;
    }

    private static bool IsUtc(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "Z"u8) || Ascii.EqualsIgnoreCase(name, "UTC"u8) || Ascii.EqualsIgnoreCase(name, "GMT"u8);

    private static bool TryNamedZone(ReadOnlySpan<byte> name, out double offset)
    {
        offset = 0;
        for (var i = 0; i < HoursBehind.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(name, NamedZones.Slice(3 * i, 3)))
            {
                offset = -3600.0 * HoursBehind[i];
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the name of a zone in brackets, which browsers write after the offset.</summary>
    private static bool TryTakeRemark(ref TextCursor cursor)
    {
        cursor.SkipAll(" "u8);
        if (cursor.Rest is not [(byte)'(', .., (byte)')'])
        {
            return cursor.IsAtEnd || cursor.IsAtDigit; // a year may follow a zone
        }

        cursor = new TextCursor([]);
        return true;
    }
}
