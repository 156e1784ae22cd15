using Gophernet.Csv.Encodings;
using Gophernet.Csv.Foreign;

namespace Gophernet.Csv.Input;

/// <summary>Opens an input that nobody prepared: gzip is unpacked, other encodings become UTF-8, and it is found out how the text is written.</summary>
internal static class CsvInput
{
    /// <summary>Opens a reader. Where rows are wanted as they come, it waits for no more of a slow pipe than the first record.</summary>
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
            input = new PeekStream(new UnpackingStream(input, sourceName));
        }

        ForeignFile.Refuse(input, sourceName);
        var waits = !options.Streams || stream.CanSeek; // a file is there already
        if (waits)
        {
            ForeignFile.RefuseModel(input.Peek(ForeignFile.ModelLength), sourceName); // before a note on its encoding
        }

        var text = new PeekStream(EncodingDetector.ToUtf8(input, sourceName, options.Encoding, note));
        var sample = !waits ? text.PeekTo(bytes => EndOfFirstRecord(bytes, options)) : text.PeekAll();
        if (!waits && sample.Length >= ForeignFile.ModelLength) // of a shorter record what follows may not have come
        {
            ForeignFile.RefuseModel(input.Beginning, sourceName); // that begins as text does
        }

        ForeignText.Refuse(sample, sourceName, isOneLine: !waits, options.KeepsFaults);
        return ForeignText.IsJsonLines(sample)
            ? new CsvReader(text, sourceName, CsvDialect.Default with
            {
                Names = new JsonNames { KeepsFaults = options.KeepsFaults }, KeepsFaults = options.KeepsFaults, MaxRecord = options.MaxRecord,
            })
            : Open(text, sourceName, InputForm.Find(sample, options));
    }

    private static int EndOfFirstRecord(ReadOnlySpan<byte> bytes, CsvOptions options) =>
        ForeignText.IsJsonLines(bytes) ? ForeignText.EndOfJsonLine(bytes) : Opening.EndOfFirstRecord(bytes, options);

    private static CsvReader Open(Stream text, string sourceName, InputForm form)
    {
        var tally = new ReadingTally();
        foreach (var assumption in form.Assumptions)
        {
            tally.Add(assumption, 1);
        }

        for (var i = 0; i < form.CommentLines; i++)
        {
            tally.Add(Assumption.Comments, form.FirstCommentLine);
        }

        text = form.EndsLinesWithCarriageReturns ? new LineFeedStream(text) : text;
        return new CsvReader(new PlainCsvStream(text, form.Rewriting, tally, sourceName), sourceName, form.Dialect) { Tally = tally };
    }
}
