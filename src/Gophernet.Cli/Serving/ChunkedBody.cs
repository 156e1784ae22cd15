namespace Gophernet.Cli.Serving;

/// <summary>
/// Takes a body out of its chunks (RFC 9112, 7.1), as far as bytes have come. Lengths are hexadecimal digits and no more; extensions and trailers are
/// passed over, within a limit.
/// </summary>
internal sealed class ChunkedBody
{
    // The lines of a chunk's length and of trailers; and all of these of a body, so that it is not mostly they.
    private const int MaxLine = 256;
    private const int MaxLines = 64 * 1024;

    private long _left; // of the chunk
    private long _lines;
    private State _state;

    private enum State
    {
        Length,
        Bytes,
        End,
        Trailer,
        Done,
    }

    /// <summary>Whether all of the body has come.</summary>
    public bool IsDone => _state == State.Done;

    /// <summary>Takes what it can.</summary>
    /// <param name="bytes">What has come.</param>
    /// <param name="body">Receives bytes of the body.</param>
    /// <returns>How many bytes were used.</returns>
    /// <exception cref="HttpFault">They are no chunks.</exception>
    public int Take(ReadOnlySpan<byte> bytes, ByteBuffer body)
    {
        var used = 0;
        while (_state != State.Done)
        {
            var rest = bytes[used..];
            if (_state == State.Bytes)
            {
                var count = (int)Math.Min(_left, rest.Length);
                body.Append(rest[..count]);
                used += count;
                _left -= count;
                if (_left > 0)
                {
                    break;
                }

                _state = State.End;
            }
            else if (TryTakeLine(rest, out var line))
            {
                used += line.Length + 2;
                Read(line);
            }
            else
            {
                break;
            }
        }

        return used;
    }

    private bool TryTakeLine(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> line)
    {
        var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        if (end > MaxLine || (end < 0 && bytes.Length > MaxLine))
        {
            throw HttpFault.Malformed("a chunk with a line that is too long");
        }

        if (end >= 0 && (bytes[end] != '\r' || (end + 1 < bytes.Length && bytes[end + 1] != '\n')))
        {
            throw HttpFault.Malformed("a chunk with a line that does not end with CRLF");
        }

        var isWhole = end >= 0 && end + 1 < bytes.Length;
        line = isWhole ? bytes[..end] : [];
        _lines += isWhole ? end + 2 : 0;
        return _lines <= MaxLines || _state == State.End ? isWhole : throw HttpFault.Malformed("chunks whose lines are too many");
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        switch (_state)
        {
            case State.Length:
                _left = ParseLength(line);
                _state = _left > 0 ? State.Bytes : State.Trailer;
                break;
            case State.End:
                _state = line.IsEmpty ? State.Length : throw HttpFault.Malformed("a chunk that is longer than it says");
                break;
            default:
                _state = line.IsEmpty ? State.Done : State.Trailer;
                break;
        }
    }

    private static long ParseLength(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny((byte)';', (byte)' ', (byte)'\t');
        var digits = end < 0 ? line : line[..end];
        var length = 0L;
        if (digits.IsEmpty || digits.Length > 8 || (end >= 0 && !line[end..].TrimStart(" \t"u8).StartsWith((byte)';')))
        {
            throw HttpFault.Malformed("a chunk without a length");
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                throw HttpFault.Malformed("a chunk without a length");
            }

            length = 16 * length + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return length;
    }
}
