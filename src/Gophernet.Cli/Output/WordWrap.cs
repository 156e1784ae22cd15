namespace Gophernet.Cli.Output;

/// <summary>Texts on lines of a width.</summary>
internal static class WordWrap
{
    /// <summary>Cuts a text at blanks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The characters of a line.</param>
    /// <param name="cutsWords">Whether a word that is longer than a line is cut, or stays whole.</param>
    public static List<string> Lines(string text, int width, bool cutsWords)
    {
        var lines = new List<string>();
        width = Math.Max(width, 1);
        while (text.Length > width)
        {
            var blank = text.LastIndexOf(' ', width);
            blank = blank > 0 ? blank : cutsWords ? width : text.IndexOf(' ', 1);
            if (blank < 0)
            {
                break;
            }

            lines.Add(text[..blank].TrimEnd(' '));
            text = text[blank..].TrimStart(' ');
        }

        lines.Add(text);
        return lines;
    }
}
