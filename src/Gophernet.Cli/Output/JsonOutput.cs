using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gophernet.Cli.Output;

/// <summary>JSON documents on a stream, each with a line end.</summary>
internal static class JsonOutput
{
    /// <summary>A document for people to read, too.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> write) => Write(stream, write, isIndented: true);

    /// <summary>One of many documents, on a line of its own.</summary>
    public static void WriteLine(Stream stream, Action<Utf8JsonWriter> write) => Write(stream, write, isIndented: false);

    private static void Write(Stream stream, Action<Utf8JsonWriter> write, bool isIndented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = isIndented, NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        buffer.Write("\n"u8);
        stream.Write(buffer.WrittenSpan);
        stream.Flush();
    }
}
