using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>A column of numbers, in double until they are scaled: an identifier or a date in seconds has more digits than a float.</summary>
/// <param name="name">Its name.</param>
/// <param name="hint">What to do about a cell that is no number.</param>
internal sealed class NumberColumn(string name, string hint)
{
    private double[] _values = [];

    public string Name => name;

    public int Count { get; private set; }

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>Reads one cell to the end of the column.</summary>
    /// <exception cref="GophernetException">The cell is no number that a network can take.</exception>
    public void Append(CsvField field)
    {
        if (!NumberParser.TryParse(field.Bytes, out var value))
        {
            throw new GophernetException(field.Place, $"column \"{name}\": expected a number, found {Quoting.Field(field.Bytes)}",
                hint);
        }

        if (Math.Abs(value) > float.MaxValue)
        {
            throw new GophernetException(field.Place, $"column \"{name}\": found {Quoting.Field(field.Bytes)}, beyond the largest number, {float.MaxValue:g3}",
                "Bring the column to a smaller scale.");
        }

        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(64, 2 * Count));
        }

        _values[Count++] = value;
    }

    /// <summary>Forgets the cells from <paramref name="count"/> on, and keeps the memory.</summary>
    public void Truncate(int count) => Count = count;
}
