namespace Gophernet.Csv;

/// <summary>
/// Finds where a record ends, and rewrites it where plain CSV has no such quotes (<see cref="TolerantRecord"/>). What becomes of a record depends on it and
/// the number of fields of the first alone.
/// </summary>
internal sealed class PlainRecord(Rewriting rules, ReadingTally tally)
{
    // Of which another reading is tried over several lines: each line with a stray quote may be the first of so many.
    private const int MaxRecord = 1024 * 1024;
    private const int MaxRecordLines = 64;

    private readonly RecordScanner _scanner = new(rules.Delimiter);
    private readonly TolerantRecord _tolerant = new(rules);
    private int _fieldCount = -1; // of the first record
    private int _fault = -1; // its place in the buffer: a scanner does not go on after one
    private bool _hasEnded; // the input, with what has arrived

    /// <summary>Whether the first record was taken.</summary>
    public bool HasFirst => _fieldCount >= 0;

    /// <summary>Whether a part of the next record was looked at.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>The bytes of the input that the record takes.</summary>
    public int Length { get; private set; }

    /// <summary>Whether <see cref="Rewritten"/> is to stand in its place.</summary>
    public bool IsRewritten { get; private set; }

    /// <summary>The record by the rules of plain CSV.</summary>
    public ReadOnlySpan<byte> Rewritten => _tolerant.Written;

    private bool Fits => _tolerant.FieldCount == _fieldCount;

    /// <summary>Forgets what was looked at: another record comes next.</summary>
    public void StartAnew() => (IsBegun, _fault) = (false, -1);

    /// <summary>Follows the bytes when they are moved within the buffer.</summary>
    public void Move(int distance)
    {
        if (IsBegun)
        {
            _scanner.Move(distance);
            _fault = _fault < 0 ? -1 : _fault + distance;
        }
    }

    /// <summary>Takes the record that what has arrived begins with.</summary>
    /// <param name="arrived">What has arrived; at least one byte.</param>
    /// <param name="lineEnd">Where its first line feed stands; −1 for none.</param>
    /// <param name="line">The 1-based line of the record.</param>
    /// <returns>False where more is needed first.</returns>
    public bool TryTake(ArrivedBytes arrived, int lineEnd, long line)
    {
        var bytes = arrived.Span;
        _hasEnded = arrived.HasEnded;
        IsRewritten = false;
        var isTaken = rules.DividesByBlanks || rules.EscapesDelimiters || rules.Quote != '"'
            ? TryTakeForeign(bytes)
            : (lineEnd >= 0 || _hasEnded) && TryTakePlain(arrived, bytes[..(lineEnd < 0 ? bytes.Length : lineEnd + 1)]);
        if (IsRewritten)
        {
            Note(_tolerant.FieldCount, isBlank: _tolerant.Written is [(byte)'\n'] or [(byte)'\r', ..] or []);
            _tolerant.CountIn(tally, line);
        }

        return isTaken;
    }

    /// <summary>Takes a line that is divided or quoted in another way, or several where a field in quotes goes on in the next.</summary>
    private bool TryTakeForeign(ReadOnlySpan<byte> bytes)
    {
        if (!_tolerant.TryRead(bytes, _hasEnded, mayHoldLineEnds: false))
        {
            return false;
        }

        if (!_tolerant.HasOpenQuote || rules.DividesByBlanks || rules.EscapesDelimiters || !HasFirst)
        {
            return Rewrite();
        }

        if (Fits)
        {
            var next = _tolerant.Length;
            var hasNext = next < bytes.Length && _tolerant.TryRead(bytes[next..], _hasEnded, mayHoldLineEnds: false);
            if (!hasNext && !_hasEnded)
            {
                return false;
            }

            if (!hasNext || Fits)
            {
                // With the quote for text it is a row, and another comes next.
                return _tolerant.TryRead(bytes, _hasEnded, mayHoldLineEnds: false) && Rewrite();
            }
        }

        return TryTakeLines(bytes, bytes[..LineLength(bytes)]);
    }

    /// <summary>Takes one record, as it is if it is plain.</summary>
    private bool TryTakePlain(ArrivedBytes arrived, ReadOnlySpan<byte> line)
    {
        var bytes = arrived.Span;
        var (hasEnd, fault) = Scan(arrived);
        var length = _scanner.End - arrived.Start;

        // By the rules the record goes on, or is none, but a backslash may have meant that it ends with its line.
        if (!(hasEnd && length == line.Length) && HasEscape(line) && _tolerant.TryRead(line, isWhole: true, mayHoldLineEnds: false)
            && _tolerant.HasEscape && Fits)
        {
            return Rewrite();
        }

        if (hasEnd)
        {
            var record = bytes[..length];
            var fieldCount = _scanner.FieldCount;
            if (HasEscape(record) && _tolerant.TryRead(record, isWhole: true, mayHoldLineEnds: true) && _tolerant.HasEscape && Fits
                && (fieldCount != _fieldCount || _tolerant.Length < length))
            {
                return Rewrite();
            }

            Note(fieldCount, isBlank: _scanner.IsBlank);
            return Keep(length);
        }

        if (fault >= 0 && arrived.Buffer[fault] is 0 or (byte)'\r')
        {
            return Keep(Math.Min(fault + 2 - arrived.Start, bytes.Length)); // the reader refuses it, at the place where it stands in the input
        }

        return fault < 0 ? _hasEnded && TakeLast(bytes) : TryRepair(bytes, line);
    }

    /// <summary>Looks for the end of the record by the rules, and for what is no CSV in it: its place in the buffer, or −1.</summary>
    private (bool HasEnd, int Fault) Scan(ArrivedBytes arrived)
    {
        if (!IsBegun)
        {
            _scanner.Begin(arrived.Start);
            (IsBegun, _fault) = (true, -1);
        }

        try
        {
            return _fault >= 0 ? (false, _fault) : (_scanner.Scan(arrived.Buffer), -1);
        }
        catch (CsvFault fault)
        {
            return (false, _fault = fault.Position);
        }
    }

    /// <summary>Takes a record that is not plain as other tools read it; the reader says what is wrong where that gives no row of the table.</summary>
    private bool TryRepair(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> line)
    {
        _tolerant.TryRead(line, isWhole: true, mayHoldLineEnds: false);
        return HasFirst && (!Fits || (_tolerant.HasOpenQuote && HasEscape(line))) ? TryTakeLines(bytes, line) : Rewrite();
    }

    /// <summary>Takes a record over several lines where that has as many fields as the first, or its first line.</summary>
    /// <returns>False where more is needed first.</returns>
    private bool TryTakeLines(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> line)
    {
        var isLong = TryCut(ref bytes);
        var hasRead = _tolerant.TryRead(bytes, isWhole: _hasEnded && !isLong, mayHoldLineEnds: true);
        if (!hasRead && !isLong)
        {
            return false;
        }

        if (!hasRead || !Fits || _tolerant.HasOpenQuote)
        {
            _tolerant.TryRead(line, isWhole: true, mayHoldLineEnds: false);
        }

        return Rewrite();
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

    /// <summary>Takes the record that the input ends in; where nothing closes a quote in it, only its line, if so it is wanted.</summary>
    private bool TakeLast(ReadOnlySpan<byte> bytes) =>
        rules.EndsOpenQuotes && _tolerant.TryRead(bytes, isWhole: true, mayHoldLineEnds: true) && _tolerant.HasOpenQuote ? Rewrite() : Keep(bytes.Length);

    private bool Rewrite()
    {
        (Length, IsRewritten) = (_tolerant.Length, true);
        return true;
    }

    private bool Keep(int length)
    {
        Length = length;
        return true;
    }

    private void Note(int fieldCount, bool isBlank) => _fieldCount = _fieldCount < 0 && !isBlank ? fieldCount + (rules.HasRowNames ? 1 : 0) : _fieldCount;

    private static int LineLength(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        return end < 0 ? bytes.Length : end + 1;
    }

    private static bool HasEscape(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\\\""u8) >= 0;
}
