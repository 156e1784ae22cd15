using System.Buffers;

namespace Gophernet.Csv;

/// <summary>
/// Reads a record as other tools do where it is no CSV by the rules, and writes it by the rules: a quote inside a field is text, blanks may stand
/// round quoted fields, a backslash may stand before a quote.
/// </summary>
internal sealed class TolerantRecord(Rewriting rules)
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t"u8);

    private readonly ArrayBufferWriter<byte> _written = new();
    private bool _mayClose;
    private bool _isOpen;

    /// <summary>The record by the rules, with its line end.</summary>
    public ReadOnlySpan<byte> Written => _written.WrittenSpan;

    /// <summary>The bytes of the input that it takes.</summary>
    public int Length { get; private set; }

    public int FieldCount { get; private set; }

    public bool HasBareQuote { get; private set; }

    public bool HasEscape { get; private set; }

    public bool HasSpacedQuote { get; private set; }

    public bool HasEscapedDelimiter { get; private set; }

    /// <summary>Whether a field begins with a quote that nothing closes.</summary>
    public bool HasOpenQuote { get; private set; }

    /// <summary>Counts what was assumed of it.</summary>
    /// <param name="tally">Counts.</param>
    /// <param name="line">The 1-based line of the record.</param>
    public void CountIn(ReadingTally tally, long line)
    {
        ReadOnlySpan<(bool Has, Assumption Assumption)> found =
        [
            (HasBareQuote, Assumption.BareQuotes), (HasEscape, Assumption.Escapes), (HasSpacedQuote && !rules.DividesByBlanks, Assumption.SpacedQuotes),
            (HasEscapedDelimiter, Assumption.EscapedDelimiters),
        ];
        foreach (var (has, assumption) in found)
        {
            if (has)
            {
                tally.Add(assumption, line);
            }
        }
    }

    /// <summary>Reads a record.</summary>
    /// <param name="bytes">The input from the record on.</param>
    /// <param name="isWhole">Whether these are all bytes of the input.</param>
    /// <param name="mayHoldLineEnds">Whether a field in quotes may go on in the next line.</param>
    /// <returns>False where the bytes ran out first.</returns>
    public bool TryRead(ReadOnlySpan<byte> bytes, bool isWhole, bool mayHoldLineEnds)
    {
        _written.ResetWrittenCount();
        (FieldCount, HasBareQuote, HasEscape, HasSpacedQuote, HasOpenQuote, HasEscapedDelimiter) = (0, false, false, false, false, false);
        var lineEnd = bytes.IndexOf((byte)'\n');
        if (lineEnd < 0 && !isWhole)
        {
            return false;
        }

        var limit = lineEnd < 0 || mayHoldLineEnds ? bytes.Length : lineEnd + 1;
        var position = 0;
        bytes = bytes[..limit];
        _mayClose = mayHoldLineEnds && !isWhole;
        _isOpen = false;
        if (rules.DividesByBlanks)
        {
            position += CountBlanks(bytes);
        }

        while (true)
        {
            position = ReadField(bytes, position);
            FieldCount++;
            if (position >= bytes.Length || bytes[position] is (byte)'\n' or (byte)'\r')
            {
                break;
            }

            _written.Write([rules.Delimiter]);
            position++;
        }

        if (_isOpen)
        {
            return false;
        }

        var mayGoOn = position >= bytes.Length || (bytes[position] == '\r' && position + 1 == bytes.Length);
        if (mayGoOn && !isWhole && limit != lineEnd + 1)
        {
            return false; // what is a whole field here may be longer, and a line feed may follow a carriage return
        }

        Length = position;
        if (position < bytes.Length)
        {
            Length += bytes[position] == '\r' && position + 1 < bytes.Length ? 2 : 1;
            _written.Write(bytes[position..Length]);
        }

        return true;
    }

    /// <summary>Writes one field; returns where the delimiter or the line end after it stands.</summary>
    private int ReadField(ReadOnlySpan<byte> bytes, int start)
    {
        var open = start;
        while (open < bytes.Length && rules.IsBlank(bytes[open]))
        {
            open++;
        }

        if (open < bytes.Length && bytes[open] == rules.Quote && FindClose(bytes, open + 1, out var end) is >= 0 and var close)
        {
            HasSpacedQuote |= open > start || end > close + 1;
            WriteQuoted(bytes[(open + 1)..close], isQuoted: true);
            return SkipRun(bytes, end);
        }

        HasOpenQuote |= open < bytes.Length && bytes[open] == rules.Quote;
        _isOpen |= HasOpenQuote && _mayClose;
        end = start;
        var hasEscape = false;
        while (end < bytes.Length && !EndsField(bytes, end))
        {
            var isEscape = rules.EscapesDelimiters && bytes[end] == '\\' && end + 1 < bytes.Length && (bytes[end + 1] == '\\' || rules.Divides(bytes[end + 1]));
            hasEscape |= isEscape;
            end += isEscape ? 2 : 1;
        }

        var text = bytes[start..end];
        if (hasEscape)
        {
            WriteEscaped(text);
        }
        else if (text.Contains((byte)'"'))
        {
            HasBareQuote |= rules.Quote == '"';
            WriteQuoted(text, isQuoted: false);
        }
        else if (rules.DividesByBlanks && text.Contains(rules.Delimiter))
        {
            WriteQuoted(text, isQuoted: false);
        }
        else
        {
            _written.Write(text);
        }

        return SkipRun(bytes, end);
    }

    /// <summary>The quote that ends a field: one that the end of the field follows. −1 where there is none.</summary>
    private int FindClose(ReadOnlySpan<byte> bytes, int start, out int end)
    {
        for (var i = start; i < bytes.Length; i++)
        {
            if (bytes[i] != rules.Quote || IsEscaped(bytes, start, i))
            {
                continue;
            }

            if (i + 1 < bytes.Length && bytes[i + 1] == rules.Quote)
            {
                i++;
                continue;
            }

            end = i + 1;
            while (end < bytes.Length && rules.IsBlank(bytes[end]))
            {
                end++;
            }

            if (end >= bytes.Length || EndsField(bytes, end))
            {
                return i;
            }
        }

        end = -1;
        return -1;
    }

    /// <summary>Whether an odd number of backslashes stands before a quote.</summary>
    private static bool IsEscaped(ReadOnlySpan<byte> bytes, int start, int quote)
    {
        var first = quote;
        while (first > start && bytes[first - 1] == '\\')
        {
            first--;
        }

        return (quote - first) % 2 == 1;
    }

    private bool EndsField(ReadOnlySpan<byte> bytes, int position) =>
        rules.Divides(bytes[position]) || bytes[position] == '\n'
        || (bytes[position] == '\r' && (position + 1 == bytes.Length || bytes[position + 1] == '\n'));

    /// <summary>Goes to the last blank of a run that divides fields, or to the line end after one.</summary>
    private int SkipRun(ReadOnlySpan<byte> bytes, int end)
    {
        if (!rules.DividesByBlanks || end >= bytes.Length || !rules.Divides(bytes[end]))
        {
            return end;
        }

        var next = end + CountBlanks(bytes[end..]);
        return next >= bytes.Length || bytes[next] is (byte)'\n' or (byte)'\r' ? next : next - 1;
    }

    private static int CountBlanks(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.IndexOfAnyExcept(Blanks);
        return count < 0 ? bytes.Length : count;
    }

    /// <summary>Writes a field without the backslashes before delimiters and backslashes.</summary>
    private void WriteEscaped(ReadOnlySpan<byte> text)
    {
        var plain = new ArrayBufferWriter<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && (text[i + 1] == '\\' || rules.Divides(text[i + 1])))
            {
                i++;
                HasEscapedDelimiter |= text[i] != '\\';
            }

            plain.Write([text[i]]);
        }

        WriteQuoted(plain.WrittenSpan, isQuoted: false);
    }

    /// <summary>Writes a field in quotes, by the rules.</summary>
    private void WriteQuoted(ReadOnlySpan<byte> text, bool isQuoted)
    {
        var place = _written.GetSpan(2 * text.Length + 2);
        var count = 0;
        place[count++] = (byte)'"';
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted && text[i] == rules.Quote)
            {
                var isDoubled = i + 1 < text.Length && text[i + 1] == rules.Quote && !IsEscaped(text, 0, i);
                HasBareQuote |= !isDoubled && !IsEscaped(text, 0, i);
                i += isDoubled ? 1 : 0;
            }
            else if (isQuoted && text[i] == '\\' && i + 1 < text.Length && text[i + 1] == rules.Quote && IsEscaped(text, 0, i + 1))
            {
                HasEscape = true;
                i++;
            }

            if (text[i] == '"')
            {
                place[count++] = (byte)'"';
            }

            place[count++] = text[i];
        }

        place[count++] = (byte)'"';
        _written.Advance(count);
    }
}
