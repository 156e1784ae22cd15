using System.Globalization;
using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Times as clocks show them: <c>9:05</c>, <c>09:05:30.25</c>, <c>9:05 PM</c>, <c>9pm</c>, and <c>24:00</c> for the end of a day; after a date also with points
/// (<c>09.05.30.250 PM</c>) or an h (<c>9h05</c>), and with a zone, which is taken off (<see cref="ClockZone"/>).
/// </summary>
internal static class ClockTime
{
    private const double MaxPreciseSeconds = 60;
    private const double LeastWithThreeDigits = 100; // of numbers without decimals
    private const int MaxDecimals = 9; // nanoseconds

    // What people and programs write between a date and a time.
    private static readonly byte[][] Links = [.. ((string[])["at ", "a las ", "às ", "à ", "as ", "um ", "om ", "kl. ", "kl ", "- "])
        .Select(Encoding.UTF8.GetBytes)];

    // What people write behind the year of a date, in Russian, Ukrainian and Polish.
    private static readonly byte[][] YearWords = [.. ((string[])["года", "год", "г", "року", "р", "roku", "r"]).Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Hours = [.. ((string[])["uhr", "hrs", "h"]).Select(Encoding.UTF8.GetBytes)];

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
        for (var least = LeastWithThreeDigits; size < least && size < MaxPreciseSeconds && decimals < MaxDecimals; least /= 10)
        {
            decimals++;
        }

        var rounded = Math.Round(size, decimals);
        if (decimals == 0)
        {
            return ToText(seconds);
        }

        var fraction = (rounded - Math.Floor(rounded)).ToString("." + new string('#', decimals), CultureInfo.InvariantCulture);
        return ToText(seconds < 0 ? -rounded : rounded) + fraction;
    }

    /// <summary>Takes what stands after a date: nothing, or a time and perhaps a zone, to the end of the cell.</summary>
    public static bool TryTakeAfterDate(ref TextCursor cursor, ref double seconds)
    {
        SkipYearWord(ref cursor);
        if (cursor.IsAtEnd)
        {
            return true;
        }

        var isApart = cursor.TryTake((byte)',') | cursor.SkipAll(" "u8) || cursor.TryTakeOneOf("Tt:"u8, out _)
            || (cursor.TryTake((byte)'-') && cursor.IsAtDigit); // DB2: 2024-02-29-13.45.00
        SkipLink(ref cursor);
        if (!isApart || !TryTake(ref cursor, out var time, isAfterDate: true))
        {
            return false;
        }

        SkipHours(ref cursor);
        if (!ClockZone.TryTake(ref cursor, out var offset))
        {
            return false;
        }

        seconds += time - offset;
        return cursor.IsAtEnd;
    }

    /// <summary>Passes over what calls the number before it a year: 5 марта 2021 г., 5 marca 2021 r.</summary>
    private static void SkipYearWord(ref TextCursor cursor)
    {
        foreach (var word in YearWords)
        {
            var behind = cursor;
            behind.SkipAll(" "u8);
            if (behind.TryTakeText(word))
            {
                behind.TryTake((byte)'.');
                cursor = behind.IsAtEnd || behind.Next is (byte)' ' or (byte)',' ? behind : cursor;
            }
        }
    }

    /// <summary>Takes a time that stands before a date: <c>11:37:15  3 Sep 2020</c>.</summary>
    /// <param name="text">A cell; what remains of it is the date.</param>
    /// <returns>The seconds since midnight; 0 where there is no time.</returns>
    public static double TakeBeforeDate(ref ReadOnlySpan<byte> text)
    {
        var cursor = new TextCursor(text);
        if (!TryTake(ref cursor, out var time) || !(cursor.TryTake((byte)',') | cursor.SkipAll(" "u8)))
        {
            return 0;
        }

        text = cursor.Rest;
        return time;
    }

    private static void SkipLink(ref TextCursor cursor)
    {
        if (cursor.IsAtDigit)
        {
            return;
        }

        foreach (var link in Links)
        {
            if (cursor.TryTakeText(link))
            {
                cursor.SkipAll(" "u8);
                return;
            }
        }
    }

    /// <summary>Passes over what says that the numbers are hours: 15:04 Uhr.</summary>
    private static void SkipHours(ref TextCursor cursor)
    {
        if (cursor.IsAtEnd)
        {
            return;
        }

        foreach (var word in Hours)
        {
            var behind = cursor;
            behind.SkipAll(" "u8);
            if (behind.TryTakeText(word) && behind.IsAtEnd)
            {
                cursor = behind;
                return;
            }
        }
    }

    /// <summary>Takes a time, without a zone.</summary>
    /// <param name="cursor">Stands at the hour.</param>
    /// <param name="seconds">The seconds since midnight.</param>
    /// <param name="isAfterDate">Whether it stands after a date: then 9.05 and 9h05 are no numbers.</param>
    public static bool TryTake(ref TextCursor cursor, out double seconds, bool isAfterDate = false)
    {
        seconds = 0;
        if (!cursor.TryTakeDigits(2, out var hour, out _))
        {
            return false;
        }

        var hasMinutes = cursor.TryTakeOneOf(isAfterDate ? ":.hH"u8 : ":"u8, out var separator);
        if (hasMinutes && !TryTakeMinutes(ref cursor, separator == '.' ? separator : (byte)':', out seconds))
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

    private static bool TryTakeMinutes(ref TextCursor cursor, byte separator, out double seconds)
    {
        seconds = 0;
        if (!cursor.TryTakeDigits(2, out var minute, out var digits) || digits != 2 || minute > 59)
        {
            return false;
        }

        seconds = minute * 60;
        if (!cursor.TryTake(separator))
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
}
