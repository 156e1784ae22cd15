using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>
/// The rules of the reader once more, byte by byte over a whole input and as plainly as can be: what the fast reader is held against. An outcome is one line
/// of text a record, and one for a fault: <c>2: [1][x]</c>, <c>fault 3:4</c>. See <see cref="CsvOutcome"/>.
/// </summary>
internal sealed class PlainCsv
{
    private const string Mark = "\u00EF\u00BB\u00BF"; // passed over before each record

    private readonly string _text; // a character a byte
    private readonly CsvDialect _dialect;
    private readonly char _delimiter;
    private readonly List<string> _outcome = [];
    private int _width = -1;
    private int _start; // of the record

    private PlainCsv(string text, CsvDialect dialect) => (_text, _dialect, _delimiter) = (text, dialect, (char)dialect.Delimiter);

    /// <summary>What the reader makes of a text.</summary>
    public static List<string> Outcome(string text, char delimiter) =>
        Outcome(Encoding.UTF8.GetBytes(text), CsvDialect.Default with { Delimiter = (byte)delimiter });

    /// <summary>What the reader makes of an input.</summary>
    public static List<string> Outcome(ReadOnlySpan<byte> bytes, CsvDialect dialect)
    {
        var plain = new PlainCsv(Encoding.Latin1.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes), dialect);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return [plain.At(0)];
        }

        plain.Read();
        return plain._outcome;
    }

    private void Read()
    {
        var (position, line) = (0, 1);
        while (position < _text.Length)
        {
            _start = position;
            while (StartsWith(_start, Mark))
            {
                _start += Mark.Length;
            }

            var (start, startLine) = (_start, line);
            var fields = new List<Field>();
            var more = true;
            while (more)
            {
                var isQuoted = StartsWith(position, "\"");
                var (fieldStart, field) = (position, new StringBuilder());
                var fault = isQuoted ? Quoted(ref position, field) : Bare(ref position, field);
                if (fault >= 0)
                {
                    _outcome.Add(At(fault));
                    return;
                }

                var marks = fields.Count == 0 ? _start - fieldStart : 0; // of a bare field: a quote is no mark
                fields.Add(new Field(fieldStart + marks, field.ToString(marks, field.Length - marks), isQuoted));
                more = position < _text.Length && _text[position] == _delimiter;
                position += more ? 1 : 0;
            }

            var end = position;
            position += StartsWith(position, "\r\n") ? 2 : position < _text.Length ? 1 : 0;
            line += _text.AsSpan(start, position - start).Count('\n');
            if (end > start && !Take(fields, start, end, startLine))
            {
                return;
            }
        }
    }

    /// <summary>Whether a line is the edge of a box, or counts rows.</summary>
    private static bool IsPrinted(string line) =>
        Regex.IsMatch(line, "^\\+[-=][-=+]*\\+[ \r]*$") || Regex.IsMatch(line, "^[ \t]*\\([0-9]+ rows?( affected)?\\)[ \t\r]*$");

    /// <summary>Takes a record for a row, or passes it over; false after a fault.</summary>
    private bool Take(List<Field> fields, int start, int end, int line)
    {
        _width = _width < 0 ? fields.Count : _width;
        var isOther = fields.Count != _width;
        if (isOther && ((fields.Count == 1 && fields[0].IsBlank) || (_dialect.Comment != 0 && _text[start] == _dialect.Comment)))
        {
            return true;
        }

        if (isOther && fields.Count == 1 && IsPrinted(_text[start..end]))
        {
            return true;
        }

        if (fields.Count > _width && fields.Skip(_width).All(field => field.IsBlank))
        {
            fields.RemoveRange(_width, fields.Count - _width);
        }

        var fault = "";
        if (fields.Count != _width && _dialect.Ragged == RaggedRows.Skip)
        {
            return true;
        }

        if (fields.Count != _width && _dialect.Ragged == RaggedRows.Refuse)
        {
            fault = At(fields.Count > _width ? fields[_width].Start : end);
        }
        else
        {
            fields.RemoveRange(Math.Min(_width, fields.Count), Math.Max(fields.Count - _width, 0));
        }

        if (fault.Length > 0 && !_dialect.KeepsFaults)
        {
            _outcome.Add(fault);
            return false;
        }

        var texts = fields.Select(field => field.Text).Concat(Enumerable.Repeat("", Math.Max(_width - fields.Count, 0)));
        _outcome.Add(string.Create(CultureInfo.InvariantCulture, $"{line}: {string.Concat(texts.Select(text => $"[{text}]"))}{fault}"));
        return true;
    }

    /// <summary>The outcome's line for a fault at a position: characters since the last line break.</summary>
    private string At(int position)
    {
        var before = _text[..position];
        var line = before[Math.Max(before.LastIndexOf('\n') + 1, Math.Min(_start, position))..];
        var column = line.Count(value => (value & 0xC0) != 0x80) + 1; // the others continue a character of UTF-8
        return string.Create(CultureInfo.InvariantCulture, $"fault {before.Count(value => value == '\n') + 1}:{column}");
    }

    /// <summary>Reads up to what ends the field; returns where the fault is, or −1.</summary>
    private int Bare(ref int position, StringBuilder field)
    {
        for (; position < _text.Length && _text[position] != _delimiter && _text[position] != '\n'; position++)
        {
            if (_text[position] is '"' or '\0')
            {
                return position;
            }

            if (_text[position] == '\r')
            {
                return StartsWith(position, "\r\n") ? -1 : position;
            }

            field.Append(_text[position]);
        }

        return -1;
    }

    private int Quoted(ref int position, StringBuilder field)
    {
        var start = position++;
        while (position < _text.Length)
        {
            if (StartsWith(position, "\"\""))
            {
                position++;
            }
            else if (_text[position] == '"')
            {
                position++;
                return position == _text.Length || _text[position] == _delimiter || _text[position] == '\n' || StartsWith(position, "\r\n") ? -1 : position;
            }
            else if (_text[position] == '\0')
            {
                return position;
            }

            field.Append(_text[position++]);
        }

        return start;
    }

    private bool StartsWith(int position, string text) => _text.AsSpan(position).StartsWith(text);

    private sealed record Field(int Start, string Text, bool IsQuoted)
    {
        public bool IsBlank => !IsQuoted && Text.Trim(' ', '\t').Length == 0;
    }
}
