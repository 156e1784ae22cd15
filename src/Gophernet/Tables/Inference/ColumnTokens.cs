using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>The different texts of a column, each with a code, and what each is taken for.</summary>
internal struct ColumnTokens()
{
    private const int BytesPerText = 160; // entries, slots, values, and a string

    private readonly TokenDictionary _dictionary = new();
    private List<TokenValue> _values = []; // of each code
    private RawToken[]? _all;

    public readonly int Count => _values.Count;

    /// <summary>The bytes that they take, about, when they have become <see cref="All"/> too.</summary>
    public readonly long Size => _dictionary.ByteCount + BytesPerText * (long)Count;

    /// <summary>Whether some text that was added is no number.</summary>
    public bool HasText { get; private set; }

    /// <summary>The texts in the order of their codes. Made when first asked for.</summary>
    public IReadOnlyList<RawToken> All => _all ??= Create();

    /// <summary>The text of a code.</summary>
    public readonly ReadOnlySpan<byte> this[int code] => _dictionary[code];

    /// <summary>The number of a code; NaN for text, and for what stands for none.</summary>
    public readonly double Number(int code) => _values[code].Number;

    /// <summary>Whether a code is a number, or stands for none among numbers.</summary>
    public readonly bool IsNumber(int code) => _values[code].IsNumber;

    public readonly bool TryGet(ReadOnlySpan<byte> text, out int code) => _dictionary.TryGet(text, out code);

    /// <summary>Adds a text that is not there yet.</summary>
    /// <returns>Its code.</returns>
    public int Add(ReadOnlySpan<byte> text, bool isNumber, double number, Place place)
    {
        _all = null;
        _values.Add(new TokenValue(isNumber, number, place));
        HasText |= !isNumber;
        return _dictionary.Add(text);
    }

    /// <summary>Adds a text of other columns' that is not there yet, with what it is taken for.</summary>
    /// <returns>Its code.</returns>
    public int Add(in ColumnTokens other, int code)
    {
        var value = other._values[code];
        return Add(other[code], value.IsNumber, value.Number, value.Place);
    }

    /// <summary>Takes a text for a name, or for what stands for no number.</summary>
    public void Replace(int code, bool isNumber) => (_values[code], _all) = (_values[code] with { IsNumber = isNumber, Number = double.NaN }, null);

    /// <summary>The same texts, to which none is added; what is changed in them is not in these.</summary>
    public readonly ColumnTokens Share() => this with { _values = [.. _values] };

    private readonly RawToken[] Create()
    {
        var (dictionary, values) = (_dictionary, _values);
        return [.. Sequences.Range(values.Count).Select(code =>
            new RawToken(Encoding.UTF8.GetString(dictionary[code]), values[code].IsNumber, values[code].Number, values[code].Place))];
    }

    private readonly record struct TokenValue(bool IsNumber, double Number, Place Place);
}
