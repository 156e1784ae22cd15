using System.Buffers.Text;
using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Csv.Foreign;

/// <summary>Text that is no table.</summary>
internal static class ForeignText
{
    private const string SavedPage = "Save the table itself: what was fetched may be the page that it is on.";

    private static ReadOnlySpan<byte> Relation => "@relation"u8;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>How such text begins.</summary>
    public static readonly (string Start, string Name, string Hint)[] Kinds =
    [
        ("<!DOCTYPE", "a web page (HTML)", SavedPage),
        ("<!doctype", "a web page (HTML)", SavedPage),
        ("<?xml", "XML", "Save the table as CSV first."),
        ("<html", "a web page (HTML)", SavedPage),
        ("<HTML", "a web page (HTML)", SavedPage),
        ("<table", "a web page (HTML)", SavedPage),
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
        return length < 0 || text[(start + 1)..].TrimStart(Blanks).IsEmpty ? -1 : start + length + 1; // what follows tells whether it is JSON
    }

    /// <summary>Refuses JSON that is no object a line, and markup after what may stand before it.</summary>
    /// <param name="text">The first line, in UTF-8, and what has come after it.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <param name="isOneLine">Whether what follows the first line has not come.</param>
    /// <param name="keepsFaults">Whether an object that is no row is one with a fault.</param>
    /// <exception cref="GophernetException">It is such text.</exception>
    public static void Refuse(ReadOnlySpan<byte> text, string sourceName, bool isOneLine, bool keepsFaults)
    {
        if (IsJsonLines(text))
        {
            ForeignJson.Refuse(WithoutBlanks(text), sourceName, isOneLine, keepsFaults);
        }

        RefuseMarkup(WithoutBlanks(text), sourceName);
        RefuseOfOtherTools(WithoutBlanks(text), sourceName);
        RefuseLists(WithoutBlanks(text), sourceName, isOneLine);
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

    /// <summary>Refuses lists, one a line, or one over several lines: [id] may be the name of a column, and [1],[2] a row.</summary>
    private static void RefuseLists(ReadOnlySpan<byte> text, string sourceName, bool isOneLine)
    {
        var length = text.IndexOf((byte)'\n');
        var line = text[..(length < 0 ? text.Length : length)].TrimEnd(Blanks);
        var next = (length < 0 ? default : text[length..]).TrimStart(Blanks);
        if (line.SequenceEqual("["u8) ? ForeignJson.IsValue(next) : ForeignJson.IsListOfValues(line) && (isOneLine || next is [] or [(byte)'[', ..]))
        {
            var isOne = line.Length == 1;
            throw new GophernetException(
                new Place(sourceName), $"expected CSV, found {(isOne ? "a JSON array" : "a JSON array a line")}",
                ForeignFile.WithName($"Write a row a line: jq -r '{(isOne ? ".[] | [.] | @csv" : "@csv")}' FILE | gophernet ...", sourceName));
        }
    }

    /// <summary>Refuses pages and documents that begin with blanks or comments.</summary>
    private static void RefuseMarkup(ReadOnlySpan<byte> text, string sourceName)
    {
        var isComment = text.StartsWith("<!--"u8);
        while (text.StartsWith("<!--"u8) && text.IndexOf("-->"u8) is >= 0 and var end)
        {
            text = text[(end + 3)..].TrimStart(Blanks);
        }

        foreach (var (start, name, hint) in Kinds)
        {
            var isThis = start[0] == '<' && text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);
            if (isThis || (isComment && start == "<html")) // after a comment, whatever it is
            {
                throw new GophernetException(new Place(sourceName), $"expected CSV, found {name}", hint);
            }
        }
    }

    /// <summary>Refuses what other tools of the field read: ARFF of Weka, and lines of LIBSVM.</summary>
    private static void RefuseOfOtherTools(ReadOnlySpan<byte> text, string sourceName)
    {
        while (text.StartsWith((byte)'%'))
        {
            text = text[(text.IndexOf((byte)'\n') is >= 0 and var end ? end : text.Length)..].TrimStart(Blanks); // comments of ARFF
        }

        if (text.Length > Relation.Length && Ascii.EqualsIgnoreCase(text[..Relation.Length], Relation) && text[Relation.Length] is (byte)' ' or (byte)'\t')
        {
            throw new GophernetException(
                new Place(sourceName), "expected CSV, found ARFF",
                ForeignFile.WithName("Give its rows, the last column the target: sed '1,/^@data/Id' FILE | gophernet ...", sourceName));
        }

        if (IsLineOfLibsvm(text[..(text.IndexOf((byte)'\n') is >= 0 and var length ? length : text.Length)]))
        {
            throw new GophernetException(
                new Place(sourceName), "expected CSV, found rows as LIBSVM writes them, such as 1 3:0.5 7:2", "Write a column for each index.");
        }
    }

    /// <summary>Whether a line is a number, and then numbers of columns, which grow, with values: <c>+1 3:0.5 7:2</c>. Two of them may be times.</summary>
    private static bool IsLineOfLibsvm(ReadOnlySpan<byte> line)
    {
        const int MaxTimes = 2;
        var (columns, last, hasDecimals) = (0, -1, false);
        foreach (var range in line.TrimEnd(Blanks).Split((byte)' '))
        {
            var part = line[range];
            var colon = part.IndexOf((byte)':');
            if (last < 0 && columns == 0 && colon < 0 && NumberParser.TryParse(part, out _))
            {
                last = 0;
                continue;
            }

            if (last == 0 && columns == 0 && part.StartsWith("qid:"u8))
            {
                continue; // of rows to be ranked, the query
            }

            if (last < 0 || colon < 1 || !Utf8Parser.TryParse(part[..colon], out int column, out var digits) || digits != colon
                || (columns > 0 && column <= last) || !NumberParser.TryParse(part[(colon + 1)..], out _))
            {
                return false;
            }

            (columns, last, hasDecimals) = (columns + 1, column, hasDecimals || part.Contains((byte)'.'));
        }

        return columns > MaxTimes || (columns > 0 && hasDecimals);
    }

    private static ReadOnlySpan<byte> WithoutBlanks(ReadOnlySpan<byte> text) => ByteOrderMark.Pass(text).TrimStart(Blanks);
}
