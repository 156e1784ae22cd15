using System.Text;

namespace Gophernet.Cli.Output;

/// <summary>A line between 0 and 1, with the area below it filled, as blocks in several lines of text.</summary>
internal static class AreaChart
{
    /// <summary>The columns beside the area.</summary>
    public const int Margin = 3;

    private const string Eighths = " ▁▂▃▄▅▆▇█";

    /// <summary>Adds a chart to a text.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="heights">How high the line is in each column, from 0 to 1.</param>
    /// <param name="lines">How many lines of text make 1.</param>
    public static void Append(StringBuilder text, ReadOnlySpan<double> heights, int lines)
    {
        for (var line = lines - 1; line >= 0; line--)
        {
            var row = new StringBuilder(line == lines - 1 ? "1 ▏" : line == 0 ? "0 ▏" : "  ▏");
            foreach (var height in heights)
            {
                var eighths = (int)Math.Round(height * lines * (Eighths.Length - 1), MidpointRounding.AwayFromZero) - line * (Eighths.Length - 1);
                row.Append(Eighths[Math.Clamp(eighths, 0, Eighths.Length - 1)]);
            }

            text.Append(row.ToString().TrimEnd()).Append('\n');
        }
    }
}
