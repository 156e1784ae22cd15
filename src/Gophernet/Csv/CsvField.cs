using System.Text;
using System.Text.Unicode;

namespace Gophernet.Csv;

/// <summary>One field of a record: a view of the reader's buffer, valid until the reader moves on.</summary>
internal readonly ref struct CsvField
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

    /// <summary>The field as it stands in the input, quotes and all.</summary>
    public ReadOnlySpan<byte> RawBytes => _reader.RawFieldBytes(_index);

    /// <summary>Where the field begins; computed when asked for, as only messages need it.</summary>
    public Place Place => _reader.PlaceOf(_index);

    /// <summary>The field's content as a string, exactly.</summary>
    /// <exception cref="GophernetException">The content is not UTF-8: as a string, different bytes would look the same.</exception>
    public string Decode()
    {
        RequireUtf8();
        return ToString();
    }

    /// <summary>Refuses a field that could not be decoded.</summary>
    /// <exception cref="GophernetException">The content is not UTF-8.</exception>
    public void RequireUtf8()
    {
        if (!Utf8.IsValid(Bytes))
        {
            throw new GophernetException(Place, $"expected UTF-8, found {Quoting.Field(Bytes)}", "Fix the characters, or say how the file is encoded.")
            {
                Settings = [new("encoding")],
            };
        }
    }

    /// <summary>The field's content as a string, for people: bytes that are not UTF-8 are replaced.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
