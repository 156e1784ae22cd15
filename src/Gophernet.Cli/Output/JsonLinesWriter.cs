using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gophernet.Cli.Output;

#pragma warning disable CA1001 // the JSON writer holds nothing but the buffer
/// <summary>A JSON object a line. Fields of the input are texts; predictions are texts or numbers.</summary>
internal sealed class JsonLinesWriter : RecordWriter
{
    private const int FlushAt = 64 * 1024;

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private JsonEncodedText[] _names = [];
    private int _field;

    public JsonLinesWriter(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public override bool KeepsRawFields => false;

    public override void WriteHeader(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    }

    public override void WriteInput(ReadOnlySpan<byte> field) => WriteText(field);

    public override void WriteText(ReadOnlySpan<byte> text) => Begin().WriteString(_names[_field++], text);

    public override void WriteNothing() => Begin().WriteNull(_names[_field++]);

    public override void WriteTexts(IReadOnlyList<byte[]> texts)
    {
        Begin().WriteStartArray(_names[_field++]);
        foreach (var text in texts)
        {
            _json.WriteStringValue(text);
        }

        _json.WriteEndArray();
    }

    public override void WriteNumber(float number) => Begin().WriteNumber(_names[_field++], number);

    public override void WriteNumber(double number) => Begin().WriteNumber(_names[_field++], number);

    public override void EndRecord()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        _field = 0;
        if (_buffer.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    public override void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _stream.Flush();
        _buffer.ResetWrittenCount();
    }

    private Utf8JsonWriter Begin()
    {
        if (_field == 0)
        {
            _json.WriteStartObject();
        }

        return _json;
    }
}
