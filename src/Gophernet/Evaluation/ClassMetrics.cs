namespace Gophernet.Evaluation;

/// <summary>How well one class, or one label of several, is recognised.</summary>
/// <param name="Precision">The part of the rows predicted as the class that are of it; not a number when none were predicted.</param>
/// <param name="Recall">The part of the rows of the class that were predicted as it; not a number when there are none.</param>
/// <param name="F1">The harmonic mean of the two; not a number when the class neither occurs nor is predicted.</param>
/// <param name="Support">The number of rows of the class.</param>
public readonly record struct ClassMetrics(double Precision, double Recall, double F1, long Support)
{
    /// <summary>The rows of the class that were predicted as it.</summary>
    internal long Right { get; private init; }

    /// <summary>The rows that were predicted as the class.</summary>
    internal long Predicted { get; private init; }

    /// <summary>From counts of rows: of the class and predicted as it, predicted as it, of the class.</summary>
    internal static ClassMetrics FromCounts(long truePositives, long predicted, long actual) => new(
        (double)truePositives / predicted,
        (double)truePositives / actual,
        2.0 * truePositives / (predicted + actual),
        actual)
    {
        Right = truePositives,
        Predicted = predicted,
    };

    /// <summary>The ratio as it enters an average: 0 where it is undefined, as scikit-learn's <c>zero_division=0</c>.</summary>
    internal static double ZeroIfUndefined(double ratio) => double.IsNaN(ratio) ? 0 : ratio;
}
