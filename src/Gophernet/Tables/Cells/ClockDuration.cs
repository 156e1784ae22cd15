namespace Gophernet.Tables.Cells;

/// <summary>Durations with colons: <c>26:30</c>, <c>26:30:15.5</c>, <c>-0:30</c>; of any number of hours.</summary>
/// <param name="name">Its name.</param>
/// <param name="expected">What a cell should be.</param>
/// <param name="isHoursFirst">Whether two numbers are hours and minutes; otherwise minutes and seconds.</param>
internal sealed class ClockDuration(string name, string expected, bool isHoursFirst) : CellForm(name, expected)
{
    private const int MaxDigits = 9;

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        var cursor = new TextCursor(text);
        var isNegative = cursor.TryTake((byte)'-');
        var isRead = TryTake(ref cursor, isHoursFirst, out seconds, out _) && cursor.IsAtEnd;
        seconds = isNegative ? -seconds : seconds;
        return isRead;
    }

    /// <summary>Takes a duration.</summary>
    /// <param name="cursor">Stands at its first number.</param>
    /// <param name="isHoursFirst">Whether two numbers are hours and minutes.</param>
    /// <param name="seconds">Its seconds.</param>
    /// <param name="isLong">Whether there are three numbers.</param>
    public static bool TryTake(ref TextCursor cursor, bool isHoursFirst, out double seconds, out bool isLong)
    {
        (seconds, isLong) = (0, false);
        if (!cursor.TryTakeDigits(MaxDigits, out var first, out _) || !cursor.TryTake((byte)':') || !TryTakeSixtieths(ref cursor, out var second))
        {
            return false;
        }

        isLong = cursor.TryTake((byte)':');
        var third = 0;
        if (isLong && !TryTakeSixtieths(ref cursor, out third))
        {
            return false;
        }

        var fraction = 0.0;
        if ((isLong || !isHoursFirst) && cursor.TryTakeOneOf(".,"u8, out _) && !cursor.TryTakeFraction(out fraction))
        {
            return false;
        }

        seconds = (isLong || isHoursFirst ? first * 3600.0 + second * 60 + third : first * 60.0 + second) + fraction;
        return true;
    }

    private static bool TryTakeSixtieths(ref TextCursor cursor, out int value) =>
        cursor.TryTakeDigits(2, out value, out var digits) && digits == 2 && value < 60;
}
