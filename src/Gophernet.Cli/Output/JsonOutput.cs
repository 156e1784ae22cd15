using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gophernet.Cli.Output;

/// <summary>One JSON document on a stream, with a line end.</summary>
internal static class JsonOutput
{
    public static void Write(Stream stream, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        buffer.Write("\n"u8);
        stream.Write(buffer.WrittenSpan);
        stream.Flush();
    }
}
