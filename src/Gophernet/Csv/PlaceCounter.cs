namespace Gophernet.Csv;

/// <summary>
/// Counts the line and column of positions in a record. They are asked for one after the other, where each new text of a row is kept with its place: each is
/// counted from the one before, as counting from the start of a wide row would take the square of its length.
/// </summary>
internal struct PlaceCounter
{
    private int _start;
    private long _firstLine;
    private int _position;

    /// <summary>The 1-based line.</summary>
    public long Line { get; private set; }

    /// <summary>The 1-based column, in characters.</summary>
    public int Column { get; private set; }

    /// <summary>Counts up to a position.</summary>
    /// <param name="bytes">The buffer.</param>
    /// <param name="start">Where the record begins.</param>
    /// <param name="line">Its line.</param>
    /// <param name="position">The position, within the record.</param>
    public void Count(ReadOnlySpan<byte> bytes, int start, long line, int position)
    {
        if (start != _start || line != _firstLine || position < _position)
        {
            (_start, _firstLine, _position, Line, Column) = (start, line, start, line, 1);
        }

        foreach (var value in bytes[_position..position])
        {
            // Bytes that continue a UTF-8 character begin with the bits 10.
            (Line, Column) = value == '\n' ? (Line + 1, 1) : (Line, (value & 0xC0) == 0x80 ? Column : Column + 1);
        }

        _position = position;
    }
}
