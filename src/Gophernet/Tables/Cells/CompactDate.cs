using Gophernet.Csv.Numbers;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Dates of eight digits, <c>20201231</c>; with an hour, <c>2020123110</c>, a minute, <c>202012311015</c>, or a second, <c>20201231101500</c>; or with a time
/// as in ISO 8601's basic form, <c>20201231T1015</c>.
/// </summary>
internal sealed class CompactDate() : CellForm("compact", "a date such as 20240229")
{
    private const double Days = 1e8; // beyond the largest of eight digits
    private const double Hours = 1e10;
    private const double Minutes = 1e12;
    private const double Moments = 1e14;
    private const double MomentsPerDay = 1e6;

    /// <inheritdoc/>
    public override bool IsNumber => true;

    /// <inheritdoc/>
    public override bool IsNothing(ReadOnlySpan<byte> text) => NoDate.IsZeros(text);

    /// <inheritdoc/>
    public override bool IsNothing(double number) => number == 0;

    /// <inheritdoc/>
    public override bool TryConvert(double number, out double seconds)
    {
        seconds = 0;
        if (!double.IsInteger(number) || number >= Moments)
        {
            return false;
        }

        var moment = number < Days ? number * MomentsPerDay : number < Hours / 10 ? 0 : number < Hours ? number * (Moments / Hours)
            : number < Minutes / 10 ? 0 : number < Minutes ? number * (Moments / Minutes) : number < Moments / 10 ? 0 : number;
        var (day, time) = (Math.Floor(moment / MomentsPerDay), (int)(moment % MomentsPerDay));
        return day >= Days / 10 && TryDay((int)day, out seconds) && TryTime(time, ref seconds);
    }

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        if (NumberParser.TryParse(text, out var number))
        {
            return TryConvert(number, out seconds);
        }

        seconds = 0;
        var cursor = new TextCursor(text);
        if (!cursor.TryTakeDigits(8, out var day, out var digits) || digits != 8 || !TryDay(day, out seconds) || !cursor.TryTakeOneOf("Tt "u8, out _))
        {
            return false;
        }

        if (!cursor.TryTakeDigits(6, out var time, out digits) || digits is not (4 or 6) || !TryTime(digits == 4 ? time * 100 : time, ref seconds)
            || (cursor.TryTakeOneOf(".,"u8, out _) && !TryAddFraction(ref cursor, ref seconds)) || !ClockZone.TryTake(ref cursor, out var offset))
        {
            return false;
        }

        seconds -= offset;
        return cursor.IsAtEnd;
    }

    private static bool TryDay(int written, out double seconds) =>
        CalendarDay.TrySeconds(written / 10_000, written / 100 % 100, written % 100, out seconds);

    private static bool TryTime(int written, ref double seconds)
    {
        var (hour, minute, second) = (written / 10_000, written / 100 % 100, written % 100);
        seconds += hour * 3600 + minute * 60 + second;
        return hour < 24 && minute < 60 && second <= 60;
    }

    private static bool TryAddFraction(ref TextCursor cursor, ref double seconds)
    {
        var isFraction = cursor.TryTakeFraction(out var fraction);
        seconds += fraction;
        return isFraction;
    }
}
