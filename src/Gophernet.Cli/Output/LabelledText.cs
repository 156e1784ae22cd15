using System.Text;

namespace Gophernet.Cli.Output;

/// <summary>Lines of a report, each with a label, that break at words where they are longer than the terminal is wide.</summary>
internal sealed class LabelledText(int width)
{
    private const int LabelWidth = 13;
    private const int MinWidthForColumns = 60; // a hash of 32 digits fits beside a label, and more than a word or two
    private const int Indent = 2;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a line.</summary>
    /// <param name="label">Empty for one that belongs to the line before.</param>
    /// <param name="value">What stands beside it; of a stranger's file.</param>
    public void Add(string label, string value)
    {
        var indent = width < MinWidthForColumns ? Indent : LabelWidth;
        if (indent == Indent && label.Length > 0)
        {
            _text.Append(label).Append('\n');
            label = "";
        }

        foreach (var line in WordWrap.Lines(Printable.Escape(value), width - indent, cutsWords: false)) // a hash stays whole, to be copied
        {
            _text.Append(label.PadRight(indent)).Append(line).Append('\n');
            label = "";
        }
    }

    public override string ToString() => _text.ToString();
}
