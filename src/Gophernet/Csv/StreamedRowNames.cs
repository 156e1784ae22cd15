namespace Gophernet.Csv;

/// <summary>
/// Finds out of an input whose rows are wanted as they come whether its header lacks a name for the first column, as that of R does. Only where the header has
/// all names that are expected is the first row waited for: nothing can be answered before it.
/// </summary>
internal static class StreamedRowNames
{
    private const string PlaceName = "column_"; // of columns without a name
    private const int MinRows = 1;

    /// <summary>The form of the input, with the name that is missing.</summary>
    /// <param name="text">The input, of which the first record has come.</param>
    /// <param name="header">The bytes up to the end of that record.</param>
    /// <param name="form">What was found from it.</param>
    /// <param name="options">What is known.</param>
    public static InputForm Complete(PeekStream text, ReadOnlySpan<byte> header, InputForm form, CsvOptions options)
    {
        if (!HasNames(header, form, options))
        {
            return form;
        }

        var headerLength = header.Length;
        var rest = options with { SkippedLines = 0 };
        var sample = text.PeekTo(bytes => Opening.EndOfFirstRecord(bytes[headerLength..], rest) is >= 0 and var end ? headerLength + end : -1);
        var plain = Plain(sample, form);
        return ShortHeader.Find(plain, form.Rewriting.Delimiter, MinRows) == ExtraField.RowName && IsFirstName(plain, form.Rewriting.Delimiter)
            ? form.WithRowNames()
            : form;
    }

    /// <summary>Whether the first row begins with a quoted text or a 1: of one row, another number does not tell.</summary>
    private static bool IsFirstName(ReadOnlySpan<byte> plain, byte delimiter)
    {
        var rows = plain[Opening.EndOfFirstRecord(plain, new CsvOptions())..].TrimStart("\r\n"u8);
        return rows is [(byte)'"', ..] || (rows is [(byte)'1', var next, ..] && next == delimiter);
    }

    private static bool HasNames(ReadOnlySpan<byte> header, InputForm form, CsvOptions options)
    {
        var names = options.Expected.RemoveAll(name => name.StartsWith(PlaceName, StringComparison.Ordinal));
        return options is { HasHeader: null or true } && names.Length > 0
            && ExpectedNames.Count(Opening.SkipLines(header, form.Rewriting.SkippedLines), form.Rewriting with { SkippedLines = 0 }, names) == names.Length;
    }

    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> sample, InputForm form)
    {
        var body = Opening.SkipLines(sample, form.Rewriting.SkippedLines);
        return form.Rewriting.IsForeign ? InputForm.Rewrite(body, form.Rewriting with { SkippedLines = 0 }) : body;
    }
}
