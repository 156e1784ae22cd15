using Gophernet.Tables.Statistics;

namespace Gophernet.Tests.Tables.Statistics;

/// <summary>Held against sorting.</summary>
public class MedianSearchTests
{
    public static TheoryData<string, int> Columns()
    {
        var data = new TheoryData<string, int>();
        string[] kinds = ["random", "rising", "few values", "two values", "one value", "skewed", "half missing", "nearly all missing", "misleading sample"];
        foreach (var count in (int[])[1, 2, 3, 10, 1_001, 8_191, 8_192, 8_193, 50_000, 50_001])
        {
            foreach (var kind in kinds)
            {
                data.Add(kind, count);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Is_the_middle_of_the_sorted_values(string kind, int count)
    {
        var random = new Random(count);
        var values = Enumerable.Range(0, count).Select(i => kind switch
        {
            "random" => random.NextDouble() - 0.5,
            "rising" => i,
            "few values" => random.Next(5),
            "two values" => i % 2,
            "one value" => 7.5,
            "skewed" => Math.Exp(20 * random.NextDouble()),
            "half missing" => i % 2 == 0 ? double.NaN : random.NextDouble(),
            "nearly all missing" => i % 200 == 0 ? i : double.NaN,
            _ => i * 1024L / count != (i - 1) * 1024L / count ? 1e9 + i : i, // where the sample is taken, all values are large
        }).ToArray();

        Assert.Equal(Sorted(values), MedianSearch.Of(values, values.Count(double.IsNaN)));
    }

    [Fact]
    public void Of_no_value_is_zero() => Assert.Equal(0, MedianSearch.Of([double.NaN, double.NaN], missing: 2));

    private static double Sorted(double[] values)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
