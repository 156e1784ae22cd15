using System.IO.Compression;

namespace Gophernet.Csv;

/// <summary>
/// Opens an input that nobody prepared: gzip is unpacked, other encodings become UTF-8, and delimiter and header are found from the first records.
/// </summary>
internal static class CsvInput
{
    /// <summary>Opens a reader. It waits for no more of a slow pipe than the first record.</summary>
    /// <param name="stream">The bytes, as they are or packed with gzip. It stays the caller's to close.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="note">Is told what was assumed of it, then or while it is read.</param>
    /// <exception cref="GophernetException">The input is no text, or begins like gzip and is damaged.</exception>
    public static CsvReader Open(Stream stream, string sourceName, CsvOptions options, ReadingNote? note = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        var input = new PeekStream(stream);
        if (input.Peek(2) is [0x1F, 0x8B, ..])
        {
            input = new PeekStream(new UnpackingStream(new GZipStream(input, CompressionMode.Decompress), sourceName));
        }

        ForeignFile.Refuse(input, sourceName);
        var text = new PeekStream(EncodingDetector.ToUtf8(input, sourceName, options.Encoding, note));
        var start = text.PeekRecord();
        ForeignFile.RefuseModel(input.Peek(0), sourceName); // that begins as text does
        ForeignText.Refuse(start, sourceName);
        var dialect = ForeignText.IsJsonLines(start) ? CsvDialect.Default with { Names = new JsonNames() } : DialectDetector.Detect(start, options);
        return new CsvReader(text, sourceName, dialect);
    }
}
