namespace Gophernet.Csv;

/// <summary>
/// Counts the line and column of positions in a record, where each new text of a row is kept with its place. Each is counted from the one before, or from the
/// last checkpoint before it, as members of JSON come in any order: counting from the start of a wide row would take the square of its length.
/// </summary>
internal sealed class PlaceCounter
{
    // Places in order need none. In any order each counts half of this, which is nothing beside keeping its text, and 16 bytes are kept for so many.
    private const int CheckpointBytes = 1024;

    private readonly List<(long Line, int Column)> _checkpoints = [];
    private int _start = -1;
    private long _firstLine;
    private int _position;
    private long _line;
    private int _column;

    /// <summary>The place of a position, its column in characters.</summary>
    /// <param name="source">The name of the input.</param>
    /// <param name="bytes">The buffer.</param>
    /// <param name="start">Where the record begins.</param>
    /// <param name="line">Its line.</param>
    /// <param name="position">The position, within the record.</param>
    public Place At(string source, ReadOnlySpan<byte> bytes, int start, long line, int position)
    {
        while (ByteOrderMark.LengthIn(bytes[start..]) is > 0 and var length && position >= start + length)
        {
            start += length; // has no place, whoever passes over it
        }

        if (start != _start || line != _firstLine)
        {
            (_start, _firstLine, _position, _line, _column) = (start, line, start, line, 1);
            _checkpoints.Clear();
            _checkpoints.Add((line, 1));
        }

        var checkpoint = Math.Min((position - start) / CheckpointBytes, _checkpoints.Count - 1);
        if (position < _position || _position < start + checkpoint * CheckpointBytes)
        {
            _position = start + checkpoint * CheckpointBytes;
            (_line, _column) = _checkpoints[checkpoint];
        }

        while (_position < position)
        {
            var end = Math.Min(position, start + ((_position - start) / CheckpointBytes + 1) * CheckpointBytes);
            foreach (var value in bytes[_position..end])
            {
                // Bytes that continue a UTF-8 character begin with the bits 10.
                (_line, _column) = value == '\n' ? (_line + 1, 1) : (_line, (value & 0xC0) == 0x80 ? _column : _column + 1);
            }

            _position = end;
            if (end - start == _checkpoints.Count * CheckpointBytes)
            {
                _checkpoints.Add((_line, _column));
            }
        }

        return new Place(source, _line, _column);
    }
}
