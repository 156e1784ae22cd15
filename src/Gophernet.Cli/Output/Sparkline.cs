namespace Gophernet.Cli.Output;

/// <summary>Numbers as a chart of one line: the whole course, however long, in a few columns.</summary>
internal sealed class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    private readonly List<double> _values = [];

    public void Add(double value)
    {
        if (double.IsFinite(value))
        {
            _values.Add(value);
        }
    }

    /// <summary>A bar for each of some equal parts of the course, the mean of its numbers, between the smallest and the largest.</summary>
    /// <param name="columns">The most bars.</param>
    public string Draw(int columns)
    {
        var count = Math.Min(columns, _values.Count);
        var means = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (first, end) = (i * _values.Count / count, (i + 1) * _values.Count / count);
            for (var j = first; j < end; j++)
            {
                means[i] += _values[j] / (end - first);
            }
        }

        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var mean in means)
        {
            (low, high) = (Math.Min(low, mean), Math.Max(high, mean));
        }

        return string.Concat(means.Select(mean => Bars[high > low ? (int)((mean - low) / (high - low) * (Bars.Length - 1) + 0.5) : 0]));
    }
}
