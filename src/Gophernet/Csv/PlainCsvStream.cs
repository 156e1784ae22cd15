namespace Gophernet.Csv;

/// <summary>
/// Passes an input on as plain CSV, line for line. Nearly all bytes are passed on as they are, in whole records; a record with a quote where plain CSV has
/// none is rewritten (<see cref="PlainRecord"/>), and lines that are no rows become blank ones.
/// </summary>
internal sealed class PlainCsvStream(Stream stream, Rewriting rules, ReadingTally tally, string sourceName = "") : ReadingStream
{
#if DEBUG
    private const int FirstSize = 64; // small, so that tests refill and grow it
    private const int MinDirectRead = 48;
#else
    private const int FirstSize = 64 * 1024;
    private const int MinDirectRead = 16 * 1024;
#endif

    private readonly PlainRecord _record = new(rules, tally);
    private readonly ArrivedBytes _arrived = new(stream, FirstSize);
    private readonly ReadyBytes _ready = new();
    private bool _isAtStart = true;
    private long _line = 1;
    private bool _mustProcess;

    /// <summary>Whether all that was read so far ends with a record: then nobody behind has to look for the end of the last.</summary>
    public bool IsAtRecordEnd { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (_ready.IsEmpty)
        {
            if (CanReadInto(buffer))
            {
                if (ReadInto(buffer) is > 0 and var read)
                {
                    IsAtRecordEnd = true;
                    return read;
                }
            }
            else if (!Process())
            {
                if (_arrived.HasEnded)
                {
                    return 0;
                }

                if (_arrived.Length > rules.MaxRecord)
                {
                    throw CsvFault.TooLong(0, rules.MaxRecord).At(new Place(sourceName, _line, 1));
                }

                _record.Move(-_arrived.Fill(rules.MaxRecord));
            }
        }

        var count = _ready.Read(buffer);
        IsAtRecordEnd = _ready.IsEmpty;
        return count;
    }

    /// <summary>Whether what comes next may be read to where it is wanted: then nothing has to be copied.</summary>
    private bool CanReadInto(Span<byte> buffer) =>
        _record.HasFirst && !_arrived.HasEnded && !rules.IsForeign && !_mustProcess && buffer.Length >= MinDirectRead && _arrived.Length < buffer.Length / 2;

    /// <summary>Reads once into a buffer; returns the length of the whole records there, or 0 where they have to be looked at one by one.</summary>
    private int ReadInto(Span<byte> buffer)
    {
        var filled = _arrived.MoveTo(buffer);
        var isPlain = TryFindEnd(filled, out var end);
        _arrived.Keep(filled[(isPlain ? end : 0)..]);
        _record.StartAnew();
        _mustProcess = !isPlain;
        if (!isPlain)
        {
            return 0;
        }

        _line += filled[..end].Count((byte)'\n');
        return end;
    }

    /// <summary>Finds the end of the last whole record, if all of them can stay as they are.</summary>
    private bool TryFindEnd(ReadOnlySpan<byte> bytes, out int end)
    {
        if (!bytes.Contains((byte)'"'))
        {
            end = bytes.LastIndexOf((byte)'\n') + 1;
            return true;
        }

        return QuotePlaces.AreRegular(bytes, rules.Delimiter, out end) && end > 0;
    }

    /// <summary>Makes what has arrived ready; false where more is needed first.</summary>
    private bool Process()
    {
        _mustProcess = false;
        if (_isAtStart && !_arrived.SkipByteOrderMark())
        {
            return false;
        }

        _isAtStart = false;
        while (_arrived.Length > 0 && (TryPassLines() || TryPassRecord()))
        {
        }

        return !_ready.IsEmpty;
    }

    /// <summary>Passes on all whole records at once where none has to be looked at.</summary>
    private bool TryPassLines()
    {
        var bytes = _arrived.Span;
        if (!_record.HasFirst || rules.IsForeign || _record.IsBegun || bytes.Contains((byte)'"'))
        {
            return false;
        }

        var length = _arrived.HasEnded ? bytes.Length : bytes.LastIndexOf((byte)'\n') + 1;
        Pass(bytes[..length], length);
        return length > 0;
    }

    private bool TryPassRecord()
    {
        var bytes = _arrived.Span;
        if (!_record.IsBegun && ByteOrderMark.LengthIn(bytes) is > 0 and var mark)
        {
            Pass([], mark); // of a file that was concatenated to another
            return true;
        }

        if (!_record.IsBegun && !_arrived.HasEnded && ByteOrderMark.MayBegin(bytes))
        {
            return false;
        }

        var lineEnd = bytes.IndexOf((byte)'\n');
        var isSkipped = _line <= rules.SkippedLines || (!_record.HasFirst && !_record.IsBegun && rules.IsLineOfBlanks(bytes[..(lineEnd + 1)]));
        if (isSkipped || IsComment(bytes))
        {
            if (lineEnd < 0 && !_arrived.HasEnded)
            {
                return false;
            }

            if (!isSkipped)
            {
                tally.Add(Assumption.Comments, _line);
            }

            Pass(lineEnd < 0 ? [] : "\n"u8, lineEnd < 0 ? bytes.Length : lineEnd + 1);
            return true;
        }

        var length = lineEnd < 0 ? bytes.Length : lineEnd + 1;
        if (rules.DividesByBlanks && !_record.IsBegun && PrintedLines.MayBeRowCount(bytes[..length])) // which would have fields as a row has
        {
            if (lineEnd < 0 && !_arrived.HasEnded)
            {
                return false;
            }

            if (PrintedLines.IsRowCount(bytes[..length]))
            {
                tally.Add(Assumption.RowCounts, _line);
                Pass(lineEnd < 0 ? [] : "\n"u8, length);
                return true;
            }
        }

        var isAfterFirst = _record.HasFirst;
        if (!_record.TryTake(_arrived, lineEnd, _line))
        {
            return false;
        }

        if (rules.HasRowNames && _record.HasFirst && !isAfterFirst)
        {
            _ready.Add([rules.Delimiter]); // before the names of the other columns
        }

        Pass(_record.IsRewritten ? _record.Rewritten : bytes[.._record.Length], _record.Length);
        return true;
    }

    private bool IsComment(ReadOnlySpan<byte> bytes) =>
        rules.Comment != 0 && (rules.IsCommentSaid || !_record.HasFirst) && !_record.IsBegun && bytes[0] == rules.Comment;

    /// <summary>Makes bytes ready in place of the next ones of the input.</summary>
    private void Pass(ReadOnlySpan<byte> bytes, int length)
    {
        _ready.Add(bytes);
        _line += _arrived.Span[..length].Count((byte)'\n');
        _arrived.Pass(length);
        _record.StartAnew();
    }
}
