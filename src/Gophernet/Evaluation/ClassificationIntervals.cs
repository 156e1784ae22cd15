using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>
/// The 95% intervals of the metrics of classes, but for those of ranks: accuracy by Wilson's formula, what follows from sums by bootstrap. Of the
/// calibration error, which chance makes larger, the bootstrap's distances are taken to the other side.
/// </summary>
internal sealed class ClassificationIntervals
{
    private static readonly string[] Counted =
        [MetricTable.BalancedAccuracy, MetricTable.MacroPrecision, MetricTable.MacroRecall, MetricTable.MacroF1, MetricTable.Matthews];

    private static readonly string[] Summed = [MetricTable.LogLoss, MetricTable.Brier, MetricTable.ExpectedCost, MetricTable.CalibrationError];

    private readonly int _classes; // one more, for classes that are not known
    private readonly ClassDecision _decision;
    private readonly CostMatrix? _costs;
    private readonly ProbabilityMetrics _quality;
    private readonly RowGroups? _groups;
    private readonly long[][] _counts; // right, decided, actual

    /// <summary>Prepares the intervals.</summary>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="decision">How a class is decided.</param>
    /// <param name="costs">What decisions cost; null for nothing.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public ClassificationIntervals(int classCount, ClassDecision decision, CostMatrix? costs, RowGroups? groups)
    {
        (_classes, _decision, _costs, _quality, _groups) = (classCount + 1, decision, costs, new ProbabilityMetrics(classCount), groups);
        _counts = [new long[_classes], new long[_classes], new long[_classes]];
    }

    private int Known => 3 * _classes;

    private int Quality => Known + 1;

    private int Bins => Quality + 3;

    private int SumCount => Bins + 2 * CalibrationBins.BinCount;

    /// <summary>Adds intervals to metrics.</summary>
    /// <param name="values">The metrics.</param>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row, [rows]; −1 for one that is not known.</param>
    public void AddTo(List<MetricValue> values, Matrix outputs, ReadOnlySpan<int> actual)
    {
        var bootstrap = SumBootstrap.Create(actual.Length, SumCount, _groups);
        var isRight = new bool[actual.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            var decided = _decision.Of(outputs.Row(row));
            isRight[row] = decided == actual[row];
            if (bootstrap is not null)
            {
                Add(bootstrap[row], outputs.Row(row), actual[row], decided);
            }
        }

        string[] names = [.. Counted, .. Summed];
        var intervals = bootstrap?.Run(names.Length, MetricsOf, reversed: Array.IndexOf(names, MetricTable.CalibrationError));
        for (var i = 0; i < values.Count; i++)
        {
            var index = Array.IndexOf(names, values[i].Name);
            values[i] = values[i].Name == MetricTable.Accuracy ? values[i] with { Interval = ShareInterval.Of(isRight, _groups) }
                : index >= 0 ? values[i] with { Interval = Holding(intervals?[index], values[i].Value) }
                : values[i];
        }
    }

    private void Add(Span<double> sums, ReadOnlySpan<float> outputs, int actual, int decided)
    {
        var isKnown = actual != ClassTarget.UnknownClass;
        var code = isKnown ? actual : _classes - 1;
        sums[decided] += decided == code ? 1 : 0;
        sums[_classes + decided]++;
        sums[2 * _classes + code]++;
        sums[Quality + 2] += _costs is null ? 0 : isKnown ? _costs[actual, decided] : CostMatrix.Usual;
        if (!isKnown)
        {
            return;
        }

        var quality = _quality.Of(outputs, actual, decided);
        var bin = Bins + CalibrationBins.BinOf(quality.Confidence);
        sums[Known]++;
        sums[Quality] += quality.LogLoss;
        sums[Quality + 1] += quality.Brier;
        sums[bin] += quality.Confidence;
        sums[bin + CalibrationBins.BinCount] += quality.IsRight ? 1 : 0;
    }

    /// <summary>An interval with the value in it: what chance adds to a calibration error may be more than all of it.</summary>
    private static (double Low, double High)? Holding((double Low, double High)? interval, double value) =>
        interval is var (low, high) ? (Math.Min(low, value), Math.Max(high, value)) : null;

    private void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
    {
        for (var i = 0; i < Known; i++)
        {
            _counts[i / _classes][i % _classes] = (long)sums[i];
        }

        var labels = LabelMetrics.Of(_counts[0], _counts[1], _counts[2]);
        var gap = 0.0;
        for (var bin = Bins; bin < Bins + CalibrationBins.BinCount; bin++)
        {
            gap += Math.Abs(sums[bin + CalibrationBins.BinCount] - sums[bin]);
        }

        ReadOnlySpan<double> values =
        [
            labels.BalancedAccuracy, labels.MacroPrecision, labels.MacroRecall, labels.MacroF1, labels.Matthews,
            sums[Quality] / sums[Known], sums[Quality + 1] / sums[Known], sums[Quality + 2] / _counts[2].Sum(), gap / sums[Known],
        ];
        values.CopyTo(metrics);
    }
}
