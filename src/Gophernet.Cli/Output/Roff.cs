using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Output;

/// <summary>A manual page in the language of roff, with the macros of man(7).</summary>
internal sealed class Roff
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a page.</summary>
    /// <param name="name">The program.</param>
    /// <param name="date">The day of its version.</param>
    /// <param name="version">The version.</param>
    public Roff(string name, string date, string version) =>
        _text.Append(CultureInfo.InvariantCulture, $".TH {name.ToUpperInvariant()} 1 {date} \"{name} {version}\" \"User Commands\"\n");

    /// <summary>A heading.</summary>
    public void Section(string title) => _text.Append(".SH ").Append(title.ToUpperInvariant()).Append('\n');

    /// <summary>A heading below one.</summary>
    public void Subsection(string title) => _text.Append(".SS ").Append(Escape(title)).Append('\n');

    /// <summary>A paragraph; the first below a heading needs no distance.</summary>
    public void Paragraph(string text, bool isFirst = true) => _text.Append(isFirst ? "" : ".PP\n").Append(Line(text)).Append('\n');

    /// <summary>A term, and what it means, indented below it.</summary>
    /// <param name="term">The term, in bold.</param>
    /// <param name="value">What stands for its value, in italics; null for none.</param>
    /// <param name="text">What it means.</param>
    public void Term(string term, string? value, string text)
    {
        _text.Append(".TP\n\\fB").Append(Escape(term)).Append("\\fR");
        if (value is not null)
        {
            _text.Append(" \\fI").Append(Escape(value)).Append("\\fR");
        }

        _text.Append('\n').Append(Line(text)).Append('\n');
    }

    /// <summary>Lines that are shown as they are; the first below a heading need no distance.</summary>
    public void Lines(IReadOnlyList<string> lines, bool isFirst = true)
    {
        _text.Append(isFirst ? "" : ".PP\n").Append(".nf\n.RS 4\n");
        foreach (var line in lines)
        {
            _text.Append(Line(line)).Append('\n');
        }

        _text.Append(".RE\n.fi\n");
    }

    public override string ToString() => _text.ToString();

    /// <summary>A text at the start of a line, where a point or an apostrophe would begin a command.</summary>
    private static string Line(string text) => (text is ['.' or '\'', ..] ? "\\&" : "") + Escape(text);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => escaped.Append("\\e"),
                '-' => escaped.Append("\\-"), // a minus, which can be copied, and no hyphen
                '\'' => escaped.Append("\\(aq"),
                '"' => escaped.Append("\\(dq"),
                '`' => escaped.Append("\\(ga"),
                '^' => escaped.Append("\\(ha"),
                '~' => escaped.Append("\\(ti"),
                '…' => escaped.Append("..."),
                > '~' => escaped.Append(CultureInfo.InvariantCulture, $"\\[u{(int)character:X4}]"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
