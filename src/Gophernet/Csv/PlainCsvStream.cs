namespace Gophernet.Csv;

/// <summary>
/// Passes an input on as plain CSV, line for line. Nearly all bytes are passed on as they are, in whole records; a record with a quote where plain CSV has
/// none is rewritten (<see cref="TolerantRecord"/>), and lines that are no rows become blank ones. What becomes of a record depends on it and the number of
/// fields of the first alone.
/// </summary>
internal sealed class PlainCsvStream(Stream stream, Rewriting rules, ReadingTally tally) : ReadingStream
{
#if DEBUG
    private const int FirstSize = 64; // small, so that tests refill and grow it
    private const int MinDirectRead = 48;
#else
    private const int FirstSize = 64 * 1024;
    private const int MinDirectRead = 16 * 1024;
#endif

    // Of which another reading is tried over several lines: each line with a stray quote may be the first of so many.
    private const int MaxRecord = 1024 * 1024;
    private const int MaxRecordLines = 64;

    private readonly RecordScanner _scanner = new(rules.Delimiter);
    private readonly TolerantRecord _record = new(rules);

    private readonly ArrivedBytes _arrived = new(stream, FirstSize);
    private readonly ReadyBytes _ready = new();
    private bool _isAtStart = true;
    private long _line = 1;
    private int _fieldCount = -1; // of the first record
    private bool _isScanning;
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

                var distance = _arrived.Fill();
                if (_isScanning)
                {
                    _scanner.Move(-distance);
                }
            }
        }

        var count = _ready.Read(buffer);
        IsAtRecordEnd = _ready.IsEmpty;
        return count;
    }

    /// <summary>Whether what comes next may be read to where it is wanted: then nothing has to be copied.</summary>
    private bool CanReadInto(Span<byte> buffer) =>
        _fieldCount >= 0 && !_arrived.HasEnded && !rules.IsForeign && !_mustProcess && buffer.Length >= MinDirectRead && _arrived.Length < buffer.Length / 2;

    /// <summary>Reads once into a buffer; returns the length of the whole records there, or 0 where they have to be looked at one by one.</summary>
    private int ReadInto(Span<byte> buffer)
    {
        var filled = _arrived.MoveTo(buffer);
        var isPlain = TryFindEnd(filled, out var end);
        _arrived.Keep(filled[(isPlain ? end : 0)..]);
        _isScanning = false;
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
        if (_fieldCount < 0 || rules.IsForeign || _isScanning || bytes.Contains((byte)'"'))
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
        var lineEnd = bytes.IndexOf((byte)'\n');
        var isSkipped = _line <= rules.SkippedLines || (_fieldCount < 0 && !_isScanning && rules.IsLineOfBlanks(bytes[..(lineEnd + 1)]));
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

        return rules.DividesByBlanks || rules.EscapesDelimiters || rules.Quote != '"' ? TryPassForeign(bytes) : TryPassPlain(bytes, lineEnd);
    }

    private bool IsComment(ReadOnlySpan<byte> bytes) =>
        rules.Comment != 0 && (rules.IsCommentSaid || _fieldCount < 0) && !_isScanning && bytes[0] == rules.Comment;

    private bool TryPassForeign(ReadOnlySpan<byte> bytes)
    {
        if (!_record.TryRead(bytes, _arrived.HasEnded, mayHoldLineEnds: false))
        {
            return false;
        }

        PassRewritten();
        return true;
    }

    /// <summary>Passes on one record, as it is if it is plain.</summary>
    private bool TryPassPlain(ReadOnlySpan<byte> bytes, int lineEnd)
    {
        if (lineEnd < 0 && !_arrived.HasEnded)
        {
            return false;
        }

        var line = bytes[..(lineEnd < 0 ? bytes.Length : lineEnd + 1)];
        var (hasEnd, isFault) = Scan();
        var length = _scanner.End - _arrived.Start;

        // By the rules the record goes on, or is none, but a backslash may have meant that it ends with its line.
        if (!(hasEnd && length == line.Length) && HasEscape(line) && _record.TryRead(line, isWhole: true, mayHoldLineEnds: false) && _record.HasEscape && Fits)
        {
            PassRewritten();
            return true;
        }

        if (hasEnd)
        {
            var fieldCount = _scanner.FieldCount;
            if (HasEscape(bytes[..length]) && _record.TryRead(bytes[..length], isWhole: true, mayHoldLineEnds: true) && _record.HasEscape && Fits
                && (fieldCount != _fieldCount || _record.Length < length))
            {
                PassRewritten();
                return true;
            }

            Note(fieldCount, isBlank: _scanner.IsBlank);
            Pass(bytes[..length], length);
            return true;
        }

        if (isFault)
        {
            return TryRepair(bytes, line);
        }

        if (_arrived.HasEnded)
        {
            PassLast(bytes);
        }

        return _arrived.HasEnded;
    }

    /// <summary>Looks for the end of the record by the rules.</summary>
    private (bool HasEnd, bool IsFault) Scan()
    {
        if (!_isScanning)
        {
            _scanner.Begin(_arrived.Start);
            _isScanning = true;
        }

        try
        {
            return (_scanner.Scan(_arrived.Buffer), false);
        }
        catch (CsvFault)
        {
            return (false, true);
        }
    }

    private bool Fits => _record.FieldCount == _fieldCount;

    private static bool HasEscape(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\\\""u8) >= 0;

    /// <summary>Passes on a record that is not plain as other tools read it; the reader says what is wrong where that gives no row of the table.</summary>
    private bool TryRepair(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> line)
    {
        _record.TryRead(line, isWhole: true, mayHoldLineEnds: false);
        if (_fieldCount >= 0 && (!Fits || (_record.HasOpenQuote && HasEscape(line))))
        {
            var isLong = TryCut(ref bytes);
            var hasRead = _record.TryRead(bytes, isWhole: _arrived.HasEnded && !isLong, mayHoldLineEnds: true);
            if (!hasRead && !isLong)
            {
                return false;
            }

            if (!hasRead || !Fits || _record.HasOpenQuote)
            {
                _record.TryRead(line, isWhole: true, mayHoldLineEnds: false);
            }
        }

        PassRewritten();
        return true;
    }

    /// <summary>Leaves what a record may take that is tried over several lines.</summary>
    /// <returns>False where this is all there is so far.</returns>
    private static bool TryCut(ref ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        for (var line = 0; line < MaxRecordLines; line++)
        {
            var length = bytes[start..].IndexOf((byte)'\n') + 1;
            if (length == 0 || start + length >= MaxRecord)
            {
                var isLong = bytes.Length >= MaxRecord;
                bytes = isLong ? bytes[..MaxRecord] : bytes;
                return isLong;
            }

            start += length;
        }

        bytes = bytes[..start];
        return true;
    }

    private void PassRewritten()
    {
        Note(_record.FieldCount, isBlank: _record.Written is [(byte)'\n'] or [(byte)'\r', ..] or []);
        _record.CountIn(tally, _line);
        Pass(_record.Written, _record.Length);
    }

    private void Note(int fieldCount, bool isBlank)
    {
        _fieldCount = _fieldCount < 0 && !isBlank ? fieldCount : _fieldCount;
    }

    /// <summary>Passes on the record that the input ends in; where nothing closes a quote in it, only its line, if so it is wanted.</summary>
    private void PassLast(ReadOnlySpan<byte> bytes)
    {
        if (rules.EndsOpenQuotes && _record.TryRead(bytes, isWhole: true, mayHoldLineEnds: true) && _record.HasOpenQuote)
        {
            PassRewritten();
        }
        else
        {
            Pass(bytes, bytes.Length);
        }
    }

    /// <summary>Makes bytes ready in place of the next ones of the input.</summary>
    private void Pass(ReadOnlySpan<byte> bytes, int length)
    {
        _ready.Add(bytes);
        _line += _arrived.Span[..length].Count((byte)'\n');
        _arrived.Pass(length);
        _isScanning = false;
    }
}
