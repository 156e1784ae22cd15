using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Reports;

/// <summary>
/// The calibration error that chance alone brings about where all probabilities are exactly right (after the consistency bars of Bröcker and Smith,
/// "Increasing the reliability of reliability diagrams", 2007). In a bin, the rows that are right are then off the sum of their probabilities p by about a
/// normal number with the variance v = Σ p·(1 − p). Its size has the mean √(2v/π) and the variance v·(1 − 2/π), and the error is the sum of the sizes by
/// the rows.
/// </summary>
internal static class CalibrationChance
{
    private const double OneInTwenty = 1.6448536269514722; // the place of a normal number that one in twenty is above

    /// <summary>What one sample in twenty is above; null where no class of a row is known.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row; rows of classes that the model does not know are left out, [rows].</param>
    /// <param name="decision">How a class is decided.</param>
    /// <param name="rowsPerGroup">How many rows are of one group: they may be right and wrong together. 1 where rows are independent.</param>
    public static double? LimitOf(Matrix outputs, ReadOnlySpan<double> actual, ClassDecision decision, double rowsPerGroup)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(decision);
        var (metrics, variances, rows) = (new ProbabilityMetrics(outputs.Columns), new double[CalibrationBins.BinCount], 0);
        for (var row = 0; row < actual.Length; row++)
        {
            if (actual[row] != ClassTarget.UnknownClass)
            {
                var probability = metrics.Of(outputs.Row(row), (int)actual[row], decision.Of(outputs.Row(row))).Confidence;
                variances[CalibrationBins.BinOf(probability)] += probability * (1 - probability) * rowsPerGroup;
                rows++;
            }
        }

        var (mean, variance) = (0.0, 0.0);
        foreach (var bin in variances)
        {
            mean += Math.Sqrt(2 * bin / Math.PI);
            variance += bin * (1 - 2 / Math.PI);
        }

        return rows == 0 ? null : (mean + OneInTwenty * Math.Sqrt(variance)) / rows;
    }
}
