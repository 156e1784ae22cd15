namespace Gophernet.Csv.Encodings;

/// <summary>Finds out from the first bytes of an input how its characters are written, and reads them as UTF-8.</summary>
internal static class EncodingDetector
{
    /// <summary>The input in UTF-8.</summary>
    /// <param name="input">The bytes. It waits for no more than two of them, or four where zeros are among the first.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <param name="encoding">What the user said; null is found out.</param>
    /// <param name="note">Is told what was assumed.</param>
    /// <exception cref="GophernetException">The input is UTF-32.</exception>
    public static Stream ToUtf8(PeekStream input, string sourceName, CsvEncoding? encoding, ReadingNote? note) => encoding switch
    {
        null => Find(input, sourceName, note),
        CsvEncoding.Utf16 => new Utf16Stream(input, IsBigEndian(Start(input)) ?? false, sourceName),
        CsvEncoding.Latin1 => new SingleByteStream(input, SingleByteStream.Latin1),
        CsvEncoding.Windows1252 => new SingleByteStream(input, SingleByteStream.Windows1252),
        _ => input,
    };

    private static Stream Find(PeekStream input, string sourceName, ReadingNote? note)
    {
        var start = Start(input);
        if (start is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..])
        {
            throw new GophernetException(new Place(sourceName), "found UTF-32, expected UTF-8", "Convert it: iconv -f UTF-32 -t UTF-8 FILE > NEW.");
        }

        if (IsBigEndian(start) is not { } isBigEndian)
        {
            return new FoundTextStream(input, sourceName, note);
        }

        if (start is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
        {
            note?.Invoke($"{sourceName}: has zero bytes, read as UTF-16", new Setting("encoding"));
        }

        return new Utf16Stream(input, isBigEndian, sourceName);
    }

    /// <summary>Two bytes; four where a mark or zeros are among them.</summary>
    private static ReadOnlySpan<byte> Start(PeekStream input)
    {
        var start = input.Peek(2);
        return start is [0, ..] or [_, 0, ..] or [0xFF, 0xFE, ..] ? input.Peek(4) : start;
    }

    /// <summary>In which order the bytes of UTF-16 come; null for what is not UTF-16.</summary>
    private static bool? IsBigEndian(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => false,
        [0xFE, 0xFF, ..] => true,
        [not 0, 0, not 0, 0, ..] => false, // Latin letters, digits, a line end: what most tables begin with
        [0, not 0, 0, not 0, ..] => true,
        _ => null,
    };
}
