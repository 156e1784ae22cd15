using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>A table that is larger than the smallest memory: 16 numbers and a class that the first tells.</summary>
internal static class LargeTableText
{
    public const int Rows = 130_000; // 17 MB

    public static string Text { get; } = CreateText();

    private static string CreateText()
    {
        var random = new Random(3);
        var text = new StringBuilder(string.Join(',', Enumerable.Range(1, 16).Select(i => $"x{i}")) + ",class\n");
        for (var row = 0; row < Rows; row++)
        {
            var first = random.NextDouble();
            text.Append(CultureInfo.InvariantCulture, $"{first:F4}");
            for (var i = 1; i < 16; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{random.Next(10_000)}");
            }

            text.Append(first > 0.5 ? ",high\n" : ",low\n");
        }

        return text.ToString();
    }
}
