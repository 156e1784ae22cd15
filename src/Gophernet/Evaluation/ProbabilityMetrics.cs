using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Evaluation;

/// <summary>
/// How good the probabilities are, not only the decisions. The outputs of a sigmoid layer need not sum to 1: each row is divided by its
/// sum first, negative outputs counting 0; a row without any positive output says nothing, and stands for equal probabilities.
/// </summary>
internal sealed class ProbabilityMetrics
{
    // scikit-learn 1.2 clips the probabilities of 32-bit floats to [ε, 1 − ε], with this ε = 2⁻²³, and divides by the sum once more.
    private const double Clip = 1.0 / (1 << 23);

    private readonly double[] _probabilities;

    /// <summary>Prepares rows of so many classes.</summary>
    public ProbabilityMetrics(int classes) => _probabilities = new double[classes];

    /// <summary>Log-loss, Brier score and calibration error, with their baselines.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row, [rows].</param>
    /// <param name="classRows">How many rows each class has, [classes].</param>
    /// <param name="decision">How a class is decided.</param>
    public static (MetricValue LogLoss, MetricValue Brier, MetricValue CalibrationError) Compute(
        Matrix outputs, ReadOnlySpan<int> actual, ReadOnlySpan<long> classRows, ClassDecision decision)
    {
        var (metrics, bins, logLoss, brier) = (new ProbabilityMetrics(outputs.Columns), new CalibrationBins(), 0.0, 0.0);
        for (var row = 0; row < actual.Length; row++)
        {
            var quality = metrics.Of(outputs.Row(row), actual[row], decision.Of(outputs.Row(row)));
            logLoss += quality.LogLoss;
            brier += quality.Brier;
            bins.Add(quality.Confidence, quality.IsRight);
        }

        var (entropy, variance) = OfFrequencies(classRows, actual.Length);
        return (
            MetricValue.Of(MetricTable.LogLoss, logLoss / actual.Length, entropy),
            MetricValue.Of(MetricTable.Brier, brier / actual.Length, variance),

            // Frequencies are always right about how often they are right.
            MetricValue.Of(MetricTable.CalibrationError, bins.ExpectedError, 0));
    }

    /// <summary>How good the probabilities of one row are.</summary>
    /// <param name="outputs">[classes].</param>
    /// <param name="actual">The class of the row.</param>
    /// <param name="decided">The class that is decided for.</param>
    public RowQuality Of(ReadOnlySpan<float> outputs, int actual, int decided)
    {
        Normalise(outputs, _probabilities);
        return new RowQuality(LogLoss(_probabilities, actual), Brier(_probabilities, actual), _probabilities[decided], decided == actual);
    }

    private static void Normalise(ReadOnlySpan<float> outputs, Span<double> probabilities)
    {
        var sum = 0.0;
        foreach (var output in outputs)
        {
            sum += Math.Max(output, 0.0);
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            probabilities[i] = sum > 0 ? Math.Max(outputs[i], 0.0) / sum : 1.0 / outputs.Length;
        }
    }

    /// <summary>−ln of the probability of what was so, by itself: of a label, or of the class of a row whose probabilities add up to 1.</summary>
    public static double LogLossOf(float probability) => -ScalarMath.Log(Math.Clamp(probability, Clip, 1 - Clip));

    /// <summary>The mean of that over the labels of a row, each by itself.</summary>
    /// <param name="outputs">The probability of each label, [labels].</param>
    /// <param name="table">The table that the row is in, with its targets.</param>
    /// <param name="row">The row.</param>
    public static double LogLossOfLabels(ReadOnlySpan<float> outputs, Table table, int row)
    {
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            sum += LogLossOf(table.Target(i)[row] > 0 ? outputs[i] : 1 - outputs[i]);
        }

        return sum / outputs.Length;
    }

    /// <summary>−ln p of the actual class: never infinite, because of the clipping.</summary>
    private static double LogLoss(ReadOnlySpan<double> probabilities, int actual)
    {
        var sum = 0.0;
        foreach (var probability in probabilities)
        {
            sum += Math.Clamp(probability, Clip, 1 - Clip);
        }

        return -ScalarMath.Log(Math.Clamp(probabilities[actual], Clip, 1 - Clip) / sum);
    }

    /// <summary>
    /// Brier, "Verification of forecasts expressed in terms of probability", 1950: the squared differences, summed over the classes. Of
    /// two classes, by the definition of scikit-learn, that of the second class alone, which is half as much.
    /// </summary>
    private static double Brier(ReadOnlySpan<double> probabilities, int actual)
    {
        var sum = 0.0;
        for (var i = probabilities.Length == 2 ? 1 : 0; i < probabilities.Length; i++)
        {
            var difference = probabilities[i] - (i == actual ? 1 : 0);
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>Log-loss and Brier score of predicting the frequencies f for every row: −Σ f·ln f, and 1 − Σ f², halved for two classes.</summary>
    private static (double Entropy, double Variance) OfFrequencies(ReadOnlySpan<long> classRows, int rows)
    {
        double entropy = 0, variance = 0;
        foreach (var count in classRows)
        {
            var frequency = (double)count / rows;
            entropy -= count == 0 ? 0 : frequency * ScalarMath.Log(frequency);
            variance += frequency * (1 - frequency);
        }

        return (entropy, classRows.Length == 2 ? variance / 2 : variance);
    }

    /// <summary>How good the probabilities of one row are.</summary>
    /// <param name="LogLoss">Its log-loss.</param>
    /// <param name="Brier">Its Brier score.</param>
    /// <param name="Confidence">The probability of the decided class.</param>
    /// <param name="IsRight">Whether that is the row's.</param>
    public readonly record struct RowQuality(double LogLoss, double Brier, double Confidence, bool IsRight);
}
