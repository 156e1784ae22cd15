namespace Gophernet.Csv;

/// <summary>
/// Passes an input on as plain CSV, line for line: what the readers behind it need not know. Nearly all bytes are passed on as they are, in whole
/// records; a record with a quote where plain CSV has none is rewritten (<see cref="TolerantRecord"/>), and lines that are no rows become blank ones. What becomes
/// of a record depends on it and the number of fields of the first alone.
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
    private const int MaxRecord = 1024 * 1024; // of which another reading is tried over several lines

    private readonly RecordScanner _scanner = new(rules.Delimiter);
    private readonly TolerantRecord _record = new(rules);

    // [ passed | records that have arrived | free ]
    private byte[] _bytes = new byte[FirstSize];
    private int _start;
    private int _end;
    private bool _hasEnded;
    private bool _isAtStart = true;
    private long _line = 1;
    private int _fieldCount = -1; // of the first record

    private byte[] _ready = [];
    private int _readyStart;
    private int _readyEnd;
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

        while (_readyStart == _readyEnd)
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
                if (_hasEnded)
                {
                    return 0;
                }

                Fill();
            }
        }

        var count = Math.Min(buffer.Length, _readyEnd - _readyStart);
        _ready.AsSpan(_readyStart, count).CopyTo(buffer);
        _readyStart += count;
        IsAtRecordEnd = _readyStart == _readyEnd;
        return count;
    }

    /// <summary>Whether what comes next may be read to where it is wanted: then nothing has to be copied.</summary>
    private bool CanReadInto(Span<byte> buffer) =>
        _fieldCount >= 0 && !_hasEnded && !rules.IsForeign && !_mustProcess && buffer.Length >= MinDirectRead && _end - _start < buffer.Length / 2;

    /// <summary>Reads once into a buffer; returns the length of the whole records there, or 0 where they have to be looked at one by one.</summary>
    private int ReadInto(Span<byte> buffer)
    {
        var left = _end - _start;
        _bytes.AsSpan(_start, left).CopyTo(buffer);
        var read = stream.Read(buffer[left..]);
        _hasEnded = read == 0;
        ReadOnlySpan<byte> filled = buffer[..(left + read)];
        var isPlain = TryFindEnd(filled, out var end);
        Keep(filled[(isPlain ? end : 0)..]);
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
        (_readyStart, _readyEnd, _mustProcess) = (0, 0, false);
        if (_isAtStart && !SkipByteOrderMark())
        {
            return false;
        }

        while (_start < _end && (TryPassLines() || TryPassRecord()))
        {
        }

        return _readyEnd > 0;
    }

    /// <summary>Passes on all whole records at once where none has to be looked at.</summary>
    private bool TryPassLines()
    {
        var bytes = _bytes.AsSpan(_start, _end - _start);
        if (_fieldCount < 0 || rules.IsForeign || _isScanning || bytes.Contains((byte)'"'))
        {
            return false;
        }

        var length = _hasEnded ? bytes.Length : bytes.LastIndexOf((byte)'\n') + 1;
        Pass(bytes[..length], length);
        return length > 0;
    }

    private bool TryPassRecord()
    {
        var bytes = _bytes.AsSpan(_start, _end - _start);
        var lineEnd = bytes.IndexOf((byte)'\n');
        var isSkipped = _line <= rules.SkippedLines || (_fieldCount < 0 && !_isScanning && IsLineOfBlanks(bytes[..(lineEnd + 1)]));
        if (isSkipped || IsComment(bytes))
        {
            if (lineEnd < 0 && !_hasEnded)
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

        return rules.DividesByBlanks || rules.Quote != '"' ? TryPassForeign(bytes) : TryPassPlain(bytes, lineEnd);
    }

    private bool IsComment(ReadOnlySpan<byte> bytes) =>
        rules.Comment != 0 && (rules.IsCommentSaid || _fieldCount < 0) && !_isScanning && bytes[0] == rules.Comment;

    private bool IsLineOfBlanks(ReadOnlySpan<byte> line)
    {
        foreach (var value in line)
        {
            if (!rules.IsBlank(value) && value is not ((byte)'\n' or (byte)'\r'))
            {
                return false;
            }
        }

        return line.Length > 1;
    }

    private bool TryPassForeign(ReadOnlySpan<byte> bytes)
    {
        if (!_record.TryRead(bytes, _hasEnded, mayHoldLineEnds: false))
        {
            return false;
        }

        PassRewritten();
        return true;
    }

    /// <summary>Passes on one record, as it is if it is plain.</summary>
    private bool TryPassPlain(ReadOnlySpan<byte> bytes, int lineEnd)
    {
        if (lineEnd < 0 && !_hasEnded)
        {
            return false;
        }

        var line = bytes[..(lineEnd < 0 ? bytes.Length : lineEnd + 1)];
        var (hasEnd, isFault) = Scan();
        var length = _scanner.End - _start;

        // By the rules the record goes on, or is none, but a backslash may have meant that it ends with its line.
        if (!(hasEnd && length == line.Length) && HasEscape(line) && TryRead(line, isWhole: true, lines: false) && _record.HasEscape && Fits)
        {
            PassRewritten();
            return true;
        }

        if (hasEnd)
        {
            var fieldCount = _scanner.FieldCount;
            if (HasEscape(bytes[..length]) && TryRead(bytes[..length], isWhole: true, lines: true) && _record.HasEscape && Fits
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

        if (_hasEnded)
        {
            PassLast(bytes);
        }

        return _hasEnded;
    }

    /// <summary>Looks for the end of the record by the rules.</summary>
    private (bool HasEnd, bool IsFault) Scan()
    {
        if (!_isScanning)
        {
            _scanner.Begin(_start);
            _isScanning = true;
        }

        try
        {
            return (_scanner.Scan(_bytes.AsSpan(0, _end)), false);
        }
        catch (CsvFault)
        {
            return (false, true);
        }
    }

    private bool Fits => _record.FieldCount == _fieldCount;

    private static bool HasEscape(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\\\""u8) >= 0;

    private bool TryRead(ReadOnlySpan<byte> bytes, bool isWhole, bool lines) => _record.TryRead(bytes, isWhole, lines);

    /// <summary>Passes on a record that is not plain as other tools read it; the reader says what is wrong where that gives no row of the table.</summary>
    private bool TryRepair(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> line)
    {
        TryRead(line, isWhole: true, lines: false);
        if (_fieldCount >= 0 && (!Fits || (_record.HasOpenQuote && HasEscape(line))))
        {
            var isLong = bytes.Length >= MaxRecord;
            var hasRead = TryRead(isLong ? bytes[..MaxRecord] : bytes, isWhole: _hasEnded && !isLong, lines: true);
            if (!hasRead && !isLong)
            {
                return false;
            }

            if (!hasRead || !Fits || _record.HasOpenQuote)
            {
                TryRead(line, isWhole: true, lines: false);
            }
        }

        PassRewritten();
        return true;
    }

    private void PassRewritten()
    {
        Note(_record.FieldCount, isBlank: _record.Written is [(byte)'\n'] or [(byte)'\r', ..] or []);
        Count(_record.HasBareQuote, Assumption.BareQuotes);
        Count(_record.HasEscape, Assumption.Escapes);
        Count(_record.HasSpacedQuote && !rules.DividesByBlanks, Assumption.SpacedQuotes);
        Pass(_record.Written, _record.Length);
    }

    private void Count(bool isSo, Assumption assumption)
    {
        if (isSo)
        {
            tally.Add(assumption, _line);
        }
    }

    private void Note(int fieldCount, bool isBlank)
    {
        if (_fieldCount < 0 && !isBlank)
        {
            _fieldCount = fieldCount;
        }
    }

    /// <summary>Passes on the record that the input ends in; where that is because nothing closes a quote, only up to the end of its line, if so it is wanted.</summary>
    private void PassLast(ReadOnlySpan<byte> bytes)
    {
        if (rules.EndsOpenQuotes && TryRead(bytes, isWhole: true, lines: true) && _record.HasOpenQuote)
        {
            PassRewritten();
        }
        else
        {
            PassRest();
        }
    }

    private void PassRest() => Pass(_bytes.AsSpan(_start, _end - _start), _end - _start);

    /// <summary>Makes bytes ready in place of the next ones of the input.</summary>
    private void Pass(ReadOnlySpan<byte> bytes, int length)
    {
        if (_ready.Length - _readyEnd < bytes.Length)
        {
            Array.Resize(ref _ready, Math.Max(2 * _ready.Length, _readyEnd + bytes.Length));
        }

        bytes.CopyTo(_ready.AsSpan(_readyEnd));
        _readyEnd += bytes.Length;
        _line += _bytes.AsSpan(_start, length).Count((byte)'\n');
        _start += length;
        _isScanning = false;
    }

    private bool SkipByteOrderMark()
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _end);
        if (!_hasEnded && bytes is [] or [0xEF] or [0xEF, 0xBB])
        {
            return false;
        }

        _start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        _isAtStart = false;
        return true;
    }

    /// <summary>Reads once.</summary>
    private void Fill()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            _end -= _start;
            if (_isScanning)
            {
                _scanner.Move(-_start);
            }

            _start = 0;
        }

        Reserve(_end + 1);
        var count = stream.Read(_bytes.AsSpan(_end));
        _end += count;
        _hasEnded = count == 0;
    }

    /// <summary>Puts aside what is left of a read.</summary>
    private void Keep(ReadOnlySpan<byte> bytes)
    {
        (_start, _end, _isScanning) = (0, 0, false);
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes);
        _end = bytes.Length;
    }

    private void Reserve(int size)
    {
        if (_bytes.Length < size)
        {
            Array.Resize(ref _bytes, (int)Math.Max(size, Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }
    }
}
