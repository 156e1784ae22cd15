namespace Gophernet.Tuning;

/// <summary>How wrong a trial is on the rows of a part.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Loss">The sum of their losses.</param>
/// <param name="Squares">The sum of the squares of these.</param>
/// <param name="Measure">What people know of it: the accuracy of classes, R² of numbers, F1 of labels.</param>
internal sealed record PartScore(int Rows, double Loss, double Squares, double Measure)
{
    /// <summary>Why the trial could not be judged; null where it was.</summary>
    public string? Fault { get; init; }

    /// <summary>The score of losses.</summary>
    public static PartScore Of(double[] losses, double measure)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var loss in losses)
        {
            sum += loss;
            squares += loss * loss;
        }

        return new PartScore(losses.Length, sum, squares, measure);
    }

    /// <summary>The score of a trial that cannot be trained: it is worse than every other.</summary>
    public static PartScore Failed(string fault) => new(0, double.PositiveInfinity, double.PositiveInfinity, double.NaN) { Fault = fault };
}
