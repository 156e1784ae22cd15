namespace Gophernet.Tables.Cells;

/// <summary>
/// A way in which people write dates, times of day, durations or measures of several units. It is decided once for a column, over all its rows, and travels in
/// the model file.
/// </summary>
/// <param name="name">Its name in model files and options.</param>
/// <param name="expected">What a cell should be, for messages.</param>
internal abstract class CellForm(string name, string expected)
{
    /// <summary>Its name in model files and options.</summary>
    public string Name => name;

    /// <summary>What a cell should be, for messages: <c>a date such as 2024-02-29</c>.</summary>
    public string Expected => expected;

    /// <summary>Whether its cells are plain numbers.</summary>
    public virtual bool IsNumber => false;

    /// <summary>Whether a text is what programs write where there is none: 0000-00-00 for a date.</summary>
    public virtual bool IsNothing(ReadOnlySpan<byte> text) => false;

    /// <summary>Whether a plain number is: 0 for seconds since 1970.</summary>
    public virtual bool IsNothing(double number) => false;

    /// <summary>Reads the text of a cell, without spaces around it: as seconds, or in the unit of measures.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out double seconds)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        return TryReadPlain(WesternText.OfTime(text, buffer), out seconds);
    }

    /// <summary>Reads a text with digits and blanks of ASCII.</summary>
    protected abstract bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds);

    /// <summary>Reads a cell that is a plain number, as seconds.</summary>
    public virtual bool TryConvert(double number, out double seconds)
    {
        seconds = 0;
        return false;
    }
}
