using System.Buffers;

namespace Gophernet.Csv;

/// <summary>
/// Finds the fields of one record of CSV by all its rules, in bytes that may arrive piece by piece: it remembers where it stood, in quotes or out of them.
/// </summary>
internal struct FieldScanner(byte delimiter)
{
    private const byte Quote = (byte)'"';

    private readonly SearchValues<byte> _structural = SearchValues.Create(delimiter, Quote, (byte)'\n', (byte)'\r', (byte)0);
    private State _state;
    private int _fieldStart;

    private enum State
    {
        FieldStart,
        Bare,
        Quoted,
        QuoteInQuoted,
        CarriageReturn,
    }

    /// <summary>The byte that comes next.</summary>
    public int Position { get; set; }

    /// <summary>The 1-based line after the last line end that was seen.</summary>
    public long NextLine { get; set; } = 1;

    /// <summary>Goes to the record that begins at a position.</summary>
    public void Begin(int position, ref FieldList fields)
    {
        Position = position;
        BeginField(ref fields);
    }

    /// <summary>Follows the bytes when they are moved within the buffer.</summary>
    public void Move(int distance)
    {
        Position += distance;
        _fieldStart += distance;
    }

    /// <summary>Scans on to the end of the record.</summary>
    /// <param name="bytes">All that has arrived.</param>
    /// <param name="fields">Receives the fields.</param>
    /// <returns>False when the bytes ran out first.</returns>
    /// <exception cref="CsvFault">The bytes are not CSV.</exception>
    public bool Scan(ReadOnlySpan<byte> bytes, ref FieldList fields)
    {
        while (Position < bytes.Length)
        {
            var hasEnded = _state switch
            {
                State.FieldStart => ScanStart(bytes),
                State.Bare => ScanBare(bytes, ref fields),
                State.Quoted => ScanQuoted(bytes),
                State.QuoteInQuoted => ScanAfterQuote(bytes, ref fields),
                _ => ScanAfterCarriageReturn(bytes),
            };
            if (hasEnded)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Ends the last record, which needs no line end.</summary>
    /// <exception cref="CsvFault">A quote is open.</exception>
    public void ScanEnd(ReadOnlySpan<byte> bytes, ref FieldList fields)
    {
        switch (_state)
        {
            case State.Quoted:
                throw CsvFault.OpenQuote(_fieldStart);
            case State.CarriageReturn:
                throw CsvFault.LoneCarriageReturn(Position - 1);
            default:
                AddField(bytes.Length, _state == State.QuoteInQuoted ? FieldKind.Quoted : FieldKind.Bare, ref fields);
                break;
        }
    }

    /// <summary>Passes over a line end.</summary>
    /// <returns>True: the record ends with it.</returns>
    public bool EndLine()
    {
        Position++;
        NextLine++;
        return true;
    }

    private bool ScanStart(ReadOnlySpan<byte> bytes)
    {
        _state = State.Bare;
        if (bytes[Position] == Quote)
        {
            _state = State.Quoted;
            Position++;
        }

        return false;
    }

    private bool ScanBare(ReadOnlySpan<byte> bytes, ref FieldList fields)
    {
        var offset = bytes[Position..].IndexOfAny(_structural);
        if (offset < 0)
        {
            Position = bytes.Length;
            return false;
        }

        Position += offset;
        return bytes[Position] switch
        {
            0 => throw CsvFault.NulByte(Position),
            Quote => throw CsvFault.QuoteInBareField(Position),
            var end => EndField(end, FieldKind.Bare, ref fields),
        };
    }

    private bool ScanQuoted(ReadOnlySpan<byte> bytes)
    {
        var offset = bytes[Position..].IndexOfAny(Quote, (byte)'\n', (byte)0);
        if (offset < 0)
        {
            Position = bytes.Length;
            return false;
        }

        Position += offset;
        switch (bytes[Position])
        {
            case 0:
                throw CsvFault.NulByte(Position);
            case Quote:
                _state = State.QuoteInQuoted;
                break;
            default:
                NextLine++;
                break;
        }

        Position++;
        return false;
    }

    /// <summary>A quote inside a quoted field is doubled, or ends the field.</summary>
    private bool ScanAfterQuote(ReadOnlySpan<byte> bytes, ref FieldList fields)
    {
        var found = bytes[Position];
        if (found == Quote)
        {
            fields.Items[fields.Count].Kind = FieldKind.Escaped;
            _state = State.Quoted;
            Position++;
            return false;
        }

        return found == delimiter || found is (byte)'\n' or (byte)'\r'
            ? EndField(found, FieldKind.Quoted, ref fields)
            : throw CsvFault.TextAfterQuote(Position, found);
    }

    private bool ScanAfterCarriageReturn(ReadOnlySpan<byte> bytes) =>
        bytes[Position] == '\n' ? EndLine() : throw CsvFault.LoneCarriageReturn(Position - 1);

    /// <summary>Ends the field before the byte <paramref name="end"/>; true when that byte ends the record too.</summary>
    private bool EndField(byte end, FieldKind kind, ref FieldList fields)
    {
        AddField(Position, kind, ref fields);
        switch (end)
        {
            case (byte)'\n':
                return EndLine();
            case (byte)'\r':
                Position++;
                _state = State.CarriageReturn;
                return false;
            default:
                Position++;
                BeginField(ref fields);
                return false;
        }
    }

    private void BeginField(ref FieldList fields)
    {
        _state = State.FieldStart;
        _fieldStart = Position;
        fields.Open();
    }

    private void AddField(int end, FieldKind kind, ref FieldList fields)
    {
        ref var field = ref fields.Items[fields.Count++];
        field.Start = _fieldStart;
        field.End = end;
        field.Kind = field.Kind == FieldKind.Escaped ? FieldKind.Escaped : kind;
    }
}
