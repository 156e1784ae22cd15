using System.Buffers;
using System.IO.Hashing;

namespace Gophernet.Csv;

/// <summary>
/// Records in one way of writing, for the hash of a table: as CSV in UTF-8 with commas, fields in quotes only where they need them, and a line feed after each;
/// objects of JSON Lines as they stand, a line each. How an input was written, read and cut into blocks has no part in it, and of a file that is
/// written so, the hash is that of its bytes. Those are not copied as long as nothing else comes between.
/// </summary>
internal sealed class CanonicalText
{
    private static readonly SearchValues<byte> NeedQuotes = SearchValues.Create(",\"\r\n"u8);

    private byte[] _bytes = [];
    private int _length;
    private int _start; // of the records that stand in the reader's buffer, one after the other
    private int _end;

    /// <summary>Adds the first record of an input to a hash, if it is not a row, and a line of its own.</summary>
    public static void AddHeader(CsvReader reader, bool isRow, XxHash128 hash)
    {
        if (!isRow && reader.Dialect.Names is null)
        {
            var text = new CanonicalText();
            text.Add(reader);
            text.MoveTo(hash, reader);
        }
    }

    /// <summary>Forgets all records.</summary>
    public void Clear() => (_length, _start, _end) = (0, 0, 0);

    /// <summary>Adds the current record of a reader, always the same one.</summary>
    public void Add(CsvReader reader)
    {
        var (start, end) = reader.Bounds;
        if (reader.IsCanonical)
        {
            if (start != _end || _start == _end)
            {
                CopyPlain(reader);
                _start = start;
            }

            _end = end;
            return;
        }

        CopyPlain(reader);
        AddFields(reader);
        Append("\n"u8);
    }

    /// <summary>Adds all records to a hash, and forgets them.</summary>
    public void MoveTo(XxHash128 hash, CsvReader reader)
    {
        if (_length > 0)
        {
            CopyPlain(reader);
            hash.Append(_bytes.AsSpan(0, _length));
        }
        else
        {
            hash.Append(reader.Bytes[_start.._end]);
        }

        Clear();
    }

    private void CopyPlain(CsvReader reader)
    {
        Append(reader.Bytes[_start.._end]);
        (_start, _end) = (0, 0);
    }

    private void AddFields(CsvReader reader)
    {
        if (reader.Dialect.Names is not null)
        {
            Append(reader.RecordBytes);
            return;
        }

        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (i > 0)
            {
                Append(","u8);
            }

            AddField(reader.FieldBytes(i));
        }
    }

    private void AddField(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(NeedQuotes))
        {
            Append(text);
            return;
        }

        Append("\""u8);
        for (int quote; (quote = text.IndexOf((byte)'"')) >= 0; text = text[(quote + 1)..])
        {
            Append(text[..quote]);
            Append("\"\""u8);
        }

        Append(text);
        Append("\""u8);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length - _length < text.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }
}
