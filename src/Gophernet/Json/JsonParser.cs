using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Gophernet.Json;

/// <summary>
/// Reads JSON (RFC 8259) from strangers: one value in UTF-8, nested to a bounded depth, in which no object has a name twice. The framework's reader
/// would add 0.2 MB to the executable, and its check for names asks OpenSSL, which an empty root directory has not.
/// </summary>
internal ref struct JsonParser
{
    private const int MaxDepth = 8;
    private const int End = -1;

    private readonly ReadOnlySpan<byte> _text;
    private int _position;
    private int _depth;

    private JsonParser(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Reads the whole of a text as one value.</summary>
    /// <exception cref="FormatException">It is not JSON, is nested too deeply, or has a name twice in an object; the message says at which byte.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8)
    {
        var parser = new JsonParser(utf8);
        parser.RequireUtf8();
        var value = parser.ReadValue();
        return parser.Peek() == End ? value : throw parser.Fault("more follows the value");
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
    private JsonValue ReadValue()
    {
        SkipSpace();
        var value = Peek() switch
        {
            '{' => ReadObject(),
            '[' => ReadList(),
            '"' => new JsonValue(JsonKind.Text, ReadText()),
            't' => ReadWord("true"u8, JsonKind.True),
            'f' => ReadWord("false"u8, JsonKind.False),
            'n' => ReadWord("null"u8, JsonKind.Null),
            _ => new JsonValue(JsonKind.Number, ReadNumber()),
        };
        SkipSpace();
        return value;
    }

    private JsonValue ReadObject()
    {
        var (names, members) = (new List<string>(), new Dictionary<string, JsonValue>(StringComparer.Ordinal));
        for (var more = Enter('}'); more; more = Continue('}'))
        {
            SkipSpace();
            var name = Peek() == '"' ? ReadText() : throw Fault("a name in quotes is missing");
            if (members.ContainsKey(name))
            {
                throw Fault($"an object has \"{name}\" twice");
            }

            SkipSpace();
            Require(':');
            names.Add(name);
            members.Add(name, ReadValue());
        }

        return new JsonValue(names, members);
    }

    private JsonValue ReadList()
    {
        var items = new List<JsonValue>();
        for (var more = Enter(']'); more; more = Continue(']'))
        {
            items.Add(ReadValue());
        }

        return new JsonValue(items);
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

    private JsonValue ReadWord(ReadOnlySpan<byte> word, JsonKind kind)
    {
        if (!_text[_position..].StartsWith(word))
        {
            throw Fault("a value is missing");
        }

        _position += word.Length;
        return new JsonValue(kind);
    }

    private string ReadNumber()
    {
        var start = _position;
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

        return Encoding.UTF8.GetString(_text[start.._position]);
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

    private string ReadText()
    {
        Require('"');
        ArrayBufferWriter<byte>? unescaped = null;
        while (true)
        {
            var start = _position;
            while (Peek() is >= ' ' and not ('"' or '\\'))
            {
                _position++;
            }

            var plain = _text[start.._position];
            if (Peek() == '"' && unescaped is null)
            {
                _position++;
                return Encoding.UTF8.GetString(plain);
            }

            unescaped ??= new ArrayBufferWriter<byte>();
            unescaped.Write(plain);
            if (TryTake('"'))
            {
                return Encoding.UTF8.GetString(unescaped.WrittenSpan);
            }

            var rune = ReadEscape();
            unescaped.Advance(rune.EncodeToUtf8(unescaped.GetSpan(4)));
        }
    }

    private Rune ReadEscape()
    {
        if (!TryTake('\\'))
        {
            throw Fault(Peek() == End ? "a text does not end" : "a text has a control character");
        }

        if (!TryTake('u'))
        {
            var index = "\"\\/bfnrt".IndexOf((char)Peek(), StringComparison.Ordinal);
            if (index < 0)
            {
                throw Fault("this is not escaped");
            }

            _position++;
            return (Rune)"\"\\/\b\f\n\r\t"[index];
        }

        var unit = ReadUnit();
        if (Rune.TryCreate(unit, out var rune))
        {
            return rune;
        }

        return TryTake('\\') && TryTake('u') && Rune.TryCreate(unit, ReadUnit(), out rune) ? rune : throw Fault("half of a character is missing");
    }

    /// <summary>Four hexadecimal digits.</summary>
    private char ReadUnit()
    {
        var unit = 0;
        for (var i = 0; i < 4; i++, _position++)
        {
            unit = 16 * unit + Peek() switch
            {
                >= '0' and <= '9' and var digit => digit - '0',
                >= 'a' and <= 'f' and var digit => digit - 'a' + 10,
                >= 'A' and <= 'F' and var digit => digit - 'A' + 10,
                _ => throw Fault("a hexadecimal digit is missing"),
            };
        }

        return (char)unit;
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
