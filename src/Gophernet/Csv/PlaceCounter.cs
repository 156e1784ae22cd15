namespace Gophernet.Csv;

/// <summary>
/// Counts the line and column of positions in a record, where each new text of a row is kept with its place. Each is counted from the one before, or from the
/// last mark before it, as members of JSON come in any order: counting from the start of a wide row would take the square of its length.
/// </summary>
internal struct PlaceCounter()
{
    private const int Step = 1024; // bytes between marks

    private readonly List<(long Line, int Column)> _marks = [];
    private int _start = -1;
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
        while (position >= start + RecordScanner.Mark.Length && bytes[start..].StartsWith(RecordScanner.Mark))
        {
            start += RecordScanner.Mark.Length; // has no place, whoever passes over it
        }

        if (start != _start || line != _firstLine)
        {
            (_start, _firstLine, _position, Line, Column) = (start, line, start, line, 1);
            _marks.Clear();
            _marks.Add((line, 1));
        }

        var mark = Math.Min((position - start) / Step, _marks.Count - 1);
        if (position < _position || _position < start + mark * Step)
        {
            _position = start + mark * Step;
            (Line, Column) = _marks[mark];
        }

        while (_position < position)
        {
            var end = Math.Min(position, start + ((_position - start) / Step + 1) * Step);
            foreach (var value in bytes[_position..end])
            {
                // Bytes that continue a UTF-8 character begin with the bits 10.
                (Line, Column) = value == '\n' ? (Line + 1, 1) : (Line, (value & 0xC0) == 0x80 ? Column : Column + 1);
            }

            _position = end;
            if (end - start == _marks.Count * Step)
            {
                _marks.Add((Line, Column));
            }
        }
    }
}
