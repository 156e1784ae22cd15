namespace Gophernet.Evaluation;

/// <summary>
/// The expected calibration error of the decided class: rows are put into 15 bins of equal width by their confidence, and the
/// distance between confidence and accuracy is averaged over the bins, each weighing as many rows as it has. Guo, Pleiss, Sun and
/// Weinberger, "On calibration of modern neural networks", 2017; bin m is ((m − 1)/15, m/15].
/// </summary>
internal sealed class CalibrationBins
{
    /// <summary>The number of bins.</summary>
    public const int BinCount = 15;

    private readonly double[] _confidence = new double[BinCount];
    private readonly long[] _right = new long[BinCount];
    private long _rows;

    /// <summary>In [0, 1].</summary>
    public double ExpectedError
    {
        get
        {
            // A bin's weight, its rows over all rows, cancels the number of rows in its two means.
            var sum = 0.0;
            for (var bin = 0; bin < BinCount; bin++)
            {
                sum += Math.Abs(_right[bin] - _confidence[bin]);
            }

            return sum / _rows;
        }
    }

    /// <summary>Counts one row.</summary>
    /// <param name="confidence">The probability given to the decided class.</param>
    /// <param name="isRight">Whether the row is of that class.</param>
    public void Add(double confidence, bool isRight)
    {
        var bin = BinOf(confidence);
        _confidence[bin] += confidence;
        _right[bin] += isRight ? 1 : 0;
        _rows++;
    }

    /// <summary>The bin of a confidence.</summary>
    public static int BinOf(double confidence) => Math.Clamp((int)Math.Ceiling(confidence * BinCount) - 1, 0, BinCount - 1);
}
