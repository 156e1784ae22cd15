namespace Gophernet.Csv;

/// <summary>Text that is no table.</summary>
internal static class ForeignText
{
    private const string SavedPage = "Save the table itself: what was fetched may be the page that it is on.";

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>How such text begins.</summary>
    public static readonly (string Start, string Name, string Hint)[] Kinds =
    [
        ("<!DOCTYPE", "a web page (HTML)", SavedPage),
        ("<!doctype", "a web page (HTML)", SavedPage),
        ("<html", "a web page (HTML)", SavedPage),
        ("<HTML", "a web page (HTML)", SavedPage),
        ("<table", "a web page (HTML)", SavedPage),
        ("<?xml", "XML", "Save the table as CSV first."),
        ("{\\rtf", "a text document (RTF)", "Save its table as CSV first."),
    ];

    /// <summary>Whether text begins as JSON Lines do, or as a single JSON object, which readers of lines refuse at its place.</summary>
    public static bool IsJsonLines(ReadOnlySpan<byte> text) => WithoutBlanks(text) is [(byte)'{', .. var rest]
        && rest.TrimStart(Blanks) is [] or [(byte)'"' or (byte)'}', ..];

    /// <summary>The end of the first line of JSON, or −1 where it has not come.</summary>
    public static int EndOfJsonLine(ReadOnlySpan<byte> text)
    {
        var start = text.IndexOf((byte)'{');
        var length = text[start..].IndexOf((byte)'\n');
        return length < 0 ? -1 : start + length + 1;
    }

    /// <summary>Refuses a JSON array.</summary>
    /// <param name="text">The first line, in UTF-8, and what has come after it.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <exception cref="GophernetException">It is one.</exception>
    public static void Refuse(ReadOnlySpan<byte> text, string sourceName)
    {
        if (WithoutBlanks(text) is [(byte)'[', .. var rest] && rest.TrimStart(Blanks) is [] or [(byte)'{' or (byte)'[', ..])
        {
            var isOfLists = rest.TrimStart(Blanks) is [(byte)'[', ..];
            throw new GophernetException(
                new Place(sourceName), "expected CSV, found a JSON array",
                ForeignFile.WithName(
                    isOfLists ? "Write a row a line: jq -r '.[] | @csv' FILE | gophernet ..." : "Write an object a line: jq -c '.[]' FILE | gophernet ...",
                    sourceName));
        }
    }

    private static ReadOnlySpan<byte> WithoutBlanks(ReadOnlySpan<byte> text) => (text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text).TrimStart(Blanks);
}
