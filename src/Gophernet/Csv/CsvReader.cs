using System.Buffers;

namespace Gophernet.Csv;

/// <summary>
/// Reads CSV (RFC 4180) from a stream, record by record: the caller pulls with <see cref="MoveNext"/> and looks at
/// <see cref="Current"/>, a view of the one buffer. Every record has as many fields as the first. Lines end with LF or CRLF, the last
/// one with nothing if it likes; lines without a character are passed over; a UTF-8 byte-order mark is skipped. Nothing is allocated
/// per record once the buffer has grown to the longest record.
/// </summary>
public sealed class CsvReader
{
#if DEBUG
    private const int FirstBufferSize = 64; // small, so that every test refills and grows it
#else
    private const int FirstBufferSize = 64 * 1024;
#endif

    private const byte Quote = (byte)'"';

    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly SearchValues<byte> _structural;
    private byte[] _buffer;
    private byte[] _unescaped = [];
    private int _unescapedLength;
    private FieldBounds[] _fields = new FieldBounds[16];
    private int _fieldCount;
    private int _expectedFieldCount = -1;

    // The buffer holds [ current record | not yet scanned | filled up to _end ]; all positions count from its start.
    private int _recordStart;
    private int _next;
    private int _end;
    private bool _streamEnded;
    private bool _atStart = true;

    // The line on which the current record starts, and the one on which the next does (quoted fields may hold line breaks).
    private long _line;
    private long _nextLine = 1;
    private long _firstRecordLine;

    // Where scanning stood when the buffer ran out: a record that arrives in small pieces is looked at once.
    private ScanState _state;
    private int _scanned;
    private int _fieldStart;

    /// <summary>Creates a reader. The stream stays the caller's to close.</summary>
    /// <param name="stream">The bytes, UTF-8.</param>
    /// <param name="sourceName">The name of the input in messages, such as <c>people.csv</c>.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="bufferSize">The first size of the buffer in bytes; it doubles when a record does not fit.</param>
    public CsvReader(Stream stream, string sourceName, byte delimiter = (byte)',', int bufferSize = FirstBufferSize)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferSize, 1);
        _stream = stream;
        SourceName = sourceName;
        _delimiter = delimiter;
        _structural = SearchValues.Create(delimiter, Quote, (byte)'\n', (byte)'\r', (byte)0);
        _buffer = new byte[bufferSize];
    }

    private enum ScanState
    {
        FieldStart,
        Bare,
        Quoted,
        QuoteInQuoted,
        CarriageReturn,
    }

    /// <summary>The name of the input in messages.</summary>
    public string SourceName { get; }

    /// <summary>The record that the last <see cref="MoveNext"/> stopped at. It is a view: the next move overwrites it.</summary>
    public CsvRecord Current => new(this, _line);

    /// <summary>Moves to the next record, waiting for the stream if need be.</summary>
    /// <returns>False at the end of the input.</returns>
    /// <exception cref="GophernetException">The input is not CSV: the message has its line and column.</exception>
    public bool MoveNext()
    {
        while (!MoveNextBuffered())
        {
            if (_streamEnded)
            {
                return ScanLastLine();
            }

            Fill();
        }

        return true;
    }

    /// <summary>Moves to the next record if all of it has arrived already; never waits for the stream.</summary>
    /// <returns>False when the stream must be asked for more, or has ended.</returns>
    /// <exception cref="GophernetException">The input is not CSV: the message has its line and column.</exception>
    public bool MoveNextBuffered()
    {
        if (_atStart && !SkipByteOrderMark())
        {
            return false;
        }

        while (Scan())
        {
            if (TakeRecord())
            {
                return true;
            }
        }

        return false;
    }

    internal int FieldCount => _fieldCount;

    internal ReadOnlySpan<byte> RecordBytes => _buffer.AsSpan(_recordStart, _fields[_fieldCount - 1].End - _recordStart);

    internal ReadOnlySpan<byte> FieldBytes(int index)
    {
        ref readonly var field = ref _fields[index];
        return field.Kind switch
        {
            FieldKind.Bare => _buffer.AsSpan(field.Start, field.End - field.Start),
            FieldKind.Quoted => _buffer.AsSpan(field.Start + 1, field.End - field.Start - 2),
            _ => Unescape(_buffer.AsSpan(field.Start + 1, field.End - field.Start - 2)),
        };
    }

    internal Place PlaceOf(int index) => PlaceAt(_fields[index].Start);

    /// <summary>Drops the record that <see cref="Current"/> showed and looks for the end of the next; false when the bytes ran out first.</summary>
    private bool Scan()
    {
        if (_scanned == _next && _state == ScanState.FieldStart)
        {
            BeginRecord();
        }

        while (_scanned < _end)
        {
            switch (_state)
            {
                case ScanState.FieldStart:
                    if (_buffer[_scanned] == Quote)
                    {
                        _scanned++;
                        _state = ScanState.Quoted;
                    }
                    else
                    {
                        _state = ScanState.Bare;
                    }

                    break;

                case ScanState.Bare:
                    if (ScanBare())
                    {
                        return true;
                    }

                    break;

                case ScanState.Quoted:
                    ScanQuoted();
                    break;

                case ScanState.QuoteInQuoted:
                    if (ScanAfterQuote())
                    {
                        return true;
                    }

                    break;

                case ScanState.CarriageReturn:
                    if (_buffer[_scanned] != (byte)'\n')
                    {
                        throw LoneCarriageReturn();
                    }

                    EndLine();
                    return true;
            }
        }

        return false;
    }

    private bool ScanBare()
    {
        var offset = _buffer.AsSpan(_scanned, _end - _scanned).IndexOfAny(_structural);
        if (offset < 0)
        {
            _scanned = _end;
            return false;
        }

        _scanned += offset;
        var found = _buffer[_scanned];
        if (found == Quote)
        {
            throw Fault(_scanned, "found a quote inside a field that does not begin with one",
                "Put the whole field in quotes and double the quotes inside it: \"5\"\" pipe\".");
        }

        return found == 0 ? throw NulByte(_scanned) : EndField(found, FieldKind.Bare);
    }

    private void ScanQuoted()
    {
        var offset = _buffer.AsSpan(_scanned, _end - _scanned).IndexOfAny(Quote, (byte)'\n', (byte)0);
        if (offset < 0)
        {
            _scanned = _end;
            return;
        }

        _scanned += offset;
        switch (_buffer[_scanned])
        {
            case 0:
                throw NulByte(_scanned);
            case (byte)'\n':
                _nextLine++;
                break;
            default:
                _state = ScanState.QuoteInQuoted;
                break;
        }

        _scanned++;
    }

    /// <summary>A quote inside a quoted field is doubled, or ends the field.</summary>
    private bool ScanAfterQuote()
    {
        var found = _buffer[_scanned];
        if (found == Quote)
        {
            _fields[_fieldCount].Kind = FieldKind.Escaped;
            _scanned++;
            _state = ScanState.Quoted;
            return false;
        }

        if (found != _delimiter && found is not ((byte)'\n' or (byte)'\r'))
        {
            throw Fault(_scanned, "expected a delimiter or the end of the line after a closing quote, found " + Quoting.Character(_buffer.AsSpan(_scanned, _end - _scanned)),
                "Double the quotes that belong to the text: \"\".");
        }

        return EndField(found, FieldKind.Quoted);
    }

    /// <summary>Ends the field before the byte <paramref name="found"/>; true when that byte ends the record too.</summary>
    private bool EndField(byte found, FieldKind kind)
    {
        AddField(_scanned, kind);
        if (found == (byte)'\r')
        {
            _scanned++;
            _state = ScanState.CarriageReturn;
            return false;
        }

        if (found == (byte)'\n')
        {
            EndLine();
            return true;
        }

        _scanned++;
        BeginField();
        return false;
    }

    private void EndLine()
    {
        _scanned++;
        _nextLine++;
        _state = ScanState.FieldStart;
    }

    /// <summary>What stands after the last line end is a line too.</summary>
    private bool ScanLastLine()
    {
        switch (_state)
        {
            case ScanState.Quoted:
                throw Fault(_fieldStart, "found a quote that is never closed", "Close the field with a quote, and double the quotes inside it.");
            case ScanState.CarriageReturn:
                throw LoneCarriageReturn();
            case ScanState.FieldStart when _scanned == _recordStart:
                return false;
            default:
                AddField(_end, _state == ScanState.QuoteInQuoted ? FieldKind.Quoted : FieldKind.Bare);
                _state = ScanState.FieldStart;
                return TakeRecord();
        }
    }

    /// <summary>Makes what was scanned the current record; false for a line without a character, which is none.</summary>
    private bool TakeRecord()
    {
        _next = _scanned;
        if (_fieldCount == 1 && _fields[0] is { Kind: FieldKind.Bare } only && only.Start == only.End)
        {
            return false;
        }

        if (_expectedFieldCount < 0)
        {
            _expectedFieldCount = _fieldCount;
            _firstRecordLine = _line;
        }
        else if (_fieldCount != _expectedFieldCount)
        {
            var position = _fieldCount > _expectedFieldCount ? _fields[_expectedFieldCount].Start : _fields[_fieldCount - 1].End;
            throw Fault(position, $"expected {_expectedFieldCount} fields, as in line {_firstRecordLine}, found {_fieldCount}",
                "Mend the line: a field with a comma or a line break in it must stand in quotes.");
        }

        return true;
    }

    private void BeginRecord()
    {
        _recordStart = _next;
        _line = _nextLine;
        _fieldCount = 0;
        _unescapedLength = 0;
        BeginField();
    }

    private void BeginField()
    {
        _fieldStart = _scanned;
        _state = ScanState.FieldStart;
        if (_fieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, _fields.Length * 2);
        }

        _fields[_fieldCount].Kind = FieldKind.Bare;
    }

    private void AddField(int end, FieldKind kind)
    {
        ref var field = ref _fields[_fieldCount++];
        field.Start = _fieldStart;
        field.End = end;
        field.Kind = field.Kind == FieldKind.Escaped ? FieldKind.Escaped : kind;
    }

    /// <summary>Moves the unfinished record to the front of the buffer, doubles the buffer if it is full, and reads once.</summary>
    private void Fill()
    {
        if (_recordStart > 0)
        {
            _buffer.AsSpan(_recordStart, _end - _recordStart).CopyTo(_buffer);
            MovePositions(-_recordStart);
        }
        else if (_end == _buffer.Length)
        {
            Grow();
        }

        var count = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _streamEnded = count == 0;
    }

    private void Grow()
    {
        if (_buffer.Length == Array.MaxLength)
        {
            throw Fault(_recordStart, "found a record of more than 2 GB", "Look for a quote that is never closed, or for a file that is not CSV.");
        }

        Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, Array.MaxLength));
    }

    private void MovePositions(int distance)
    {
        foreach (ref var field in _fields.AsSpan(0, _fieldCount))
        {
            field.Start += distance;
            field.End += distance;
        }

        _recordStart += distance;
        _next += distance;
        _end += distance;
        _scanned += distance;
        _fieldStart += distance;
    }

    /// <summary>Passes over a UTF-8 mark and refuses UTF-16; false while fewer than three bytes have come and more may.</summary>
    private bool SkipByteOrderMark()
    {
        if (_end < 3 && !_streamEnded)
        {
            return false;
        }

        ReadOnlySpan<byte> start = _buffer.AsSpan(0, _end);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new GophernetException(new Place(SourceName, 1, 1), "expected UTF-8, found UTF-16",
                "Convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW.");
        }

        _atStart = false;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            _next = _scanned = _recordStart = _fieldStart = 3;
        }

        return true;
    }

    /// <summary>Undoubles quotes into a second buffer that lasts as long as the record: earlier fields of it stay valid.</summary>
    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> quoted)
    {
        if (_unescaped.Length - _unescapedLength < quoted.Length)
        {
            // Fields given out before keep the old array alive.
            _unescaped = new byte[Math.Max(quoted.Length, 2 * _unescaped.Length)];
            _unescapedLength = 0;
        }

        var start = _unescapedLength;
        for (var i = 0; i < quoted.Length; i++)
        {
            _unescaped[_unescapedLength++] = quoted[i];
            if (quoted[i] == Quote)
            {
                i++;
            }
        }

        return _unescaped.AsSpan(start, _unescapedLength - start);
    }

    /// <summary>The line and column of a position in the current record, counted only when a message needs them.</summary>
    private Place PlaceAt(int position)
    {
        var before = _buffer.AsSpan(_recordStart, position - _recordStart);
        var breaks = before.Count((byte)'\n');
        var sinceBreak = before[(before.LastIndexOf((byte)'\n') + 1)..];

        // Bytes that continue a UTF-8 character begin with the bits 10.
        var column = 1;
        foreach (var value in sinceBreak)
        {
            column += (value & 0xC0) == 0x80 ? 0 : 1;
        }

        return new Place(SourceName, _line + breaks, column);
    }

    private GophernetException NulByte(int position) =>
        Fault(position, "found a NUL byte", "Check that the file is text in UTF-8, not UTF-16 or a binary format.");

    private GophernetException LoneCarriageReturn() =>
        Fault(_scanned - 1, "found a carriage return that no line feed follows", "End lines with LF or CRLF: tr '\\r' '\\n' < FILE > NEW.");

    private GophernetException Fault(int position, string message, string hint) => new(PlaceAt(position), message, hint);
}
