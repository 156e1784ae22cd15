namespace Gophernet.Tables.Cells;

/// <summary>
/// A way in which people write dates, times of day or durations. It is decided once for a column, over all its rows, and travels in the model file.
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

    /// <summary>Reads the text of a cell, without spaces around it, as seconds.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> text, out double seconds);

    /// <summary>Reads a cell that is a plain number, as seconds.</summary>
    public virtual bool TryConvert(double number, out double seconds)
    {
        seconds = 0;
        return false;
    }
}
