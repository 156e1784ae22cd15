using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gophernet.Cli.Output;

/// <summary>Records as JSON objects. Fields of the input are texts; predictions are texts or numbers.</summary>
/// <param name="json">Receives them.</param>
internal class JsonRecordWriter(Utf8JsonWriter json) : RecordWriter
{
    private JsonEncodedText[] _names = [];
    private int _field;

    /// <summary>Receives the records.</summary>
    protected Utf8JsonWriter Json => json;

    public sealed override bool KeepsRawFields => false;

    public sealed override void WriteHeader(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    }

    public sealed override void WriteInput(ReadOnlySpan<byte> field) => WriteText(field);

    public sealed override void WriteText(ReadOnlySpan<byte> text) => Begin().WriteString(_names[_field++], text);

    public sealed override void WriteNothing() => Begin().WriteNull(_names[_field++]);

    public sealed override void WriteTexts(IReadOnlyList<byte[]> texts)
    {
        Begin().WriteStartArray(_names[_field++]);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public sealed override void WriteNumber(float number) => Begin().WriteNumber(_names[_field++], number);

    public sealed override void WriteNumber(double number) => Begin().WriteNumber(_names[_field++], number);

    public override void EndRecord()
    {
        json.WriteEndObject();
        _field = 0;
    }

    public override void Flush() => json.Flush();

    private Utf8JsonWriter Begin()
    {
        if (_field == 0)
        {
            json.WriteStartObject();
        }

        return json;
    }
}
