using System.Runtime.CompilerServices;

namespace Gophernet.Csv;

/// <summary>
/// Reads CSV (RFC 4180) from a stream, record by record: the caller pulls with <see cref="MoveNext"/> and looks at
/// <see cref="Current"/>, a view of the one buffer. Every record has as many fields as the first. Lines end with LF or CRLF, the last
/// one with nothing if it likes; lines without a character are passed over; a UTF-8 byte-order mark is skipped. Nothing is allocated
/// per record once the buffer has grown to the longest record.
/// </summary>
internal sealed class CsvReader
{
#if DEBUG
    private const int FirstBufferSize = 64; // small, so that every test refills and grows it
#else
    private const int FirstBufferSize = 64 * 1024;
#endif

    private readonly Stream _stream;
    private readonly RecordScanner _scanner;
    private readonly Unescaper _unescaper = new();

    // [ passed | the current record | what has arrived of the next ones | free ]
    private byte[] _buffer;
    private int _end;
    private bool _streamHasEnded;
    private bool _isAtStart = true;
    private bool _isRecordTaken;
    private int _expectedFieldCount = -1;
    private long _firstRecordLine;

    /// <summary>Creates a reader. The stream stays the caller's to close.</summary>
    /// <param name="stream">The bytes, UTF-8.</param>
    /// <param name="sourceName">The name of the input in messages, such as <c>people.csv</c>.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="bufferSize">The first size of the buffer in bytes; it doubles when a record does not fit.</param>
    public CsvReader(Stream stream, string sourceName, byte delimiter = (byte)',', int bufferSize = FirstBufferSize)
        : this(stream, sourceName, CsvDialect.Default with { Delimiter = delimiter }, bufferSize)
    {
    }

    /// <summary>Creates a reader of a dialect. The stream stays the caller's to close.</summary>
    /// <param name="stream">The bytes, UTF-8.</param>
    /// <param name="sourceName">The name of the input in messages, such as <c>people.csv</c>.</param>
    /// <param name="dialect">How the input is written.</param>
    /// <param name="bufferSize">The first size of the buffer in bytes; it doubles when a record does not fit.</param>
    public CsvReader(Stream stream, string sourceName, CsvDialect dialect, int bufferSize = FirstBufferSize)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferSize, 1);
        _stream = stream;
        SourceName = sourceName;
        Delimiter.Require(dialect.Delimiter);
        Dialect = dialect;
        _scanner = new RecordScanner(dialect.Delimiter, dialect.Names);
        _buffer = new byte[bufferSize];
    }

    /// <summary>Creates a reader of blocks of an input whose first record another reader has read.</summary>
    internal CsvReader(CsvReader first)
        : this(Stream.Null, first.SourceName, first.Dialect, 1)
    {
        _isAtStart = false;
        _streamHasEnded = true;
        _expectedFieldCount = first._expectedFieldCount;
        _firstRecordLine = first._firstRecordLine;
        MinFieldCount = first.MinFieldCount;
        Tally = first.Tally;
    }

    /// <summary>The name of the input in messages.</summary>
    public string SourceName { get; }

    /// <summary>How the input is written.</summary>
    public CsvDialect Dialect { get; }

    /// <summary>What was assumed of the input; complete when it is read.</summary>
    public ReadingTally Tally { get; init; } = new();

    /// <summary>The fields that a row needs: the first record may have more, which no row has to have.</summary>
    internal int MinFieldCount { get; set; }

    /// <summary>The record that the last move stopped at. It is a view: the next move overwrites it.</summary>
    public CsvRecord Current => new(this);

    /// <summary>Moves to the next record, waiting for the stream if need be.</summary>
    /// <returns>False at the end of the input.</returns>
    /// <exception cref="GophernetException">The input is not CSV: the message has its line and column.</exception>
    public bool MoveNext()
    {
        while (!MoveNextBuffered())
        {
            if (_streamHasEnded)
            {
                return MoveToLast();
            }

            Fill();
        }

        return true;
    }

    /// <summary>Goes to the records of a block; it must not change while they are read.</summary>
    internal void Open(CsvBlock block)
    {
        _buffer = block.Storage;
        _end = block.Length;
        _isRecordTaken = false;
        _unescaper.Clear();
        _scanner.Begin(0, block.FirstLine);
    }

    /// <summary>Gives the stream away, with the bytes that were read of it and not looked at.</summary>
    /// <param name="fromCurrent">Whether the current record is among them.</param>
    internal (Stream Stream, ReadOnlyMemory<byte> Buffered, long Line, bool HasEnded) Release(bool fromCurrent)
    {
        var start = fromCurrent ? _scanner.Start : _scanner.End;
        return (_stream, _buffer.AsMemory(start, _end - start), fromCurrent ? _scanner.Line : _scanner.NextLine, _streamHasEnded);
    }

    /// <summary>Where the fields of the current record lie, to come back to it.</summary>
    internal ReadOnlySpan<FieldBounds> Fields => _scanner.Fields;

    /// <summary>Goes back to a record of the open block.</summary>
    internal void Restore(ReadOnlySpan<FieldBounds> fields, long line)
    {
        _unescaper.Clear();
        _scanner.Restore(fields, line);
        if (Dialect.Names is not null)
        {
            _scanner.StartAt(_buffer.AsSpan(0, fields[0].Start).LastIndexOf((byte)'\n') + 1); // names come in any order
        }
    }

    internal long Line => _scanner.Line;

    internal int FieldCount => _scanner.FieldCount;

    internal bool RecordHasCarriageReturn => _buffer.AsSpan(_scanner.ContentEnd, _scanner.End - _scanner.ContentEnd) is [(byte)'\r', ..];

    internal ReadOnlySpan<byte> RecordBytes => _buffer.AsSpan(_scanner.Start, _scanner.ContentEnd - _scanner.Start);

    internal ReadOnlySpan<byte> FieldBytes(int index) => BytesOf(in _scanner.Fields[index]);

    /// <summary>The content of a field of the open block.</summary>
    internal ReadOnlySpan<byte> BytesOf(ref readonly FieldBounds field)
    {
        var bytes = _buffer.AsSpan(field.Start, field.End - field.Start);
        return field.Kind switch
        {
            FieldKind.Bare => bytes,
            FieldKind.Quoted => bytes[1..^1],
            FieldKind.JsonEscaped => _unescaper.UnescapeJson(bytes[1..^1]),
            _ => _unescaper.Unescape(bytes[1..^1]),
        };
    }

    internal ReadOnlySpan<byte> RawFieldBytes(int index)
    {
        ref readonly var field = ref _scanner.Fields[index];
        return _buffer.AsSpan(field.Start, field.End - field.Start);
    }

    internal Place PlaceOf(int index) => PlaceAt(_scanner.Fields[index].Start);

    /// <summary>Moves to the next record if all of it has arrived already; never waits for the stream.</summary>
    /// <returns>False when the stream must be asked for more, or has ended.</returns>
    private bool MoveNextBuffered()
    {
        try
        {
            if (_isAtStart && !SkipByteOrderMark())
            {
                return false;
            }

            do
            {
                PassRecord();
                if (!_scanner.Scan(_buffer.AsSpan(0, _end)))
                {
                    return false;
                }

                _isRecordTaken = true;
            }
            while (_scanner.IsBlank || (_scanner.FieldCount != _expectedFieldCount && !TakesOtherCount()));

            return true;
        }
        catch (CsvFault fault)
        {
            throw Located(fault);
        }
    }

    /// <summary>What stands after the last line end is a record too.</summary>
    private bool MoveToLast()
    {
        if (_isRecordTaken || _scanner.IsAtStart)
        {
            return false;
        }

        try
        {
            _scanner.ScanEnd(_buffer.AsSpan(0, _end));
            _isRecordTaken = true;
            return _scanner.FieldCount == _expectedFieldCount || TakesOtherCount();
        }
        catch (CsvFault fault)
        {
            throw Located(fault);
        }
    }

    private void PassRecord()
    {
        if (_isRecordTaken)
        {
            _isRecordTaken = false;
            _unescaper.Clear();
            _scanner.Begin(_scanner.End);
        }
    }

    /// <summary>Whether a record that has not as many fields as the first is a row; false where it is to be passed over.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // no part of the loop over records
    private bool TakesOtherCount()
    {
        var found = _scanner.FieldCount;
        if (_expectedFieldCount < 0 || Dialect.Names is not null)
        {
            (_expectedFieldCount, _firstRecordLine) = (found, _scanner.Line);
            MinFieldCount = found;
            return true;
        }

        if (found == 1 && IsBlank(in _scanner.Fields[0]))
        {
            return false;
        }

        if (Dialect.Comment != 0 && _buffer[_scanner.Start] == Dialect.Comment)
        {
            Tally.Add(Assumption.Comments, _scanner.Line);
            return false;
        }

        if (found < _expectedFieldCount ? found >= MinFieldCount : EndsInEmptyFields())
        {
            if (found > _expectedFieldCount)
            {
                Tally.Add(Assumption.TrailingDelimiters, _scanner.Line);
            }

            _scanner.Resize(_expectedFieldCount);
            return true;
        }

        switch (Dialect.Ragged)
        {
            case RaggedRows.Fill:
                Tally.Add(Assumption.Filled, _scanner.Line);
                _scanner.Resize(_expectedFieldCount);
                return true;
            case RaggedRows.Skip:
                Tally.Add(Assumption.Skipped, _scanner.Line);
                return false;
            default:
                var position = found > _expectedFieldCount ? _scanner.Fields[_expectedFieldCount].Start : _scanner.Fields[^1].End;
                throw CsvFault.FieldCount(position, _scanner.Line, _expectedFieldCount, _firstRecordLine, found, HasFieldInSingleQuotes());
        }
    }

    /// <summary>Whether a field begins with a single quote, and that one or a later one ends with one: <c>'a,b'</c>.</summary>
    private bool HasFieldInSingleQuotes()
    {
        var isOpen = false;
        foreach (ref readonly var field in _scanner.Fields)
        {
            var bytes = _buffer.AsSpan(field.Start, field.End - field.Start);
            isOpen |= bytes.StartsWith((byte)'\'');
            if (isOpen && bytes.Length > 1 && bytes[^1] == '\'')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all fields past the last column are empty.</summary>
    private bool EndsInEmptyFields()
    {
        foreach (ref readonly var field in _scanner.Fields[_expectedFieldCount..])
        {
            if (!IsBlank(in field))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsBlank(ref readonly FieldBounds field) =>
        field.Kind == FieldKind.Bare && !_buffer.AsSpan(field.Start, field.End - field.Start).ContainsAnyExcept((byte)' ', (byte)'\t');

    /// <summary>Moves the unfinished record to the front of the buffer, or doubles the buffer if it is full, and reads once.</summary>
    private void Fill()
    {
        var passed = _scanner.Start;
        if (passed > 0)
        {
            _buffer.AsSpan(passed, _end - passed).CopyTo(_buffer);
            _end -= passed;
            _scanner.Move(-passed);
        }
        else if (_end == _buffer.Length)
        {
            Grow();
        }

        var count = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _streamHasEnded = count == 0;
    }

    private void Grow()
    {
        if (_buffer.Length == Array.MaxLength)
        {
            throw Located(CsvFault.TooLong(0));
        }

        Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, Array.MaxLength));
    }

    /// <summary>Passes over a UTF-8 mark and refuses UTF-16; false while what has come may be the beginning of one.</summary>
    private bool SkipByteOrderMark()
    {
        ReadOnlySpan<byte> start = _buffer.AsSpan(0, _end);
        if (!_streamHasEnded && start is ([] or [0xEF] or [0xEF, 0xBB] or [0xFF] or [0xFE]))
        {
            return false;
        }

        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw CsvFault.Utf16(0);
        }

        _isAtStart = false;
        _scanner.Begin(start is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
        return true;
    }

    private GophernetException Located(CsvFault fault) => new(PlaceAt(fault.Position), fault.Message, fault.Hint) { Settings = fault.Settings };

    /// <summary>The line and column of a position in the current record.</summary>
    private Place PlaceAt(int position)
    {
        var before = _buffer.AsSpan(_scanner.Start, position - _scanner.Start);
        var breaks = before.Count((byte)'\n');
        var column = 1;
        foreach (var value in before[(before.LastIndexOf((byte)'\n') + 1)..])
        {
            column += (value & 0xC0) == 0x80 ? 0 : 1; // bytes that continue a UTF-8 character begin with the bits 10
        }

        return new Place(SourceName, _scanner.Line + breaks, column);
    }
}
