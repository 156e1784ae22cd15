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
    private FieldBounds[] _fields = new FieldBounds[16];
    private State _state;
    private int _position;
    private int _fieldStart;
    private int _contentEnd; // of a line of JSON

    // The line after the last line end seen; quoted fields may hold line ends.
    private long _nextLine = 1;

    private enum State
    {
        FieldStart,
        Bare,
        Quoted,
        QuoteInQuoted,
        CarriageReturn,
    }

    /// <summary>The fields found so far.</summary>
    public ReadOnlySpan<FieldBounds> Fields => _fields.AsSpan(0, FieldCount);

    public int FieldCount { get; private set; }

    /// <summary>Where the record begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the record ends, with its line end; where the next begins.</summary>
    public int End => _position;

    /// <summary>Where the record ends, without its line end.</summary>
    public int ContentEnd => names is null ? _fields[FieldCount - 1].End : _contentEnd;

    /// <summary>The 1-based line on which the record begins.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The 1-based line after the last line end that was seen.</summary>
    public long NextLine => _nextLine;

    /// <summary>Whether not a byte of the record was seen.</summary>
    public bool IsAtStart => _position == Start;

    /// <summary>Whether the record is a line without a character.</summary>
    public bool IsBlank => names is not null ? _contentEnd == Start : FieldCount == 1 && _fields[0] is { Kind: FieldKind.Bare } only && only.Start == only.End;

    /// <summary>Goes to a record that begins on another line than the last one ended.</summary>
    public void Begin(int position, long line)
    {
        _nextLine = line;
        Begin(position);
    }

    /// <summary>Goes to the record that begins at a position.</summary>
    public void Begin(int position)
    {
        Start = position;
        Line = _nextLine;
        FieldCount = 0;
        _position = position;
        BeginField();
    }

    /// <summary>Goes back to a record whose fields were kept.</summary>
    public void Restore(ReadOnlySpan<FieldBounds> fields, long line)
    {
        fields.CopyTo(_fields);
        FieldCount = fields.Length;
        Start = fields[0].Start;
        Line = line;
    }

    /// <summary>Cuts fields off the end of the record, or adds empty ones.</summary>
    public void Resize(int fieldCount)
    {
        var end = _fields[FieldCount - 1].End;
        if (_fields.Length < fieldCount)
        {
            Array.Resize(ref _fields, fieldCount);
        }

        for (; FieldCount < fieldCount; FieldCount++)
        {
            _fields[FieldCount] = new FieldBounds { Start = end, End = end, Kind = FieldKind.Bare };
        }

        FieldCount = fieldCount;
    }

    /// <summary>Says where the restored record begins, if not at its first field.</summary>
    public void StartAt(int position) => Start = position;

    /// <summary>Follows the bytes when they are moved within the buffer.</summary>
    public void Move(int distance)
    {
        foreach (ref var field in _fields.AsSpan(0, FieldCount))
        {
            field.Start += distance;
            field.End += distance;
        }

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

        if (IsAtStart && BareRecord.TryFind(bytes, Start, delimiter, ref _fields, out var fieldCount, out var end))
        {
            FieldCount = fieldCount;
            _position = end;
            _nextLine++;
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
            FieldCount = JsonRecord.Find(line, Start, names, ref _fields);
            return false;
        }

        FieldCount = JsonRecord.FindNames(line, Start, names, ref _fields);
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
                _nextLine++;
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
            _fields[FieldCount].Kind = FieldKind.Escaped;
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
        _nextLine++;
        return true;
    }

    private void BeginField()
    {
        _state = State.FieldStart;
        _fieldStart = _position;
        if (FieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * _fields.Length);
        }

        _fields[FieldCount].Kind = FieldKind.Bare;
    }

    private void AddField(int end, FieldKind kind)
    {
        ref var field = ref _fields[FieldCount++];
        field.Start = _fieldStart;
        field.End = end;
        field.Kind = field.Kind == FieldKind.Escaped ? FieldKind.Escaped : kind;
    }
}
