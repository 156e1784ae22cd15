using System.Text;

namespace Gophernet.Cli.Output;

/// <summary>Rows of cells in columns of equal width: the first to the left, the others to the right.</summary>
internal static class TextTable
{
    public static void Append(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        rows = [.. rows.Select(row => Array.ConvertAll(row, Printable.Escape))];
        var widths = new int[rows[0].Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        foreach (var row in rows)
        {
            var line = row[0].PadRight(widths[0]);
            for (var i = 1; i < row.Length; i++)
            {
                line += "  " + row[i].PadLeft(widths[i]);
            }

            text.Append(line.TrimEnd()).Append('\n');
        }
    }
}
