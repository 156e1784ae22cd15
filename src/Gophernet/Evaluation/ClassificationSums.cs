using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>The metrics of classes that follow from sums over rows: of decisions, of probabilities, and of what decisions cost.</summary>
internal sealed class ClassificationSums : SummedMetrics
{
    private static readonly string[] All =
    [
        MetricTable.BalancedAccuracy, MetricTable.MacroPrecision, MetricTable.MacroRecall, MetricTable.MacroF1, MetricTable.Matthews,
        MetricTable.LogLoss, MetricTable.Brier, MetricTable.ExpectedCost, MetricTable.CalibrationError,
    ];

    private readonly int _classes; // one more, for classes that are not known
    private readonly Matrix _outputs;
    private readonly int[] _actual;
    private readonly int[] _decided;
    private readonly CostMatrix? _costs;
    private readonly ProbabilityMetrics _quality;
    private readonly long[][] _counts; // right, decided, actual

    /// <summary>Prepares the sums.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row, [rows]; −1 for one that is not known.</param>
    /// <param name="decided">The class that is decided for each, [rows].</param>
    /// <param name="costs">What decisions cost; null for nothing.</param>
    public ClassificationSums(Matrix outputs, int[] actual, int[] decided, CostMatrix? costs)
        : base(All, 3 * (outputs.Columns + 1) + 4 + 2 * CalibrationBins.BinCount)
    {
        (_outputs, _actual, _decided, _costs) = (outputs, actual, decided, costs);
        (_classes, _quality) = (outputs.Columns + 1, new ProbabilityMetrics(outputs.Columns));
        _counts = [new long[_classes], new long[_classes], new long[_classes]];
    }

    /// <summary>That of the calibration error, which chance makes larger.</summary>
    public override int Reversed => All.Length - 1;

    private int Known => 3 * _classes;

    private int Quality => Known + 1;

    private int Bins => Quality + 3;

    /// <inheritdoc/>
    public override void Add(int row, Span<double> sums)
    {
        var (actual, decided) = (_actual[row], _decided[row]);
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

        var quality = _quality.Of(_outputs.Row(row), actual, decided);
        var bin = Bins + CalibrationBins.BinOf(quality.Confidence);
        sums[Known]++;
        sums[Quality] += quality.LogLoss;
        sums[Quality + 1] += quality.Brier;
        sums[bin] += quality.Confidence;
        sums[bin + CalibrationBins.BinCount] += quality.IsRight ? 1 : 0;
    }

    /// <inheritdoc/>
    public override void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
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
