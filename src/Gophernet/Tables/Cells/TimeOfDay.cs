namespace Gophernet.Tables.Cells;

/// <summary>Times of day, without a date: <c>9:05</c>, <c>09:05:30</c>, <c>9:05 PM</c>; as seconds since midnight.</summary>
internal sealed class TimeOfDay() : CellForm("time", "a time of day such as 13:45, 13:45:30 or 1:45 PM")
{
    /// <summary>The form.</summary>
    public static TimeOfDay Form { get; } = new();

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        var cursor = new TextCursor(text);
        return ClockTime.TryTake(ref cursor, out seconds) && cursor.IsAtEnd;
    }
}
