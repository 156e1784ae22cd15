namespace Gophernet.Csv;

/// <summary>
/// Cuts what is left of an input into blocks of whole records, which can then be read side by side. A block is what one read of the stream gives, up
/// to the last line end outside quotes: a record that has arrived is handed out before the next read. Only quotes are counted, so in
/// input that is not CSV a cut may be wrong, but never before the first fault: the block with the fault has it at its place.
/// </summary>
internal sealed class CsvBlocks
{
#if DEBUG
    internal const int DefaultSize = 64; // small, so that every test cuts records and carries them over
#else
    internal const int DefaultSize = 256 * 1024;
#endif

    private const int PartOfLarge = 8; // a pipe gives 64 KiB at most

    private readonly CsvReader _reader;
    private readonly Stream _stream;
    private readonly int _size;
    private readonly RecordScanner _scanner;
    private byte[] _left = [];
    private int _leftCount;
    private ReadOnlyMemory<byte> _buffered;
    private bool _hasEnded;
    private long _line;
    private long _emptyBytes;

    /// <summary>Takes over the input of a reader, which must not be used afterwards.</summary>
    /// <param name="reader">The input, after its header or at its first row.</param>
    /// <param name="fromCurrent">Whether the reader's current record is the first; or the next one is.</param>
    /// <param name="size">The bytes of a block; more where a record is longer.</param>
    internal CsvBlocks(CsvReader reader, bool fromCurrent, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _reader = reader;
        _size = size;
        _scanner = new RecordScanner(reader.Dialect.Delimiter, reader.Dialect.Names);
        (_stream, _buffered, _line, _hasEnded) = reader.Release(fromCurrent);
    }

    /// <summary>How the input is written.</summary>
    public CsvDialect Dialect => _reader.Dialect;

    /// <summary>A reader of blocks, one for each thread: see <see cref="CsvReader.Open"/>.</summary>
    internal CsvReader CreateReader() => new(_reader);

    /// <summary>A reader of blocks that another one reads too, and counts what was assumed of.</summary>
    internal CsvReader CreateSecondReader() => new(_reader) { Tally = new ReadingTally() };

    /// <summary>Fills a block with the next records. It waits for no more than the first of them.</summary>
    /// <returns>False at the end of the input.</returns>
    /// <exception cref="GophernetException">A record is too long.</exception>
    internal bool Take(CsvBlock block)
    {
        block.Begin(_left.AsSpan(0, _leftCount), _size);
        _leftCount = 0;
        _scanner.Begin(0);
        var (searched, isQuoted) = (0, false);
        int end;
        while ((end = EndsWithRecord(block) ? block.Length - searched : FindCut(block.Bytes[searched..], ref isQuoted)) < 0)
        {
            searched = block.Length;
            if ((_hasEnded && _buffered.IsEmpty) || HasFault(block.Bytes))
            {
                break;
            }

            Fill(block);
        }

        Cut(block, end < 0 ? block.Length : searched + end);
        RequireRecords(block);
        if (Dialect.Names is { IsOpen: true } names)
        {
            JsonRecord.AddAllNames(block.Bytes, names);
            block.FieldCount = names.Count;
        }

        return block.Length > 0;
    }

    /// <summary>Throws where there have been nothing but line ends for long: packed, they are next to nothing.</summary>
    private void RequireRecords(CsvBlock block)
    {
        _emptyBytes = block.Bytes.ContainsAnyExcept((byte)'\n', (byte)'\r') ? 0 : _emptyBytes + block.Length;
        if (_emptyBytes > Dialect.MaxRecord)
        {
            throw CsvFault.TooManyEmptyLines(0, Dialect.MaxRecord).At(new Place(_reader.SourceName, block.FirstLine, 1));
        }
    }

    /// <summary>Whether the stream knows that the block ends with a record: then its quotes need not be counted again.</summary>
    private bool EndsWithRecord(CsvBlock block) => block.Length > 0 && _buffered.IsEmpty && _stream is PlainCsvStream { IsAtRecordEnd: true };

    /// <summary>The end of the last whole record, or −1.</summary>
    private int FindCut(ReadOnlySpan<byte> bytes, ref bool isQuoted)
    {
        if (Dialect.Names is not null)
        {
            return bytes.LastIndexOf((byte)'\n') is >= 0 and var last ? last + 1 : -1;
        }

        isQuoted ^= bytes.Count((byte)'"') % 2 == 1;
        var isQuotedThere = isQuoted;
        var position = bytes.Length;
        while ((position = bytes[..position].LastIndexOfAny((byte)'\n', (byte)'"')) >= 0)
        {
            if (bytes[position] == '"')
            {
                isQuotedThere = !isQuotedThere;
            }
            else if (!isQuotedThere)
            {
                return position + 1;
            }
        }

        return -1;
    }

    /// <summary>Whether the unfinished record is no CSV as it stands: then there is no use in waiting for its end.</summary>
    private bool HasFault(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _scanner.Scan(bytes);
        }
        catch (CsvFault)
        {
            return true;
        }
    }

    private void Fill(CsvBlock block)
    {
        if (block.Length > Dialect.MaxRecord || !block.Reserve(1))
        {
            throw CsvFault.TooLong(0, Dialect.MaxRecord).At(new Place(_reader.SourceName, _line, 1));
        }

        var free = block.Storage.AsSpan(block.Length);
        if (!_buffered.IsEmpty)
        {
            var count = Math.Min(free.Length, _buffered.Length);
            block.Append(_buffered.Span[..count]);
            _buffered = count == _buffered.Length ? default : _buffered[count..]; // the reader's buffer is free then
            return;
        }

        var read = _stream.Read(block.Storage, block.Length, free.Length);
        block.Length += read;
        _hasEnded = read == 0;
    }

    /// <summary>Ends the block, and keeps what comes after for the next.</summary>
    private void Cut(CsvBlock block, int end)
    {
        var rest = block.Bytes[end..];
        if (_left.Length < rest.Length)
        {
            _left = new byte[Math.Max(rest.Length, 2 * _left.Length)];
        }

        rest.CopyTo(_left);
        _leftCount = rest.Length;
        block.Length = end;
        block.IsLarge = end >= _size / PartOfLarge;
        block.FirstLine = _line;
        block.LineCount = block.Bytes.Count((byte)'\n');
        _line += block.LineCount;
    }
}
