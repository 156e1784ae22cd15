using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Gophernet.Csv;

namespace Gophernet.Json;

/// <summary>
/// Reads JSON (RFC 8259) from strangers: one value in UTF-8, nested to a bounded depth, in which no object has a name twice. The framework's reader
/// would add 0.2 MB to the executable, and its check for names asks OpenSSL, which an empty root directory has not.
/// </summary>
internal ref struct JsonParser
{
    private const int MaxDepth = 8;
    private const int End = -1;

    // What is not a plain character of a text: quotes, backslashes and control characters.
    private static readonly SearchValues<byte> InText = SearchValues.Create(
        [.. "\"\\"u8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonText _json; // receives where values begin
    private int _position;
    private int _depth;

    private JsonParser(ReadOnlySpan<byte> text, JsonText json)
    {
        _text = text;
        _json = json;
    }

    /// <summary>Reads the whole of a text as one value.</summary>
    /// <exception cref="FormatException">It is not JSON, is nested too deeply, or has a name twice in an object; the message says at which byte.</exception>
    public static JsonValue Parse(ReadOnlyMemory<byte> utf8)
    {
        var json = new JsonText(utf8);
        var parser = new JsonParser(utf8.Span, json);
        parser.RequireUtf8();
        parser.ReadValue();
        return parser.Peek() == End ? new JsonValue(json, 0) : throw parser.Fault("more follows the value");
    }

    private void RequireUtf8()
    {
        if (!Utf8.IsValid(_text))
        {
            while (Rune.DecodeFromUtf8(_text[_position..], out _, out var length) == OperationStatus.Done)
            {
                _position += length;
            }

            throw Fault("it is not UTF-8");
        }
    }

    /// <summary>Reads a value and the space after it.</summary>
    private void ReadValue()
    {
        SkipSpace();
        switch (Peek())
        {
            case '{':
                ReadObject();
                break;
            case '[':
                ReadList();
                break;
            default:
                _json.Tape.Add(_position);
                ReadScalar();
                break;
        }

        SkipSpace();
    }

    private void ReadScalar()
    {
        switch (Peek())
        {
            case '"':
                ReadText();
                break;
            case 't':
                ReadWord("true"u8);
                break;
            case 'f':
                ReadWord("false"u8);
                break;
            case 'n':
                ReadWord("null"u8);
                break;
            default:
                ReadNumber();
                break;
        }
    }

    private void ReadObject()
    {
        var (place, count) = (_json.Open(_position), 0);
        for (var more = Enter('}'); more; more = Continue('}'))
        {
            SkipSpace();
            if (Peek() != '"')
            {
                throw Fault("a name in quotes is missing");
            }

            _json.Tape.Add(_position);
            ReadText();
            SkipSpace();
            Require(':');
            ReadValue();
            count++;
        }

        _json.Close(place, count);
        if (_json.FindRepeated(place) is >= 0 and var repeated)
        {
            _position = _json.Tape[repeated];
            ReadText();
            throw Fault($"an object has {Quoting.Field(_json.Utf8At(repeated).Span)} twice");
        }
    }

    private void ReadList()
    {
        var (place, count) = (_json.Open(_position), 0);
        for (var more = Enter(']'); more; more = Continue(']'))
        {
            ReadValue();
            count++;
        }

        _json.Close(place, count);
    }

    /// <summary>Steps over an opening bracket, and over the closing one where nothing is between them.</summary>
    /// <returns>Whether something is between them.</returns>
    private bool Enter(char close)
    {
        if (++_depth > MaxDepth)
        {
            throw Fault($"it is nested more than {MaxDepth} deep");
        }

        _position++;
        SkipSpace();
        return !TryLeave(close);
    }

    /// <summary>Steps over the comma or the closing bracket after an item.</summary>
    /// <returns>Whether another item follows.</returns>
    private bool Continue(char close)
    {
        if (TryLeave(close))
        {
            return false;
        }

        Require(',');
        return true;
    }

    private bool TryLeave(char close)
    {
        if (!TryTake(close))
        {
            return false;
        }

        _depth--;
        return true;
    }

    private void ReadWord(ReadOnlySpan<byte> word)
    {
        if (!_text[_position..].StartsWith(word))
        {
            throw Fault("a value is missing");
        }

        _position += word.Length;
    }

    private void ReadNumber()
    {
        TryTake('-');
        if (!TryTake('0'))
        {
            RequireDigits("a value is missing");
        }

        if (TryTake('.'))
        {
            RequireDigits("a digit is missing after the point");
        }

        if (TryTake('e') || TryTake('E'))
        {
            _ = TryTake('+') || TryTake('-');
            RequireDigits("a digit is missing in the exponent");
        }
    }

    private void RequireDigits(string fault)
    {
        if (Peek() is not (>= '0' and <= '9'))
        {
            throw Fault(fault);
        }

        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }
    }

    private void ReadText()
    {
        Require('"');
        while (true)
        {
            var rest = _text[_position..].IndexOfAny(InText);
            _position = rest < 0 ? _text.Length : _position + rest;
            if (TryTake('"'))
            {
                return;
            }

            ReadEscape();
        }
    }

    private void ReadEscape()
    {
        if (!TryTake('\\'))
        {
            throw Fault(Peek() == End ? "a text does not end" : "a text has a control character");
        }

        JsonEscape.Read(_text, ref _position, out var fault);
        if (fault is not null)
        {
            throw Fault(fault);
        }
    }

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private void Require(char character)
    {
        if (!TryTake(character))
        {
            throw Fault($"{character} is missing");
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

    private readonly int Peek() => _position < _text.Length ? _text[_position] : End;

    private readonly FormatException Fault(string fault) => new(string.Create(CultureInfo.InvariantCulture, $"byte {_position + 1}: {fault}"));
}
