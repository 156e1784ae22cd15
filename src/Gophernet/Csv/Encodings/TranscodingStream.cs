namespace Gophernet.Csv.Encodings;

/// <summary>Text of another encoding as UTF-8, in constant memory. What one read of the stream gives is given on at once.</summary>
/// <param name="stream">The bytes of the other encoding.</param>
/// <param name="size">The most bytes to read at once.</param>
internal abstract class TranscodingStream(Stream stream, int size) : ReadingStream
{
    /// <summary>As large as makes a call for it cheap, and small enough for the nearest caches.</summary>
    internal const int DefaultSize = 16 * 1024;

    private const int MaxExpansion = 3; // a byte of Windows-1252 may become three of UTF-8, two of UTF-16 likewise

    private readonly byte[] _input = new byte[size];
    private readonly byte[] _output = new byte[MaxExpansion * size];
    private int _inputCount;
    private int _start;
    private int _end;
    private bool _hasEnded;

    public sealed override int Read(Span<byte> buffer)
    {
        while (_start == _end && !_hasEnded)
        {
            Fill();
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _output.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Turns bytes into UTF-8.</summary>
    /// <param name="input">What has arrived.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <param name="output">Receives the UTF-8; it has three bytes for each of the input.</param>
    /// <returns>The bytes that were used, which may leave a part of a character, or damage after others, and those that were written.</returns>
    /// <exception cref="GophernetException">The input begins with damage: what stands before it was given on.</exception>
    protected abstract (int Used, int Written) Transcode(ReadOnlySpan<byte> input, bool isLast, Span<byte> output);

    private void Fill()
    {
        var count = stream.Read(_input, _inputCount, _input.Length - _inputCount);
        _inputCount += count;
        (var used, _end) = Transcode(_input.AsSpan(0, _inputCount), isLast: count == 0, _output);
        _start = 0;
        _inputCount -= used;
        _hasEnded = count == 0 && _inputCount == 0;
        _input.AsSpan(used, _inputCount).CopyTo(_input);
    }
}
