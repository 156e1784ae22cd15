using System.Text;

namespace Gophernet.Cli.Output;

/// <summary>
/// Rows of cells in columns of equal width: the first to the left, the others to the right. Where lines are too short for all columns, the first stands before
/// as many others as there is room for, and again before the next.
/// </summary>
internal static class TextTable
{
    private const int Gap = 2;
    private const int MinLabel = 12;

    /// <summary>Adds a table to a text.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="width">How wide a line may be.</param>
    /// <param name="paint">Colours a cell of a row, by the row's index; null for no colours.</param>
    /// <param name="painted">Which cell, not the first.</param>
    public static void Append(
        StringBuilder text, IReadOnlyList<string[]> rows, int width = int.MaxValue, Func<int, string, string>? paint = null, int painted = 1)
    {
        rows = [.. rows.Select(row => Array.ConvertAll(row, Printable.Line))];
        var widths = new int[rows[0].Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        var label = LabelWidth(widths, width);
        for (int first = 1, end; first == 1 || first < widths.Length; first = end)
        {
            end = EndOfBand(widths, first, width - (long)label);
            text.Append(first > 1 ? "\n" : "");
            for (var index = 0; index < rows.Count; index++)
            {
                if (first == 1 || !Array.TrueForAll(rows[index][first..end], cell => cell.Length == 0))
                {
                    var line = index;
                    AppendRow(text, rows[index], widths, label, first, end, paint is null ? null : (i, cell) => i == painted ? paint(line, cell) : cell);
                }
            }
        }
    }

    /// <summary>The width of the first column: where it is cut, the widest of the others has room beside it, if it can.</summary>
    private static int LabelWidth(int[] widths, int width)
    {
        var widest = 0;
        foreach (var other in widths.AsSpan(1))
        {
            widest = Math.Max(widest, other);
        }

        return Math.Min(widths[0], Math.Max(MinLabel, width - Gap - widest));
    }

    /// <summary>The first column that has no room beside some others. One of them stands there in any case.</summary>
    private static int EndOfBand(int[] widths, int first, long room)
    {
        var end = first;
        while (end < widths.Length && (end == first || room >= Gap + widths[end]))
        {
            room -= Gap + widths[end];
            end++;
        }

        return end;
    }

    private static void AppendRow(StringBuilder text, string[] row, int[] widths, int label, int first, int end, Func<int, string, string>? paint)
    {
        var labels = WordWrap.Lines(row[0], label, cutsWords: true);
        var line = labels[0].PadRight(label);
        for (var i = first; i < end; i++)
        {
            var cell = row[i].PadLeft(widths[i]);
            line += new string(' ', Gap) + (paint is null ? cell : paint(i, cell));
        }

        text.Append(line.TrimEnd()).Append('\n');
        foreach (var rest in labels[1..])
        {
            text.Append("  ").Append(rest).Append('\n');
        }
    }

    /// <summary>Adds a table with a bar beside each row, where there is room for it.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="table">The table.</param>
    /// <param name="shares">The length of each row's bar, from 0 to 1; not a number for none.</param>
    /// <param name="width">How wide a line may be.</param>
    public static void AppendWithBars(StringBuilder text, StringBuilder table, double[] shares, int width)
    {
        var lines = table.ToString().TrimEnd('\n').Split('\n');
        var longest = 0;
        foreach (var line in lines)
        {
            longest = Math.Max(longest, line.Length);
        }

        var hasRoom = lines.Length == shares.Length && longest + Gap + Bar.Width <= width; // not where columns stand below each other
        for (var i = 0; i < lines.Length; i++)
        {
            var bar = hasRoom ? Bar.Of(shares[i]) : "";
            text.Append(bar.Length == 0 ? lines[i] : lines[i].PadRight(longest + Gap) + bar).Append('\n');
        }
    }
}
