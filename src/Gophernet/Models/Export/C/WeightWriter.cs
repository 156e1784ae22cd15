using System.Globalization;

namespace Gophernet.Models.Export.C;

/// <summary>
/// Writes an array of weights of a file in C, to the bit. A few are numbers: the bits of each. Of many a compiler would take half a minute and gigabytes
/// for that (2.8 s and 226 MB a million, gcc 12), so they are strings of their bytes (0.3 s and 70 MB), as long as C99 says that a compiler takes them.
/// </summary>
internal sealed class WeightWriter
{
    private const int MostNumbers = 250_000;
    private const int BytesPerLine = 48; // of numbers
    private const int BytesPerString = 4080; // of 4095

    private readonly WeightArray _array;
    private readonly TextWriter _writer;
    private readonly bool _areNumbers;
    private readonly int _bytesPerGroup; // a line of numbers, or a string
    private int _place; // in that

    /// <summary>Begins the array.</summary>
    /// <param name="array">What it is.</param>
    /// <param name="writer">Receives the code.</param>
    /// <param name="prefix">What names begin with.</param>
    public WeightWriter(WeightArray array, TextWriter writer, string prefix)
    {
        (_array, _writer, _areNumbers) = (array, writer, array.Count <= MostNumbers);
        _bytesPerGroup = _areNumbers ? BytesPerLine : BytesPerString;
        writer.Write(_areNumbers ? Numbers(array, prefix) : Strings(array, prefix));
    }

    /// <summary>Adds weights.</summary>
    public void Write(ReadOnlySpan<float> weights)
    {
        Span<char> text = stackalloc char[4 * sizeof(float)];
        foreach (var weight in weights)
        {
            var bits = _array.BitsOf(weight);
            if (_areNumbers)
            {
                bits.TryFormat(text, out var length, _array.ItemBytes switch { 1 => "x2", 2 => "x4", _ => "x8" }, CultureInfo.InvariantCulture);
                _writer.Write(_place == 0 ? "\n0x" : "0x");
                _writer.Write(text[..length]);
                _writer.Write(',');
            }
            else
            {
                _writer.Write(_place == 0 ? "\"" : "");
                _writer.Write(text[..Escaped(bits, text)]);
            }

            _place = (_place + _array.ItemBytes) % _bytesPerGroup;
            _writer.Write(_place == 0 && !_areNumbers ? "\",\n" : "");
        }
    }

    /// <summary>Ends the array.</summary>
    public void End() => _writer.Write(!_areNumbers && _place > 0 ? "\"}};\n\n" : "}};\n\n");

    private static string Numbers(WeightArray array, string prefix) => $$$"""
        /* All {{{array.Name}}}, by their bits. */
        static const union {
            uint{{{8 * array.ItemBytes}}}_t bits[{{{array.Count}}}];
            {{{array.Type}}} values[{{{array.Count}}}];
        } {{{prefix}}}_{{{array.Name}}} = {{
        """;

    private static string Strings(WeightArray array, string prefix)
    {
        var count = (int)((array.Bytes + BytesPerString - 1) / BytesPerString);
        return $$$"""
            /* All {{{array.Name}}}, by the bytes of their bits, the lowest first. */
            #if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
            #error "the weights of this model are written for processors whose lowest byte comes first"
            #endif
            #if (defined(__clang__) && __clang_major__ >= 21) || (!defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 15)
            #pragma GCC diagnostic ignored "-Wunterminated-string-initialization"
            #endif
            static const union {
                char bytes[{{{count}}}][{{{BytesPerString}}}];
                {{{array.Type}}} values[{{{count * BytesPerString / array.ItemBytes}}}];
            } {{{prefix}}}_{{{array.Name}}} = {{

            """;
    }

    /// <summary>The bytes of a weight as they stand in a string; a question mark could begin a trigraph.</summary>
    private int Escaped(uint bits, Span<char> text)
    {
        var length = 0;
        for (var i = 0; i < _array.ItemBytes; i++, bits >>= 8)
        {
            var value = (byte)bits;
            if (value is >= (byte)' ' and < 0x7F and not ((byte)'"' or (byte)'\\' or (byte)'?'))
            {
                text[length++] = (char)value;
                continue;
            }

            text[length++] = '\\';
            for (var shift = 6; shift >= 0; shift -= 3)
            {
                text[length++] = (char)('0' + ((value >> shift) & 7));
            }
        }

        return length;
    }
}
