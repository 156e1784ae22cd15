using System.Text;

namespace Gophernet.Csv.Encodings;

/// <summary>Text with a byte for each character, the first 128 of them ASCII, as UTF-8.</summary>
/// <param name="stream">The bytes.</param>
/// <param name="characters">What the bytes from 128 on stand for, one for each: <see cref="Latin1"/> or <see cref="Windows1252"/>.</param>
/// <param name="evidence">Sees all bytes that are not ASCII; null for nobody.</param>
/// <param name="size">The most bytes to read at once.</param>
internal sealed class SingleByteStream(Stream stream, string characters, Utf8Evidence? evidence = null, int size = TranscodingStream.DefaultSize)
    : TranscodingStream(stream, size)
{
    private const byte FirstBeyondAscii = 0x80;

    // From 0xA0 on both are the first characters of Unicode.
    private const string FromNoBreakSpace =
        "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

    /// <summary>Of ISO 8859-1.</summary>
    internal const string Latin1 =
        "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
        + "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F" + FromNoBreakSpace;

    /// <summary>
    /// Of Windows-1252 as browsers read it (WHATWG, Encoding Standard): the five bytes that Microsoft leaves open are control characters, so that
    /// different bytes stay different texts.
    /// </summary>
    internal const string Windows1252 =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F" + "\u0090‘’“”•–—˜™š›œ\u009DžŸ" + FromNoBreakSpace;

    private readonly byte[][] _utf8 = [.. characters.Select(character => Encoding.UTF8.GetBytes([character]))];

    protected override (int Used, int Written) Transcode(ReadOnlySpan<byte> input, bool isLast, Span<byte> output)
    {
        var (read, written) = (0, 0);
        while (read < input.Length)
        {
            var rest = input[read..];
            var ascii = rest.IndexOfAnyInRange(FirstBeyondAscii, byte.MaxValue);
            ascii = ascii < 0 ? rest.Length : ascii;
            rest[..ascii].CopyTo(output[written..]);
            read += ascii;
            written += ascii;
            if (ascii > 0)
            {
                evidence?.AddAscii(rest[..ascii]);
            }

            // Where there is one, others often follow, as in Greek read as what it is not.
            for (; read < input.Length && input[read] >= FirstBeyondAscii; read++)
            {
                evidence?.Add(input[read]);
                foreach (var value in _utf8[input[read] - FirstBeyondAscii])
                {
                    output[written++] = value;
                }
            }
        }

        if (isLast)
        {
            evidence?.End();
        }

        return (read, written);
    }
}
