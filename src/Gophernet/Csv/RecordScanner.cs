using System.Buffers;

namespace Gophernet.Csv;

/// <summary>
/// Finds the fields of one record in bytes that may arrive piece by piece: it remembers where it stood, so that a long record is looked at
/// once however small the pieces. All positions count from the start of the buffer that it is given.
/// </summary>
internal sealed class RecordScanner(byte delimiter, JsonNames? names = null)
{
    private const byte Quote = (byte)'"';

    private readonly SearchValues<byte> _structural = SearchValues.Create(delimiter, Quote, (byte)'\n', (byte)'\r', (byte)0);
    private FieldList _fields = new();
    private State _state;
    private int _position;
    private int _fieldStart;
    private int _contentEnd; // of a line of JSON
    private bool _isBare; // is known to be
    private bool _isResized;

    private enum State
    {
        FieldStart,
        Bare,
        Quoted,
        QuoteInQuoted,
        CarriageReturn,
    }

    /// <summary>The fields found so far.</summary>
    public ReadOnlySpan<FieldBounds> Fields => _fields.Span;

    public int FieldCount => _fields.Count;

    /// <summary>Where the record begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the record ends, with its line end; where the next begins.</summary>
    public int End => _position;

    /// <summary>Where the record ends, without its line end.</summary>
    public int ContentEnd => names is null ? _fields.Items[FieldCount - 1].End : _contentEnd;

    /// <summary>The 1-based line on which the record begins.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The 1-based line after the last line end that was seen; quoted fields may hold line ends.</summary>
    public long NextLine { get; private set; } = 1;

    /// <summary>Whether not a byte of the record was seen.</summary>
    public bool IsAtStart => _position == Start;

    /// <summary>Whether the record is a line without a character.</summary>
    public bool IsBlank => names is not null ? _contentEnd == Start
        : FieldCount == 1 && _fields.Items[0] is { Kind: FieldKind.Bare } only && only.Start == only.End;

    /// <summary>Whether no field is in quotes, and all that the record has are there. Asked of a record that was scanned, not restored.</summary>
    public bool IsBare => _isBare || (!_isResized && AreBare());

    /// <summary>Goes to a record that begins on another line than the last one ended.</summary>
    public void Begin(int position, long line)
    {
        NextLine = line;
        Begin(position);
    }

    /// <summary>Goes to the record that begins at a position.</summary>
    public void Begin(int position)
    {
        Start = position;
        Line = NextLine;
        _fields.Count = 0;
        _position = position;
        (_isBare, _isResized) = (false, false);
        BeginField();
    }

    /// <summary>Goes back to a record whose fields were kept.</summary>
    public void Restore(ReadOnlySpan<FieldBounds> fields, int start, long line)
    {
        fields.CopyTo(_fields.Items);
        _fields.Count = fields.Length;
        Start = start;
        Line = line;
    }

    /// <summary>Cuts fields off the end of the record, or adds empty ones.</summary>
    public void Resize(int fieldCount)
    {
        _fields.Resize(fieldCount);
        (_isBare, _isResized) = (false, true);
    }

    /// <summary>Follows the bytes when they are moved within the buffer.</summary>
    public void Move(int distance)
    {
        _fields.Move(distance);
        _contentEnd += distance;
        Start += distance;
        _position += distance;
        _fieldStart += distance;
    }

    /// <summary>Scans on to the end of the record.</summary>
    /// <param name="bytes">All that has arrived.</param>
    /// <returns>False when the bytes ran out first.</returns>
    /// <exception cref="CsvFault">The bytes are not CSV.</exception>
    public bool Scan(ReadOnlySpan<byte> bytes)
    {
        if (names is not null)
        {
            return ScanObject(bytes);
        }

        if (IsAtStart && BareRecord.TryFind(bytes, Start, delimiter, ref _fields.Items, out var fieldCount, out var end))
        {
            _fields.Count = fieldCount;
            _position = end;
            _isBare = true;
            NextLine++;
            return true;
        }

        while (_position < bytes.Length)
        {
            var hasEnded = _state switch
            {
                State.FieldStart => ScanStart(bytes),
                State.Bare => ScanBare(bytes),
                State.Quoted => ScanQuoted(bytes),
                State.QuoteInQuoted => ScanAfterQuote(bytes),
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
    public void ScanEnd(ReadOnlySpan<byte> bytes)
    {
        if (names is not null)
        {
            _position = bytes.Length;
            FindMembers(bytes);
            return;
        }

        switch (_state)
        {
            case State.Quoted:
                throw CsvFault.OpenQuote(_fieldStart);
            case State.CarriageReturn:
                throw CsvFault.LoneCarriageReturn(_position - 1);
            default:
                AddField(bytes.Length, _state == State.QuoteInQuoted ? FieldKind.Quoted : FieldKind.Bare);
                break;
        }
    }

    /// <summary>Takes a line that is no JSON object for one without members.</summary>
    /// <returns>False where records are no lines of JSON, or none has had names.</returns>
    public bool TryPassObject(ReadOnlySpan<byte> bytes)
    {
        if (names is not { Count: > 0 } || Fields.Length > 0)
        {
            return false;
        }

        _fields.Items[0] = new FieldBounds { Start = Start, End = Start, Kind = FieldKind.Bare };
        _fields.Count = 1;
        _fields.Resize(names.Count);
        return _position == bytes.Length || EndLine();
    }

    private bool AreBare()
    {
        foreach (ref readonly var field in Fields)
        {
            if (field.Kind != FieldKind.Bare)
            {
                return false;
            }
        }

        return true;
    }

    private bool ScanObject(ReadOnlySpan<byte> bytes)
    {
        var length = bytes[_position..].IndexOf((byte)'\n');
        _position = length < 0 ? bytes.Length : _position + length;
        if (length < 0)
        {
            return false;
        }

        return FindMembers(bytes[.._position]) || EndLine();
    }

    /// <summary>Finds the fields of a line; the names of the first object are a record before its values, and then the result is true.</summary>
    private bool FindMembers(ReadOnlySpan<byte> line)
    {
        line = line[..(Start + line[Start..].TrimEnd(" \t\r"u8).Length)];
        _contentEnd = line.Length;
        if (names!.Count > 0 || IsBlank)
        {
            _fields.Count = JsonRecord.Find(line, Start, names, ref _fields.Items);
            return false;
        }

        _fields.Count = JsonRecord.FindNames(line, Start, names, ref _fields.Items);
        _position = Start; // its values come next
        return true;
    }

    private bool ScanStart(ReadOnlySpan<byte> bytes)
    {
        _state = State.Bare;
        if (bytes[_position] == Quote)
        {
            _state = State.Quoted;
            _position++;
        }

        return false;
    }

    private bool ScanBare(ReadOnlySpan<byte> bytes)
    {
        var offset = bytes[_position..].IndexOfAny(_structural);
        if (offset < 0)
        {
            _position = bytes.Length;
            return false;
        }

        _position += offset;
        return bytes[_position] switch
        {
            0 => throw CsvFault.NulByte(_position),
            Quote => throw CsvFault.QuoteInBareField(_position),
            var end => EndField(end, FieldKind.Bare),
        };
    }

    private bool ScanQuoted(ReadOnlySpan<byte> bytes)
    {
        var offset = bytes[_position..].IndexOfAny(Quote, (byte)'\n', (byte)0);
        if (offset < 0)
        {
            _position = bytes.Length;
            return false;
        }

        _position += offset;
        switch (bytes[_position])
        {
            case 0:
                throw CsvFault.NulByte(_position);
            case Quote:
                _state = State.QuoteInQuoted;
                break;
            default:
                NextLine++;
                break;
        }

        _position++;
        return false;
    }

    /// <summary>A quote inside a quoted field is doubled, or ends the field.</summary>
    private bool ScanAfterQuote(ReadOnlySpan<byte> bytes)
    {
        var found = bytes[_position];
        if (found == Quote)
        {
            _fields.Items[FieldCount].Kind = FieldKind.Escaped;
            _state = State.Quoted;
            _position++;
            return false;
        }

        return found == delimiter || found is (byte)'\n' or (byte)'\r'
            ? EndField(found, FieldKind.Quoted)
            : throw CsvFault.TextAfterQuote(_position, found);
    }

    private bool ScanAfterCarriageReturn(ReadOnlySpan<byte> bytes) =>
        bytes[_position] == '\n' ? EndLine() : throw CsvFault.LoneCarriageReturn(_position - 1);

    /// <summary>Ends the field before the byte <paramref name="end"/>; true when that byte ends the record too.</summary>
    private bool EndField(byte end, FieldKind kind)
    {
        AddField(_position, kind);
        switch (end)
        {
            case (byte)'\n':
                return EndLine();
            case (byte)'\r':
                _position++;
                _state = State.CarriageReturn;
                return false;
            default:
                _position++;
                BeginField();
                return false;
        }
    }

    private bool EndLine()
    {
        _position++;
        NextLine++;
        return true;
    }

    private void BeginField()
    {
        _state = State.FieldStart;
        _fieldStart = _position;
        _fields.Open();
    }

    private void AddField(int end, FieldKind kind)
    {
        ref var field = ref _fields.Items[_fields.Count++];
        field.Start = _fieldStart;
        field.End = end;
        field.Kind = field.Kind == FieldKind.Escaped ? FieldKind.Escaped : kind;
    }
}
