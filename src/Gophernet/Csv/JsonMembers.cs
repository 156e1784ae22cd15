using System.Buffers;

namespace Gophernet.Csv;

/// <summary>The names and values of a flat JSON object (RFC 8259) on a line, one after the other, as they lie in a buffer.</summary>
internal ref struct JsonMembers
{
    private static readonly SearchValues<byte> EndsOfText = SearchValues.Create(
        [.. "\"\\"u8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private readonly ReadOnlySpan<byte> _bytes;
    private FieldBounds _name;
    private FieldBounds _value;
    private int _position;
    private bool _isAtStart;

    /// <summary>Goes to the start of an object.</summary>
    /// <param name="bytes">The buffer, to the end of the line.</param>
    /// <param name="start">Where the line begins.</param>
    /// <exception cref="CsvFault">No object begins there.</exception>
    public JsonMembers(ReadOnlySpan<byte> bytes, int start)
    {
        _bytes = bytes;
        _position = start;
        _isAtStart = true;
        SkipBlanks();
        if (!TryTake('{'))
        {
            throw CsvFault.NoObject(_position);
        }
    }

    /// <summary>The name, in its quotes.</summary>
    public readonly FieldBounds Name => _name;

    /// <summary>The value: a text in its quotes, a number or a word as it is; nothing for null.</summary>
    public readonly FieldBounds Value => _value;

    /// <summary>Goes to the next member.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="CsvFault">The line is no flat object.</exception>
    public bool MoveNext()
    {
        SkipBlanks();
        if (TryTake('}'))
        {
            SkipBlanks();
            return _position == _bytes.Length ? false : throw CsvFault.TextAfterObject(_position);
        }

        if (!_isAtStart && !TryTake(','))
        {
            throw Expected("a comma or the end of the object");
        }

        _isAtStart = false;
        SkipBlanks();
        _name = Peek() == '"' ? ReadText() : throw Expected("a name in quotes");
        SkipBlanks();
        if (!TryTake(':'))
        {
            throw Expected("a colon");
        }

        SkipBlanks();
        _value = Peek() switch
        {
            '"' => ReadText(),
            '{' or '[' => throw CsvFault.NestedValue(_position, _bytes[(_name.Start + 1)..(_name.End - 1)]),
            _ => ReadWord(),
        };
        return true;
    }

    private FieldBounds ReadText()
    {
        var text = new FieldBounds { Start = _position++, Kind = FieldKind.Quoted };
        while (true)
        {
            var length = _bytes[_position..].IndexOfAny(EndsOfText);
            _position = length < 0 ? _bytes.Length : _position + length;
            switch (Peek())
            {
                case '"':
                    text.End = ++_position;
                    return text;
                case '\\':
                    text.Kind = FieldKind.JsonEscaped;
                    var escape = JsonEscape.LengthOf(_bytes[_position..]);
                    _position += escape > 0 ? escape : throw Expected("an escaped character");
                    break;
                default:
                    throw Expected("the end of a text");
            }
        }
    }

    /// <summary>A number, or true, false or null; and what Python writes for numbers that are none.</summary>
    private FieldBounds ReadWord()
    {
        var start = _position;
        while (Peek() is not (',' or '}' or ' ' or '\t' or '\r' or -1))
        {
            _position++;
        }

        var word = _bytes[start.._position];
        if (!IsNumber(word) && !(word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8)
            || word.SequenceEqual("NaN"u8) || word.SequenceEqual("Infinity"u8) || word.SequenceEqual("-Infinity"u8)))
        {
            _position = start;
            throw Expected("a value");
        }

        return new FieldBounds { Start = start, End = word is [(byte)'n', ..] ? start : _position, Kind = FieldKind.Bare };
    }

    private static bool IsNumber(ReadOnlySpan<byte> word)
    {
        word = word is [(byte)'-', ..] ? word[1..] : word;
        return TakeDigits(ref word) && (!TakeOne(ref word, "."u8) || TakeDigits(ref word))
            && (!TakeOne(ref word, "eE"u8) || TakeExponent(ref word)) && word.IsEmpty;
    }

    private static bool TakeExponent(ref ReadOnlySpan<byte> word)
    {
        TakeOne(ref word, "+-"u8);
        return TakeDigits(ref word);
    }

    private static bool TakeOne(ref ReadOnlySpan<byte> word, ReadOnlySpan<byte> any)
    {
        if (word.IsEmpty || !any.Contains(word[0]))
        {
            return false;
        }

        word = word[1..];
        return true;
    }

    private static bool TakeDigits(ref ReadOnlySpan<byte> word)
    {
        var length = word.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? word.Length : length;
        word = word[length..];
        return length > 0;
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\r')
        {
            _position++;
        }
    }

    private bool TryTake(char character)
    {
        if (Peek() != character)
        {
            return false;
        }

        _position++;
        return true;
    }

    private readonly int Peek() => _position < _bytes.Length ? _bytes[_position] : -1;

    private readonly CsvFault Expected(string what) => CsvFault.NoJson(_position, what, Peek());
}
