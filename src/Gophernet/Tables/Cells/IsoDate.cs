namespace Gophernet.Tables.Cells;

/// <summary>
/// Dates as ISO 8601 writes them: <c>2024-02-29</c>, with a time after <c>T</c> or a space (<c>13:45</c>, <c>13:45:30</c>, <c>13:45:30.25</c>)
/// and a zone (<c>Z</c>, <c>+02:00</c>), which is taken off. Without a zone the time stands as it is.
/// </summary>
internal sealed class IsoDate() : CellForm("iso", "a date such as 2024-02-29 or 2024-02-29T13:45:00")
{
    private const int DateLength = 10;

    /// <inheritdoc/>
    public override bool IsNothing(ReadOnlySpan<byte> text) => NoDate.IsZeros(text);

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds) => TryParse(text, out seconds);

    /// <summary>The seconds since 1970-01-01.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || !CalendarDay.TrySeconds(year, month, day, out seconds))
        {
            return false;
        }

        text = text[DateLength..];
        return text.IsEmpty || (text[0] is (byte)'T' or (byte)'t' or (byte)' ' && TryTime(text[1..], ref seconds));
    }

    private static bool TryTime(ReadOnlySpan<byte> text, ref double seconds)
    {
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        seconds += hour * 3600 + minute * 60;
        text = text[5..];
        if (text is [(byte)':', _, _, ..])
        {
            if (!TryDigits(text[1..3], out var second) || second > 60)
            {
                return false;
            }

            seconds += second;
            text = text[3..];
            if (text is [(byte)'.' or (byte)',', ..])
            {
                var length = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length - 1;
                var unit = 1.0;
                foreach (var digit in text.Slice(1, length))
                {
                    unit /= 10;
                    seconds += unit * (digit - '0');
                }

                text = length == 0 ? text : text[(length + 1)..];
            }
        }

        return TryZone(text, ref seconds);
    }

    private static bool TryZone(ReadOnlySpan<byte> text, ref double seconds)
    {
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length < 3 || !TryDigits(text[1..3], out var hours))
        {
            return false;
        }

        var rest = text[3..];
        rest = rest is [(byte)':', _, ..] ? rest[1..] : rest;
        var minutes = 0;
        if (hours > 23 || (!rest.IsEmpty && (rest.Length != 2 || !TryDigits(rest, out minutes) || minutes > 59)))
        {
            return false;
        }

        seconds -= (text[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if ((uint)(digit - '0') > 9)
            {
                return false;
            }

            value = value * 10 + (digit - '0');
        }

        return true;
    }
}
