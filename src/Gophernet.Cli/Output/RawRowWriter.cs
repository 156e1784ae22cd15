using System.Buffers;
using Gophernet.Csv;

namespace Gophernet.Cli.Output;

/// <summary>Writes records as they stood in the input, with their line ends.</summary>
internal sealed class RawRowWriter(Stream stream)
{
    private const int FlushAt = 256 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt);

    public void Write(CsvRecord record)
    {
        _buffer.Write(record.RawBytes);
        _buffer.Write(record.HasCarriageReturn ? "\r\n"u8 : "\n"u8);
        if (_buffer.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    public void Flush()
    {
        stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
