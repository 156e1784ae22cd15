namespace Gophernet.Csv.Input;

/// <summary>Passes on an input whose lines end with a carriage return alone, with line feeds for them.</summary>
internal sealed class LineFeedStream(Stream stream) : ReadingStream
{
    private bool _wasCarriageReturn;

    /// <summary>Converts bytes that are there.</summary>
    public static byte[] Convert(ReadOnlySpan<byte> bytes)
    {
        var result = bytes.ToArray();
        return result[..new LineFeedStream(Null).ConvertInPlace(result)];
    }

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            var read = stream.Read(buffer);
            var written = ConvertInPlace(buffer[..read]);
            if (written > 0 || read == 0)
            {
                return written;
            }
        }
    }

    /// <summary>Converts bytes in their place; a line feed after a carriage return is part of the same line end.</summary>
    private int ConvertInPlace(Span<byte> bytes)
    {
        var written = 0;
        foreach (var value in bytes)
        {
            if (value != '\n' || !_wasCarriageReturn)
            {
                bytes[written++] = value == '\r' ? (byte)'\n' : value;
            }

            _wasCarriageReturn = value == '\r';
        }

        return written;
    }
}
