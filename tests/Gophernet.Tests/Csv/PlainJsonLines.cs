using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gophernet.Tests.Csv;

/// <summary>
/// The rules of JSON Lines once more, as regular expressions over whole lines: what the fast reader is held against. The outcome has the form of
/// <see cref="PlainCsv"/>, without columns of faults: <c>fault 3</c>.
/// </summary>
internal static partial class PlainJsonLines
{
    private const string Hex = "[0-9a-fA-F]";

    private const string Text =
        "\"(?>[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u(?:[0-9a-ce-fA-CE-F]" + Hex + "{3}|[dD][0-7]" + Hex + "{2})|\\\\u[dD][89abAB]" + Hex
        + "{2}\\\\u[dD][c-fC-F]" + Hex + "{2})*\"";

    private const string Word = "(?>-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|NaN|-?Infinity)";
    private const string Blanks = "(?>[ \\t\\r]*)";
    private const string Member = Blanks + "(?<name>" + Text + ")" + Blanks + ":" + Blanks + "(?<value>" + Text + "|" + Word + ")" + Blanks;

    /// <summary>What the reader makes of an input.</summary>
    /// <param name="bytes">The input.</param>
    /// <param name="keepsFaults">Whether a line with a fault is a row of empty fields.</param>
    public static List<string> Outcome(ReadOnlySpan<byte> bytes, bool keepsFaults)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return ["fault 1"];
        }

        var outcome = new List<string>();
        var names = new List<string>();
        var lines = Encoding.Latin1.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes).Split('\n'); // a character a byte
        for (var line = 1; line <= lines.Length; line++)
        {
            var text = lines[line - 1];
            var number = line.ToString(CultureInfo.InvariantCulture);
            if (text.Trim(' ', '\t', '\r').Length == 0)
            {
                continue;
            }

            if (Fields(text, names) is { } fields)
            {
                outcome.AddRange(fields.Select(record => $"{number}: {record}"));
                continue;
            }

            if (!keepsFaults || names.Count == 0)
            {
                outcome.Add($"fault {number}");
                return outcome;
            }

            outcome.Add($"{number}: {string.Concat(names.Select(_ => "[]"))}fault {number}");
        }

        return outcome;
    }

    /// <summary>An outcome without the columns of its faults.</summary>
    public static List<string> WithoutColumns(IEnumerable<string> outcome) => [.. outcome.Select(line => FaultPlace().Replace(line, "fault $1"))];

    /// <summary>The records of a line, those of the first being two; null for a fault.</summary>
    private static List<string>? Fields(string line, List<string> names)
    {
        var match = Object().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var found = match.Groups["name"].Captures.Select(capture => Unescaped(capture.Value)).ToList();
        var values = match.Groups["value"].Captures.Select(capture => capture.Value == "null" ? "" : Unescaped(capture.Value)).ToList();
        var trimmed = found.ConvertAll(Trimmed);
        var records = new List<string>();
        if (names.Count == 0)
        {
            if (found.Count == 0 || trimmed.Distinct().Count() < found.Count)
            {
                return null;
            }

            names.AddRange(trimmed);
            records.Add(string.Concat(found.Select(name => $"[{name}]")));
        }

        if (trimmed.Where(names.Contains).GroupBy(name => name).Any(group => group.Count() > 1))
        {
            return null;
        }

        records.Add(string.Concat(names.Select(name => $"[{(trimmed.IndexOf(name) is >= 0 and var index ? values[index] : "")}]")));
        return records;
    }

    /// <summary>A text without quotes and escapes; a word as it is.</summary>
    private static string Unescaped(string value) => value[0] != '"' ? value : Escape().Replace(value[1..^1], match => match.Value[1] switch
    {
        'u' => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(
            string.Concat(match.Value.Split("\\u")[1..].Select(unit => (char)ushort.Parse(unit, NumberStyles.HexNumber, CultureInfo.InvariantCulture))))),
        'b' => "\b",
        'f' => "\f",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        _ => match.Value[1..],
    });

    /// <summary>A name without the white space round it.</summary>
    private static string Trimmed(string name)
    {
        var text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name));
        var start = Encoding.UTF8.GetByteCount(text[..(text.Length - text.TrimStart().Length)]);
        var end = text.Trim().Length == 0 ? 0 : Encoding.UTF8.GetByteCount(text[text.TrimEnd().Length..]);
        return name[start..^end];
    }

    [GeneratedRegex("\\A" + Blanks + "\\{(?:" + Member + "(?:," + Member + ")*|" + Blanks + ")\\}" + Blanks + "\\z")]
    private static partial Regex Object();

    [GeneratedRegex("\\\\u[dD][89abAB]..\\\\u....|\\\\u....|\\\\.")]
    private static partial Regex Escape();

    [GeneratedRegex("fault ([0-9]+):[0-9]+")]
    private static partial Regex FaultPlace();
}
