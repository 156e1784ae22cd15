namespace Gophernet.Csv;

/// <summary>One record: a view of the reader's buffer, valid until the reader moves on.</summary>
internal readonly ref struct CsvRecord
{
    private readonly CsvReader _reader;

    internal CsvRecord(CsvReader reader) => _reader = reader;

    /// <summary>The 1-based line on which the record begins.</summary>
    public long Line => _reader.Line;

    /// <summary>The number of fields, the same for every record of an input.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>The record as it stands in the input, quotes and all, without its line end.</summary>
    public ReadOnlySpan<byte> RawBytes => _reader.RecordBytes;

    /// <summary>Whether the record's line ends with a carriage return before the line feed.</summary>
    public bool HasCarriageReturn => _reader.RecordHasCarriageReturn;

    /// <summary>One field.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public CsvField this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)FieldCount, nameof(index));
            return new CsvField(_reader, index);
        }
    }
}
