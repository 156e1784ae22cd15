using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>The 95% intervals of the metrics of labels: the share of rows that are all right by Wilson's formula, the others by bootstrap.</summary>
internal sealed class MultiLabelIntervals(int labels)
{
    private static readonly string[] Summed = [MetricTable.HammingLoss, MetricTable.MicroF1, MetricTable.MacroF1];

    /// <summary>Metrics with intervals.</summary>
    /// <param name="values">The metrics.</param>
    /// <param name="outputs">[rows, labels].</param>
    /// <param name="actual">0 or 1, [rows, labels].</param>
    /// <param name="threshold">A label is predicted where its output lies above this.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static MetricValue[] AddTo(IReadOnlyList<MetricValue> values, Matrix outputs, Matrix actual, float threshold, RowGroups? groups) =>
        new MultiLabelIntervals(outputs.Columns).Add(values, outputs, actual, threshold, groups);

    private MetricValue[] Add(IReadOnlyList<MetricValue> values, Matrix outputs, Matrix actual, float threshold, RowGroups? groups)
    {
        var (bootstrap, areAllRight) = (SumBootstrap.Create(actual.Rows, 3 * labels + 2, groups), new bool[actual.Rows]);
        for (var row = 0; row < actual.Rows; row++)
        {
            var wrong = 0;
            for (var i = 0; i < labels; i++)
            {
                var (isPredicted, isPresent) = (Classification.Decide(outputs[row, i], threshold), actual[row, i] != 0);
                wrong += isPredicted == isPresent ? 0 : 1;
                if (bootstrap is not null)
                {
                    var sums = bootstrap[row];
                    sums[i] += isPredicted && isPresent ? 1 : 0;
                    sums[labels + i] += isPredicted ? 1 : 0;
                    sums[2 * labels + i] += isPresent ? 1 : 0;
                }
            }

            areAllRight[row] = wrong == 0;
            if (bootstrap is not null)
            {
                bootstrap[row][3 * labels] += wrong;
                bootstrap[row][3 * labels + 1]++;
            }
        }

        var intervals = bootstrap?.Run(Summed.Length, MetricsOf);
        return values.Select(value => value with
        {
            Interval = Array.IndexOf(Summed, value.Name) is var index and >= 0 ? intervals?[index]
                : value.Name == MetricTable.SubsetAccuracy ? ShareInterval.Of(areAllRight, groups) : null,
        });
    }

    private void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
    {
        var (right, marked, mean) = (0.0, 0.0, 0.0);
        for (var i = 0; i < labels; i++)
        {
            var both = sums[labels + i] + sums[2 * labels + i];
            (right, marked) = (right + sums[i], marked + both);
            mean += both == 0 ? 0 : 2 * sums[i] / both / labels;
        }

        metrics[0] = sums[3 * labels] / (sums[3 * labels + 1] * labels);
        metrics[1] = marked == 0 ? 0 : 2 * right / marked;
        metrics[2] = mean;
    }
}
