using Gophernet.Evaluation;

namespace Gophernet.Reports;

/// <summary>
/// How often rows are of a class that have about the same probability of it: bins of as many rows each, so that all say as much (adaptive bins of Nixon et
/// al., "Measuring calibration in deep learning", 2019). Rows of one probability are in one bin.
/// </summary>
/// <param name="Bins">The bins, those of small probabilities first.</param>
internal sealed record CalibrationCurve(CalibrationBin[] Bins)
{
    private const int MaxBins = 10;
    private const int MinRows = 10; // of a bin: the interval of fewer is nearly everything

    /// <summary>Puts rows into bins.</summary>
    /// <param name="scores">The probabilities, at least one.</param>
    public static CalibrationCurve Of(ClassScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var (positives, negatives, rows) = (scores.Positives, scores.Negatives, scores.RowCount);
        var wanted = Math.Clamp(rows / MinRows, 1, MaxBins);
        var bins = new List<CalibrationBin>();
        var (positive, negative) = (0, 0);
        for (var bin = 1; bin <= wanted; bin++)
        {
            var end = (int)((long)bin * rows / wanted);
            var (count, right, sum, last) = (0, 0, 0.0, float.NaN);
            while (positive + negative < rows)
            {
                var isPositive = negative == negatives.Length || (positive < positives.Length && positives[positive] <= negatives[negative]);
                var probability = isPositive ? positives[positive] : negatives[negative];
                if (positive + negative >= end && probability != last)
                {
                    break;
                }

                (positive, negative) = isPositive ? (positive + 1, negative) : (positive, negative + 1);
                (count, right, sum, last) = (count + 1, right + (isPositive ? 1 : 0), sum + probability, probability);
            }

            if (count > 0)
            {
                var (low, high) = ShareInterval.Of(right, count)!.Value;
                bins.Add(new CalibrationBin(count, sum / count, (double)right / count, low, high));
            }
        }

        return new CalibrationCurve([.. bins]);
    }
}
