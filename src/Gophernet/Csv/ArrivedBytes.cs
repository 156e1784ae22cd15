namespace Gophernet.Csv;

/// <summary>What has arrived of a stream and was not passed on yet, in one buffer that grows to the longest record.</summary>
internal sealed class ArrivedBytes(Stream stream, int size)
{
    // [ passed | what has arrived | free ]
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);
    private int _end;

    /// <summary>Where what has arrived begins in <see cref="Buffer"/>.</summary>
    public int Start { get; private set; }

    public int Length => _end - Start;

    /// <summary>Whether the stream has no more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The buffer, up to the end of what has arrived.</summary>
    public ReadOnlySpan<byte> Buffer => _bytes.AsSpan(0, _end);

    /// <summary>What has arrived.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(Start, Length);

    public void Pass(int length) => Start += length;

    /// <summary>Passes over a UTF-8 mark; false while what has come may be the beginning of one.</summary>
    public bool SkipByteOrderMark()
    {
        if (!HasEnded && ByteOrderMark.MayBegin(Span))
        {
            return false;
        }

        Start += ByteOrderMark.LengthIn(Span);
        return true;
    }

    /// <summary>Reads once, no more than shows that there are more bytes than allowed; returns how far what was there has moved to the front.</summary>
    public int Fill(int max)
    {
        var distance = Start;
        Span.CopyTo(_bytes);
        (Start, _end) = (0, _end - distance);
        Reserve(_end + 1, max);
        var count = stream.Read(_bytes.AsSpan(_end));
        _end += count;
        HasEnded = count == 0;
        return distance;
    }

    /// <summary>Reads once to where the bytes are wanted, after those that have arrived; nothing is kept here.</summary>
    /// <returns>What has arrived.</returns>
    public ReadOnlySpan<byte> MoveTo(Span<byte> buffer)
    {
        var left = Length;
        Span.CopyTo(buffer);
        (Start, _end) = (0, 0);
        var read = stream.Read(buffer[left..]);
        HasEnded = read == 0;
        return buffer[..(left + read)];
    }

    /// <summary>Takes back what was moved away.</summary>
    public void Keep(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length, bytes.Length);
        bytes.CopyTo(_bytes);
        (Start, _end) = (0, bytes.Length);
    }

    private void Reserve(int size, int max)
    {
        if (_bytes.Length < size)
        {
            Array.Resize(ref _bytes, (int)Math.Max(size, Math.Min(Math.Min(2L * _bytes.Length, max + 1L), Array.MaxLength)));
        }
    }
}
