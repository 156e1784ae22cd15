using System.Collections.Immutable;
using System.Globalization;

namespace Gophernet.Csv;

/// <summary>
/// Everything that can be wrong with CSV itself, at a position in the reader's buffer. The reader turns it into a
/// <see cref="GophernetException"/> with line and column, which are counted only then.
/// </summary>
internal sealed class CsvFault : Exception
{
    private const int MaxTitleLines = 20;

    private CsvFault(int position, string message, string hint)
        : base(message)
    {
        Position = position;
        Hint = hint;
    }

    public int Position { get; }

    public string Hint { get; }

    public ImmutableArray<Setting> Settings { get; private init; } = [];

    /// <summary>It with its place.</summary>
    public GophernetException At(Place place) => new(place, Message, Hint) { Settings = Settings };

    public static CsvFault QuoteInBareField(int position) =>
        new(position, "found a quote inside a field that does not begin with one",
            "Put the whole field in quotes and double the quotes inside it: \"5\"\" pipe\".");

    public static CsvFault TextAfterQuote(int position, byte found) =>
        new(position, "expected a delimiter or the end of the line after a closing quote" + Found(found), "Double the quotes that belong to the text: \"\".");

    public static CsvFault OpenQuote(int position) =>
        new(position, "found a quote that is never closed", "Close the field with a quote, and double the quotes inside it.");

    public static CsvFault NulByte(int position) =>
        new(position, "found a NUL byte", "Check that the file is text in UTF-8, not UTF-16 or a binary format.");

    public static CsvFault LoneCarriageReturn(int position) =>
        new(position, "found a carriage return that no line feed follows", "End lines with LF or CRLF: tr '\\r' '\\n' < FILE > NEW.");

    public static CsvFault FieldCount(
        int position, long line, int expected, long firstLine, int found, CsvDialect dialect, bool hasSingleQuotes, bool hasEscape)
    {
        var titleLines = dialect.TitleLines;
        var message = $"expected {NameList.Count(expected, "field")}, as in line {firstLine}, found {found}";
        if (titleLines > 0 || (found > expected && expected == 1 && line - firstLine <= MaxTitleLines))
        {
            return new(position, message, $"If {(expected == 1 ? "a title stands" : "other lines stand")} above the names of the columns, skip "
                + (expected == 1 ? "its lines" : "them"))
            {
                Settings = [new("skip", (titleLines > 0 ? titleLines : line - 1).ToString(CultureInfo.InvariantCulture))],
            };
        }

        if (found > expected && hasSingleQuotes)
        {
            return new(position, message, "If single quotes stand round fields, say so") { Settings = [new("quote", "'")] };
        }

        if (found > expected && hasEscape)
        {
            return new(
                position, message,
                "A backslash stands before a delimiter: if the delimiter belongs to the text, put the field in quotes and leave the backslash out.");
        }

        if (found > expected && dialect.AreNamesFew)
        {
            var commas = dialect.Delimiter == ','
                ? " Where a comma belongs to a field, as a decimal sign does, put the field in quotes, or another character between fields."
                : "";
            return new(position, message, $"Name all columns in line {firstLine}; nearly all rows have more fields.{commas}");
        }

        return new(
            position, message,
            found > expected
                ? "Put a field with a comma or a line break in quotes, or fill up and cut such rows, or leave them out"
                : "Fix the line, or fill up such rows with missing cells, or leave them out")
        {
            Settings = [new("ragged", "fill"), new("ragged", "skip")],
        };
    }

    public static CsvFault TooLong(int position, int max) =>
        new(position, $"found a record of more than {ByteCount.ToText(max)}",
            "Look for a quote that is never closed, or for a file that is not CSV, or allow longer records")
        {
            Settings = [new("max-record")],
        };

    public static CsvFault TooManyEmptyLines(int position, int max) =>
        new(position, $"found more than {ByteCount.ToText(max)} of empty lines one after the other", "Look for a file that is not CSV.");

    public static CsvFault NoObject(int position) =>
        new(position, "expected a JSON object, as in the lines before", "Write an object a line: jq -c . FILE | gophernet ...");

    public static CsvFault NoNames(int position) =>
        new(position, "found a JSON object without names", "Begin with an object that has the names of the columns.");

    public static CsvFault TextAfterObject(int position) =>
        new(position, "expected the end of the line after a JSON object", "Write an object a line: jq -c . FILE | gophernet ...");

    public static CsvFault NestedValue(int position, ReadOnlySpan<byte> name) =>
        new(position, $"{Quoting.Field(name)}: expected a text, a number, true, false or null, found a nested value",
            "Flatten it: jq -c '[paths(scalars) as $p | {($p | map(tostring) | join(\".\")): getpath($p)}] | add' FILE | gophernet ...");

    public static CsvFault NameTwice(int position, ReadOnlySpan<byte> name) =>
        new(position, $"{Quoting.Field(name)}: found the name a second time in an object", "Give every value of an object a name of its own.");

    public static CsvFault NoJson(int position, string expected, int found) =>
        found < 0
            ? new(position, $"expected {expected}, found the end of the line: in JSON Lines an object is one line",
                "Write a JSON object a line: jq -c . FILE | gophernet ..., or where rows are an array in an object: jq -c '.NAME[]' FILE | gophernet ...")
            : new(position, $"expected {expected}{Found((byte)found)}", "Write a JSON object a line: jq -c . FILE | gophernet ...");

    public static CsvFault Utf16(int position) =>
        new(position, "expected UTF-8, found UTF-16", "Convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW.");

    /// <summary>Names an ASCII character. Of another one, only a part of its bytes may have arrived: the message must not depend on that.</summary>
    private static string Found(byte found) => char.IsAscii((char)found) ? ", found " + Quoting.Field([found]) : "";
}
