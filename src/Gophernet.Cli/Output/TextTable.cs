using System.Text;

namespace Gophernet.Cli.Output;

/// <summary>Rows of cells in columns of equal width: the first to the left, the others to the right.</summary>
internal static class TextTable
{
    /// <summary>Adds a table to a text.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="rows">As many cells each.</param>
    /// <param name="paint">Colours the second cell of a row, by the row's index; null for no colours.</param>
    public static void Append(StringBuilder text, IReadOnlyList<string[]> rows, Func<int, string, string>? paint = null)
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
                line += "  " + (i == 1 && paint is not null ? paint(index, cell) : cell);
            }

            text.Append(line.TrimEnd()).Append('\n');
        }
    }
}
