namespace Gophernet.Evaluation;

/// <summary>The metrics of labels that follow from sums over rows.</summary>
/// <param name="counted">The labels of each row.</param>
internal sealed class MultiLabelSums(RowLabels counted) : SummedMetrics(All, 3 * counted.LabelCount + 2)
{
    private static readonly string[] All = [MetricTable.HammingLoss, MetricTable.MicroF1, MetricTable.MacroF1];

    private readonly int _labels = counted.LabelCount;

    /// <inheritdoc/>
    public override void Add(int row, Span<double> sums)
    {
        for (var i = 0; i < _labels; i++)
        {
            var (isPredicted, isPresent) = (counted.IsPredicted(row, i), counted.IsPresent(row, i));
            sums[i] += isPredicted && isPresent ? 1 : 0;
            sums[_labels + i] += isPredicted ? 1 : 0;
            sums[2 * _labels + i] += isPresent ? 1 : 0;
            sums[3 * _labels] += isPredicted == isPresent ? 0 : 1;
        }

        sums[3 * _labels + 1]++;
    }

    /// <inheritdoc/>
    public override void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
    {
        var (right, marked, mean) = (0.0, 0.0, 0.0);
        for (var i = 0; i < _labels; i++)
        {
            var both = sums[_labels + i] + sums[2 * _labels + i];
            (right, marked) = (right + sums[i], marked + both);
            mean += both == 0 ? 0 : 2 * sums[i] / both / _labels;
        }

        metrics[0] = sums[3 * _labels] / (sums[3 * _labels + 1] * _labels);
        metrics[1] = marked == 0 ? 0 : 2 * right / marked;
        metrics[2] = mean;
    }
}
