namespace Gophernet.Evaluation;

/// <summary>What the rows of a predicted column have for metrics that are means, for <see cref="MeanIntervals"/>.</summary>
/// <param name="parts">The metrics of the column.</param>
/// <param name="rows">The rows.</param>
internal sealed class MeanColumn(IReadOnlyList<RowMeans> parts, int rows)
{
    private readonly bool[]?[] _covered = parts.SelectMany(part => part.Values).Select(metric => metric.IsCoverage ? new bool[rows] : null);
    private double[] _first = [];
    private double[] _numbers = [];
    private bool[] _differ = [];

    public MetricValue[] Metrics { get; } = parts.SelectMany(part => part.Values);

    /// <summary>Whether each row is covered, of which a metric is the share.</summary>
    public bool[] CoveredOf(int metric) => _covered[metric]!;

    /// <summary>Whether rows have different numbers.</summary>
    public bool Differs(int metric) => _differ[metric];

    /// <summary>The numbers of a row, which hold until the next is read; rows are read in their order.</summary>
    public double[] Read(int row)
    {
        if (row == 0)
        {
            (_numbers, _differ) = (new double[Metrics.Length], new bool[Metrics.Length]);
        }

        var first = 0;
        foreach (var part in parts)
        {
            part.NumbersOf(row, _numbers.AsSpan(first, part.Values.Count));
            first += part.Values.Count;
        }

        _first = row == 0 ? [.. _numbers] : _first;
        for (var i = 0; i < _numbers.Length; i++)
        {
            _differ[i] |= !MetricInterval.AreSame(_first[i], _numbers[i]);
            if (_covered[i] is { } covered)
            {
                covered[row] = _numbers[i] > 0;
            }
        }

        return _numbers;
    }
}
