namespace Gophernet.Cli.Output;

/// <summary>Numbers as a chart of one line: the whole course, however long, in a few columns.</summary>
internal sealed class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int MaxMeans = 512;

    private readonly List<double> _means = []; // of so many numbers each:
    private int _perMean = 1;
    private double _sum;
    private int _count;

    /// <summary>Adds a number; memory does not grow beyond some hundred means.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        _sum += value;
        if (++_count < _perMean)
        {
            return;
        }

        _means.Add(_sum / _count);
        (_sum, _count) = (0, 0);
        if (_means.Count == MaxMeans)
        {
            for (var i = 0; i < MaxMeans / 2; i++)
            {
                _means[i] = (_means[2 * i] + _means[2 * i + 1]) / 2;
            }

            _means.RemoveRange(MaxMeans / 2, MaxMeans / 2);
            _perMean *= 2;
        }
    }

    /// <summary>A bar for each of some equal parts of the course, the mean of its numbers, between the smallest and the largest.</summary>
    /// <param name="columns">The most bars.</param>
    public string Draw(int columns)
    {
        var count = Math.Min(columns, _means.Count);
        var means = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (first, end) = (i * _means.Count / count, (i + 1) * _means.Count / count);
            for (var j = first; j < end; j++)
            {
                means[i] += _means[j] / (end - first);
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
