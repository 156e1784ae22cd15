namespace Gophernet.Csv;

/// <summary>Undoubles the quotes of fields, into memory that lasts as long as the record: what it gave out for earlier fields stays valid.</summary>
internal sealed class Unescaper
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Forgets the fields of the last record.</summary>
    public void Clear() => _length = 0;

    /// <summary>The content between the outer quotes, with one quote for two.</summary>
    public ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> content)
    {
        Reserve(content);
        var start = _length;
        for (var i = 0; i < content.Length; i++)
        {
            _bytes[_length++] = content[i];
            i += content[i] == '"' ? 1 : 0;
        }

        return _bytes.AsSpan(start, _length - start);
    }

    /// <summary>The content between the quotes of a text of JSON.</summary>
    public ReadOnlySpan<byte> UnescapeJson(ReadOnlySpan<byte> content)
    {
        Reserve(content);
        var start = _length;
        _length += JsonEscape.Unescape(content, _bytes.AsSpan(start));
        return _bytes.AsSpan(start, _length - start);
    }

    private void Reserve(ReadOnlySpan<byte> content)
    {
        if (_bytes.Length - _length < content.Length)
        {
            // Fields given out before keep the old array alive.
            _bytes = new byte[Math.Max(content.Length, 2 * _bytes.Length)];
            _length = 0;
        }
    }
}
