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

    private readonly RecordScanner _scanner;
    private readonly Unescaper _unescaper = new();
    private readonly RowWidth _width;
    private readonly EmptyLines _emptyLines;
    private readonly PlaceCounter _place = new();

    private RepeatedHeader? _header;
    private ReadBuffer _buffer; // the current record, and what has arrived of the next ones
    private bool _isAtStart = true;
    private bool _isRecordTaken;

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
        SourceName = sourceName;
        Delimiter.Require(dialect.Delimiter);
        Dialect = dialect;
        _scanner = new RecordScanner(dialect.Delimiter, dialect.Names);
        _width = new RowWidth(dialect);
        _emptyLines = new EmptyLines(dialect.MaxRecord);
        _buffer = new ReadBuffer(stream, bufferSize);
    }

    /// <summary>Creates a reader of blocks of an input whose first record another reader has read.</summary>
    internal CsvReader(CsvReader first)
        : this(Stream.Null, first.SourceName, first.Dialect, 1)
    {
        _isAtStart = false;
        _buffer.HasEnded = true;
        _width = first._width.Copy();
        _header = first._header;
    }

    /// <summary>The name of the input in messages.</summary>
    public string SourceName { get; }

    /// <summary>How the input is written.</summary>
    public CsvDialect Dialect { get; }

    /// <summary>What was assumed of the input; complete when it is read.</summary>
    public ReadingTally Tally
    {
        get => _width.Tally;
        init => _width.Tally = value;
    }

    /// <summary>Says that the current record has the names of the columns: where it comes again, as in concatenated files, it is no row.</summary>
    internal void PassHeaderAgain()
    {
        _header = Dialect.Names is null ? RepeatedHeader.Of(_scanner, _buffer.Bytes, Dialect.Delimiter) : null;
        _width.LineBelowNames = _header is null ? 0 : _scanner.NextLine;
    }

    /// <summary>Says that a row needs fewer fields than the first record has.</summary>
    internal void RequireNoMoreThan(int fieldCount) => _width.MinFieldCount = fieldCount;

    /// <summary>The record that the last move stopped at. It is a view: the next move overwrites it.</summary>
    public CsvRecord Current => new(this);

    /// <summary>What is wrong with the current record, where such records are kept; null for nothing.</summary>
    public GophernetException? RecordFault { get; private set; }

    /// <summary>Moves to the next record, waiting for the stream if need be.</summary>
    /// <returns>False at the end of the input.</returns>
    /// <exception cref="GophernetException">The input is not CSV: the message has its line and column.</exception>
    public bool MoveNext()
    {
        while (!MoveNextBuffered())
        {
            if (_buffer.HasEnded)
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
        _buffer.Open(block);
        (_isRecordTaken, RecordFault) = (false, null);
        _unescaper.Clear();
        _scanner.Begin(0, block.FirstLine);
    }

    /// <summary>Gives the stream away, with the bytes that were read of it and not looked at.</summary>
    /// <param name="fromCurrent">Whether the current record is among them.</param>
    internal (Stream Stream, ReadOnlyMemory<byte> Buffered, long Line, bool HasEnded) Release(bool fromCurrent)
    {
        var start = fromCurrent ? _scanner.Start : _scanner.End;
        return (_buffer.Stream, _buffer.From(start), fromCurrent ? _scanner.Line : _scanner.NextLine, _buffer.HasEnded);
    }

    /// <summary>Where the fields of the current record lie, to come back to it.</summary>
    internal ReadOnlySpan<FieldBounds> Fields => _scanner.Fields;

    /// <summary>Goes back to a record of the open block.</summary>
    internal void Restore(ReadOnlySpan<FieldBounds> fields, long line)
    {
        _unescaper.Clear();
        var first = fields[0].Start;
        _scanner.Restore(fields, Dialect.Names is null ? first : _buffer[0, first].LastIndexOf((byte)'\n') + 1, line); // names come in any order
    }

    internal long Line => _scanner.Line;

    internal int FieldCount => _scanner.FieldCount;

    internal bool RecordHasCarriageReturn => _buffer[_scanner.ContentEnd, _scanner.End] is [(byte)'\r', ..];

    /// <summary>Where the current record lies in the buffer, with its line end.</summary>
    internal (int Start, int End) Bounds => (_scanner.Start, _scanner.End);

    /// <summary>Whether the current record stands in the buffer as <see cref="CanonicalText"/> would write it.</summary>
    internal bool IsCanonical => (Dialect.Names is not null || (_scanner.IsBare && Dialect.Delimiter == (byte)','))
        && _scanner.End - _scanner.ContentEnd == 1;

    internal ReadOnlySpan<byte> RecordBytes => _buffer[_scanner.Start, _scanner.ContentEnd];

    internal ReadOnlySpan<byte> FieldBytes(int index) => BytesOf(in _scanner.Fields[index]);

    /// <summary>The content of a field of the open block.</summary>
    internal ReadOnlySpan<byte> BytesOf(ref readonly FieldBounds field)
    {
        var bytes = _buffer[field.Start, field.End];
        return field.Kind switch
        {
            FieldKind.Bare => bytes,
            FieldKind.Quoted => bytes[1..^1],
            FieldKind.JsonEscaped => _unescaper.UnescapeJson(bytes[1..^1]),
            _ => _unescaper.Unescape(bytes[1..^1]),
        };
    }

    /// <summary>The buffer, in which records and their fields lie.</summary>
    internal ReadOnlySpan<byte> Bytes => _buffer.Bytes;

    internal ReadOnlySpan<byte> RawFieldBytes(int index) => _buffer[_scanner.Fields[index].Start, _scanner.Fields[index].End];

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
                if (!_scanner.Scan(_buffer.Arrived))
                {
                    return false;
                }

                _isRecordTaken = true;
            }
            while (!IsRow());

            return true;
        }
        catch (CsvFault fault)
        {
            return Keep(fault);
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
            _scanner.ScanEnd(_buffer.Arrived);
            _isRecordTaken = true;
            return IsRow();
        }
        catch (CsvFault fault)
        {
            return Keep(fault);
        }
    }

    /// <summary>Takes a record with a fault for a row all the same, where it is known where it ends: one of another width, or a line of JSON.</summary>
    /// <returns>True.</returns>
    /// <exception cref="GophernetException">Such records are not kept, or its end is not known.</exception>
    private bool Keep(CsvFault fault)
    {
        var located = Located(fault);
        if (!Dialect.KeepsFaults || _width.FieldCount < 0 || !(_isRecordTaken || _scanner.TryPassObject(_buffer.Arrived)))
        {
            throw located;
        }

        _scanner.Resize(Math.Max(_width.FieldCount, _scanner.FieldCount));
        (_isRecordTaken, RecordFault) = (true, located);
        return true;
    }

    /// <summary>Whether the record is a row, and no empty line, comment or header.</summary>
    private bool IsRow()
    {
        var bytes = _buffer.Bytes;
        _scanner.PassMark(bytes);
        return !_emptyLines.Passes(_scanner) && (_scanner.FieldCount == _width.FieldCount || _width.Takes(_scanner, bytes)) && !_width.IsRule(_scanner, bytes)
            && (_header is null || !_header.IsIn(_scanner, bytes, Tally));
    }

    private void PassRecord()
    {
        if (_isRecordTaken)
        {
            (_isRecordTaken, RecordFault) = (false, null);
            _unescaper.Clear();
            _scanner.Begin(_scanner.End);
        }
    }

    /// <summary>Reads once; the unfinished record stays.</summary>
    private void Fill()
    {
        if (_scanner.Start is > 0 and var passed)
        {
            _buffer.Drop(passed);
            _scanner.Move(-passed);
        }
        else if (_buffer.Arrived.Length > Dialect.MaxRecord || !_buffer.TryReserve())
        {
            throw CsvFault.TooLong(0, Dialect.MaxRecord).At(new Place(SourceName, _scanner.Line, 1));
        }

        _buffer.Read();
    }

    /// <summary>Passes over a UTF-8 mark and refuses UTF-16; false while what has come may be the beginning of one.</summary>
    private bool SkipByteOrderMark()
    {
        if (!_buffer.TryMeasureMark(out var length))
        {
            return false;
        }

        _isAtStart = false;
        _scanner.Begin(length);
        return true;
    }

    private GophernetException Located(CsvFault fault) => fault.At(PlaceAt(fault.Position));

    /// <summary>The line and column of a position in the current record.</summary>
    private Place PlaceAt(int position) => _place.At(SourceName, _buffer.Bytes, _scanner.Start, _scanner.Line, position);
}
