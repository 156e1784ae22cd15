using System.Globalization;
using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// The metrics of a multi-label classification, where each row may have any number of labels. Definitions are those of scikit-learn.
/// </summary>
internal sealed class MultiLabelMetrics
{
    private MultiLabelMetrics(IReadOnlyList<ClassMetrics> perLabel, IReadOnlyList<MetricValue> values)
    {
        PerLabel = perLabel;
        Values = values;
    }

    /// <summary>Precision, recall, F1 and support of each label, [labels].</summary>
    public IReadOnlyList<ClassMetrics> PerLabel { get; }

    /// <summary>
    /// hamming_loss (the part of all labels of all rows decided wrongly); subset_accuracy (the part of the rows with every label right);
    /// micro_f1 (of all labels thrown together) and macro_f1 (the mean over all labels), undefined ratios counting 0. Baseline: each
    /// label present in every row or in none, whichever is more frequent (none, where they are equal).
    /// </summary>
    public IReadOnlyList<MetricValue> Values { get; }

    /// <summary>Computes the metrics in O(rows · labels).</summary>
    /// <param name="probabilities">The outputs of a sigmoid layer, [rows, labels].</param>
    /// <param name="actual">Which labels are present: 0 or 1, [rows, labels].</param>
    /// <param name="threshold">A label is predicted where its output lies above this.</param>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    /// <param name="groups">Rows that are drawn together, for intervals; null for none.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows or no labels, the shapes differ, a probability is not finite, or an actual value is neither 0 nor 1.
    /// </exception>
    public static MultiLabelMetrics Compute(
        Matrix probabilities, Matrix actual, float threshold = Classification.LabelThreshold, bool withIntervals = false,
        RowGroups? groups = null)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(actual);
        probabilities.RequireShape(actual.Rows, actual.Columns);
        MetricInput.RequireRows(actual.Rows);
        ArgumentOutOfRangeException.ThrowIfZero(actual.Columns, nameof(actual));
        MetricInput.RequireFinite(probabilities);
        RequireZerosAndOnes(actual);

        var counts = CountModel(probabilities, actual, threshold);
        var baseline = CountConstant(counts.Majority(), actual);
        MetricValue[] values =
        [
            MetricValue.Of(MetricTable.HammingLoss, counts.HammingLoss, baseline.HammingLoss),
            MetricValue.Of(MetricTable.SubsetAccuracy, counts.SubsetAccuracy, baseline.SubsetAccuracy),
            MetricValue.Of(MetricTable.MicroF1, counts.MicroF1, baseline.MicroF1),
            MetricValue.Of(MetricTable.MacroF1, counts.MacroF1, baseline.MacroF1),
        ];
        return new MultiLabelMetrics(
            Array.AsReadOnly(counts.PerLabel()),
            Array.AsReadOnly(withIntervals ? MultiLabelIntervals.AddTo(values, new RowLabels(probabilities, actual, threshold), groups) : values));
    }

    private static LabelCounts CountModel(Matrix probabilities, Matrix actual, float threshold)
    {
        var counts = new LabelCounts(actual.Columns);
        var predicted = new bool[actual.Columns];
        for (var row = 0; row < actual.Rows; row++)
        {
            var outputs = probabilities.Row(row);
            for (var i = 0; i < predicted.Length; i++)
            {
                predicted[i] = Classification.Decide(outputs[i], threshold);
            }

            counts.Add(predicted, actual.Row(row));
        }

        return counts;
    }

    private static LabelCounts CountConstant(ReadOnlySpan<bool> predicted, Matrix actual)
    {
        var counts = new LabelCounts(actual.Columns);
        for (var row = 0; row < actual.Rows; row++)
        {
            counts.Add(predicted, actual.Row(row));
        }

        return counts;
    }

    private static void RequireZerosAndOnes(Matrix actual)
    {
        foreach (var value in actual.Values)
        {
            if (value is not (0 or 1))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"A label is {value}; it must be 0 (absent) or 1 (present)."), nameof(actual));
            }
        }
    }
}
