using System.Globalization;

namespace Gophernet.Models.Export.C;

/// <summary>
/// Writes the array of all weights of a file in C, to the bit. A few are numbers: the bits of each. Of many a compiler would take half a minute and gigabytes
/// for that (2.8 s and 226 MB a million, gcc 12), so they are strings of their bytes (0.3 s and 70 MB), as long as C99 says that a compiler takes them.
/// </summary>
internal sealed class WeightWriter
{
    private const int MostNumbers = 250_000;
    private const int NumbersPerLine = 12;
    private const int FloatsPerString = 1020; // 4080 bytes of 4095

    private readonly TextWriter _writer;
    private readonly bool _areNumbers;
    private int _place; // in the line, or the string

    /// <summary>Begins the array.</summary>
    /// <param name="count">How many weights there will be.</param>
    /// <param name="writer">Receives the code.</param>
    /// <param name="prefix">What names begin with.</param>
    public WeightWriter(int count, TextWriter writer, string prefix)
    {
        (_writer, _areNumbers) = (writer, count <= MostNumbers);
        writer.Write(_areNumbers ? Numbers(count, prefix) : Strings((count + FloatsPerString - 1) / FloatsPerString, prefix));
    }

    /// <summary>Adds weights.</summary>
    public void Write(ReadOnlySpan<float> weights)
    {
        Span<char> text = stackalloc char[4 * sizeof(float)];
        foreach (var weight in weights)
        {
            var bits = BitConverter.SingleToUInt32Bits(weight);
            if (_areNumbers)
            {
                bits.TryFormat(text, out var length, "x8", CultureInfo.InvariantCulture);
                _writer.Write(_place % NumbersPerLine == 0 ? "\n0x" : "0x");
                _writer.Write(text[..length]);
                _writer.Write(',');
                _place++;
                continue;
            }

            _writer.Write(_place == 0 ? "\"" : "");
            _writer.Write(text[..Escaped(bits, text)]);
            _place = (_place + 1) % FloatsPerString;
            _writer.Write(_place == 0 ? "\",\n" : "");
        }
    }

    /// <summary>Ends the array.</summary>
    public void End() => _writer.Write(!_areNumbers && _place > 0 ? "\"}};\n\n" : "}};\n\n");

    private static string Numbers(int count, string prefix) =>
        $"/* All weights, by their bits. */\nstatic const union {{\n    uint32_t bits[{count}];\n    float values[{count}];\n}} {prefix}_weights = {{{{";

    private static string Strings(int count, string prefix) => $$$"""
        /* All weights, by the bytes of their bits, the lowest first. */
        #if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
        #error "the weights of this model are written for processors whose lowest byte comes first"
        #endif
        #if (defined(__clang__) && __clang_major__ >= 21) || (!defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 15)
        #pragma GCC diagnostic ignored "-Wunterminated-string-initialization"
        #endif
        static const union {
            char bytes[{{{count}}}][{{{FloatsPerString * sizeof(float)}}}];
            float values[{{{count * FloatsPerString}}}];
        } {{{prefix}}}_weights = {{

        """;

    /// <summary>The four bytes of a weight as they stand in a string; a question mark could begin a trigraph.</summary>
    private static int Escaped(uint bits, Span<char> text)
    {
        var length = 0;
        for (var i = 0; i < sizeof(float); i++, bits >>= 8)
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
