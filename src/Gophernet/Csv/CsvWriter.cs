using System.Buffers;
using System.Globalization;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Csv;

/// <summary>
/// Writes CSV (RFC 4180, lines end with LF) to a stream. Fields stand in quotes only where they must: when they hold a delimiter, a quote,
/// or a line break, and when a line would otherwise be empty or begin like a byte-order mark.
/// </summary>
internal sealed class CsvWriter
{
    private const int FlushAt = 64 * 1024;
    private const int MaxNumberLength = 32;

    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly SearchValues<byte> _special;
    private readonly ArrayBufferWriter<byte> _buffer = new(); // grows with what is written: a row or two need no more
    private int _lineStart;
    private bool _isFirstField = true;

    /// <summary>Creates a writer. The stream stays the caller's to close, after a <see cref="Flush"/>.</summary>
    public CsvWriter(Stream stream, byte delimiter = (byte)',')
    {
        ArgumentNullException.ThrowIfNull(stream);
        Delimiter.Require(delimiter);
        _stream = stream;
        _delimiter = delimiter;
        _special = SearchValues.Create(delimiter, (byte)'"', (byte)'\n', (byte)'\r');
    }

    /// <summary>Writes a field of text.</summary>
    public void WriteField(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        WriteField(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Writes a field of text that is UTF-8 already.</summary>
    public void WriteField(ReadOnlySpan<byte> text)
    {
        BeginField();
        var looksLikeMark = _buffer.WrittenCount == _lineStart && ByteOrderMark.LengthIn(text) > 0;
        if (!looksLikeMark && !text.ContainsAny(_special))
        {
            _buffer.Write(text);
            return;
        }

        _buffer.Write("\""u8);
        while (text.IndexOf((byte)'"') is >= 0 and var quote)
        {
            _buffer.Write(text[..(quote + 1)]);
            _buffer.Write("\""u8);
            text = text[(quote + 1)..];
        }

        _buffer.Write(text);
        _buffer.Write("\""u8);
    }

    /// <summary>Writes a field that is CSV already, quotes and all.</summary>
    public void WriteRaw(ReadOnlySpan<byte> field)
    {
        BeginField();
        _buffer.Write(field);
    }

    /// <summary>Writes a number: the shortest text that reads back as the same double.</summary>
    public void WriteField(double number)
    {
        BeginField();
        number.TryFormat(_buffer.GetSpan(MaxNumberLength), out var length, default, CultureInfo.InvariantCulture);
        _buffer.Advance(length);
    }

    /// <summary>Writes a number: the shortest text that reads back as the same float.</summary>
    public void WriteField(float number)
    {
        BeginField();
        _buffer.Advance(FloatFormatter.Format(number, _buffer.GetSpan(MaxNumberLength)));
    }

    /// <summary>Ends the line.</summary>
    public void EndRecord()
    {
        if (_buffer.WrittenCount == _lineStart)
        {
            _buffer.Write("\"\""u8); // a line without a character would be passed over by readers
        }

        _buffer.Write("\n"u8);
        _lineStart = _buffer.WrittenCount;
        _isFirstField = true;
        if (_buffer.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Hands everything written so far to the stream, and flushes that too.</summary>
    public void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _stream.Flush();
        _lineStart -= _buffer.WrittenCount;
        _buffer.ResetWrittenCount();
    }

    private void BeginField()
    {
        if (!_isFirstField)
        {
            _buffer.Write([_delimiter]);
        }

        _isFirstField = false;
    }
}
