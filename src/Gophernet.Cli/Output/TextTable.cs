using System.Text;

namespace Gophernet.Cli.Output;

/// <summary>Rows of cells in columns of equal width: the first to the left, the others to the right.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    /// <summary>Adds a table to a text.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="paint">Colours a cell of a row, by the row's index; null for no colours.</param>
    /// <param name="painted">Which cell, not the first.</param>
    public static void Append(StringBuilder text, IReadOnlyList<string[]> rows, Func<int, string, string>? paint = null, int painted = 1)
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

        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var line = row[0].PadRight(widths[0]);
            for (var i = 1; i < row.Length; i++)
            {
                var cell = row[i].PadLeft(widths[i]);
                line += new string(' ', Gap) + (i == painted && paint is not null ? paint(index, cell) : cell);
            }

            text.Append(line.TrimEnd()).Append('\n');
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

        for (var i = 0; i < lines.Length; i++)
        {
            var bar = longest + Gap + Bar.Width <= width ? Bar.Of(shares[i]) : "";
            text.Append(bar.Length == 0 ? lines[i] : lines[i].PadRight(longest + Gap) + bar).Append('\n');
        }
    }
}
