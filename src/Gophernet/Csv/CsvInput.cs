using System.IO.Compression;

namespace Gophernet.Csv;

/// <summary>Opens an input that nobody prepared: gzip is unpacked, and it is found out how the CSV is written.</summary>
internal static class CsvInput
{
    /// <summary>Opens a reader. Where rows are wanted as they come, it waits for no more of a slow pipe than the first record.</summary>
    /// <param name="stream">The bytes, as they are or packed with gzip. It stays the caller's to close.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <param name="options">What is known of it.</param>
    /// <exception cref="GophernetException">The input begins like gzip and is damaged.</exception>
    public static CsvReader Open(Stream stream, string sourceName, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        var input = new PeekStream(stream);
        if (input.Peek(2) is [0x1F, 0x8B, ..])
        {
            input = new PeekStream(new UnpackingStream(new GZipStream(input, CompressionMode.Decompress), sourceName));
        }

        var sample = options.Streams ? input.PeekTo(bytes => Opening.EndOfFirstRecord(bytes, options)) : input.PeekAll();
        var form = InputForm.Find(sample, options);
        var tally = new ReadingTally();
        foreach (var assumption in form.Assumptions)
        {
            tally.Add(assumption, 1);
        }

        for (var i = 0; i < form.CommentLines; i++)
        {
            tally.Add(Assumption.Comments, form.Rewriting.SkippedLines - i);
        }

        Stream text = form.EndsLinesWithCarriageReturns ? new LineFeedStream(input) : input;
        return new CsvReader(new PlainCsvStream(text, form.Rewriting, tally), sourceName, form.Dialect) { Tally = tally };
    }
}
