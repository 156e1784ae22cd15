namespace Gophernet.Csv;

/// <summary>
/// Finds the fields of one record in bytes that may arrive piece by piece: it remembers where it stood, so that a long record is looked at
/// once however small the pieces. All positions count from the start of the buffer that it is given.
/// </summary>
internal sealed class RecordScanner(byte delimiter, JsonNames? names = null)
{
    private FieldScanner _csv = new(delimiter); // where it stands, of lines of JSON too
    private FieldList _fields = new();
    private int _contentEnd; // of a line of JSON
    private bool _isBare; // is known to be
    private bool _isResized;

    /// <summary>The fields found so far.</summary>
    public ReadOnlySpan<FieldBounds> Fields => _fields.Span;

    public int FieldCount => _fields.Count;

    /// <summary>Where the record begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the record ends, with its line end; where the next begins.</summary>
    public int End => _csv.Position;

    /// <summary>Where the record ends, without its line end.</summary>
    public int ContentEnd => names is null ? _fields.Items[FieldCount - 1].End : _contentEnd;

    /// <summary>The 1-based line on which the record begins.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The 1-based line after the last line end that was seen; quoted fields may hold line ends.</summary>
    public long NextLine => _csv.NextLine;

    /// <summary>Whether not a byte of the record was seen.</summary>
    public bool IsAtStart => _csv.Position == Start;

    /// <summary>Whether the record is a line without a character.</summary>
    public bool IsBlank => names is not null ? _contentEnd == Start
        : FieldCount == 1 && _fields.Items[0] is { Kind: FieldKind.Bare } only && only.Start == only.End;

    /// <summary>Whether no field is in quotes, and all that the record has are there. Asked of a record that was scanned, not restored.</summary>
    public bool IsBare => _isBare || (!_isResized && _fields.AreBare);

    /// <summary>Goes to a record that begins on another line than the last one ended.</summary>
    public void Begin(int position, long line)
    {
        _csv.NextLine = line;
        Begin(position);
    }

    /// <summary>Goes to the record that begins at a position.</summary>
    public void Begin(int position)
    {
        Start = position;
        Line = NextLine;
        _fields.Count = 0;
        (_isBare, _isResized) = (false, false);
        _csv.Begin(position, ref _fields);
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
        _csv.Move(distance);
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
            _csv.Position = end;
            _isBare = true;
            _csv.NextLine++;
            return true;
        }

        return _csv.Scan(bytes, ref _fields);
    }

    /// <summary>Ends the last record, which needs no line end.</summary>
    /// <exception cref="CsvFault">A quote is open.</exception>
    public void ScanEnd(ReadOnlySpan<byte> bytes)
    {
        if (names is not null)
        {
            _csv.Position = bytes.Length;
            FindMembers(bytes);
        }
        else
        {
            _csv.ScanEnd(bytes, ref _fields);
        }
    }

    /// <summary>Passes over byte-order marks before the record: concatenated files have them in the middle.</summary>
    public void PassMark(ReadOnlySpan<byte> bytes)
    {
        while (Start < bytes.Length && bytes[Start] == ByteOrderMark.Bytes[0] && names is null && FieldCount > 0
            && _fields.Items[0] is { Kind: FieldKind.Bare } first && ByteOrderMark.LengthIn(bytes[first.Start..first.End]) is > 0 and var length)
        {
            Start += length;
            _fields.Items[0] = first with { Start = Start };
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
        return _csv.Position == bytes.Length || _csv.EndLine();
    }

    private bool ScanObject(ReadOnlySpan<byte> bytes)
    {
        var length = bytes[_csv.Position..].IndexOf((byte)'\n');
        _csv.Position = length < 0 ? bytes.Length : _csv.Position + length;
        if (length < 0)
        {
            return false;
        }

        return FindMembers(bytes[.._csv.Position]) || _csv.EndLine();
    }

    /// <summary>Finds the fields of a line; the names of the first object are a record before its values, and then the result is true.</summary>
    private bool FindMembers(ReadOnlySpan<byte> line)
    {
        line = line[..(Start + line[Start..].TrimEnd(" \t\r"u8).Length)];
        _contentEnd = line.Length;
        if (names!.AreFound || IsBlank)
        {
            _fields.Count = JsonRecord.Find(line, Start, names, ref _fields.Items);
            return false;
        }

        _fields.Count = JsonRecord.FindNames(line, Start, names, ref _fields.Items);
        names.AreFound = true;
        _csv.Position = Start; // its values come next
        return true;
    }
}
