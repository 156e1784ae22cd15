using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gophernet.Cli.Output;

/// <summary>A JSON object a line.</summary>
internal sealed class JsonLinesWriter : JsonRecordWriter
{
    private const int FlushAt = 64 * 1024;

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer;

    public JsonLinesWriter(Stream stream)
        : this(stream, new ArrayBufferWriter<byte>())
    {
    }

    private JsonLinesWriter(Stream stream, ArrayBufferWriter<byte> buffer)
        : base(new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) =>
        (_stream, _buffer) = (stream, buffer);

    public override void EndRecord()
    {
        base.EndRecord();
        Json.Flush();
        Json.Reset();
        _buffer.Write("\n"u8);
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
}
