using System.Text;

namespace Gophernet.Csv;

/// <summary>One field of a record: a view of the reader's buffer, valid until the reader moves on.</summary>
public readonly ref struct CsvField
{
    private readonly CsvReader _reader;
    private readonly int _index;

    internal CsvField(CsvReader reader, int index)
    {
        _reader = reader;
        _index = index;
        Bytes = reader.FieldBytes(index);
    }

    /// <summary>The field's content in UTF-8, without the quotes round it and with single quotes for doubled ones.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Where the field begins; computed when asked for, as only messages need it.</summary>
    public Place Place => _reader.PlaceOf(_index);

    /// <summary>The field's content as a string.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
