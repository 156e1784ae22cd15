using System.Buffers;
using System.Text;

namespace Gophernet.Csv.Encodings;

/// <summary>
/// Text whose encoding nobody said, as UTF-8. ASCII is the same in all of them, so the first character beyond it decides, wherever it stands: if it
/// is one of UTF-8, all is UTF-8 and is given on unseen, faults included; if its bytes are none, all is Windows-1252, with Latin-1 in it. Where
/// reads of the stream end makes no difference, and nothing is waited for but the rest of that character.
/// </summary>
/// <param name="stream">The bytes.</param>
/// <param name="sourceName">The name of the input in messages.</param>
/// <param name="note">Is told when it is not UTF-8.</param>
internal sealed class FoundTextStream(Stream stream, string sourceName, ReadingNote? note) : ReadingStream
{
    private const int MaxUtf8Length = 4;
    private const int MaxWordLength = 24;

    private readonly PushbackStream _source = new(stream);
    private readonly byte[] _last = new byte[MaxWordLength]; // that were given on
    private int _lastCount;
    private Stream? _decided;

    public override int Read(Span<byte> buffer)
    {
        if (_decided is not null)
        {
            return _decided.Read(buffer);
        }

        var count = _source.Read(buffer);
        var bytes = buffer[..count];
        if (Ascii.IsValid(bytes))
        {
            KeepLast(bytes);
            return count;
        }

        var plain = bytes.IndexOfAnyExceptInRange((byte)0, (byte)127);
        _source.Unread(bytes[plain..]);
        if (plain > 0)
        {
            KeepLast(bytes[..plain]);
            return plain; // it is not kept back until the rest of a character has come
        }

        _decided = Decide();
        return _decided.Read(buffer);
    }

    private Stream Decide()
    {
        Span<byte> bytes = stackalloc byte[MaxUtf8Length];
        var length = 0;
        OperationStatus status;
        do
        {
            var count = _source.Read(bytes[length..]);
            length += count;
            status = Rune.DecodeFromUtf8(bytes[..length], out _, out _);
            if (count == 0)
            {
                break;
            }
        }
        while (status == OperationStatus.NeedMoreData);

        _source.Unread(bytes[..length]);
        if (status == OperationStatus.Done)
        {
            return _source;
        }

        note?.Invoke($"{sourceName}: not UTF-8 from \"{WordUpTo(bytes[0])}\" on, read as Windows-1252", new Setting("encoding"));
        return new SingleByteStream(_source, SingleByteStream.Windows1252, new Utf8Evidence(sourceName, note));
    }

    private void KeepLast(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Length > MaxWordLength ? bytes[^MaxWordLength..] : bytes;
        var kept = Math.Min(_lastCount, MaxWordLength - bytes.Length);
        _last.AsSpan(_lastCount - kept, kept).CopyTo(_last);
        bytes.CopyTo(_last.AsSpan(kept));
        _lastCount = kept + bytes.Length;
    }

    /// <summary>The beginning of the word that shows whether the encoding is right: what stands after the byte may not have come yet.</summary>
    private string WordUpTo(byte first)
    {
        var start = _lastCount;
        while (start > 0 && char.IsAsciiLetterOrDigit((char)_last[start - 1]))
        {
            start--;
        }

        return Encoding.ASCII.GetString(_last.AsSpan(start, _lastCount - start)) + SingleByteStream.Windows1252[first - 0x80];
    }
}
