namespace Gophernet.Tuning;

/// <summary>How wrong a trial is in the steps that it was judged by.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Steps">The steps, as <see cref="Halving"/> has them.</param>
/// <param name="Rows">The rows that judged it.</param>
/// <param name="Loss">The mean loss of a row; infinite where the trial could not be judged.</param>
/// <param name="StandardError">Its standard error, rows being independent.</param>
/// <param name="Measure">What people know of it, in the mean over the rows.</param>
/// <param name="Fault">Why it could not be judged; null where it was.</param>
internal sealed record TrialScore(Trial Trial, int[] Steps, int Rows, double Loss, double StandardError, double Measure, string? Fault)
{
    /// <summary>The parts that judged it.</summary>
    public int Parts => Steps.Length;

    /// <summary>Whether it was judged by networks that learned from a sample.</summary>
    public bool IsOfSample => Steps is [Halving.Sample];

    /// <summary>The score of some steps.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="scores">What came of each.</param>
    public static TrialScore Of(Trial trial, int[] steps, IReadOnlyList<PartScore> scores)
    {
        var (rows, loss, squares, measure) = (0, 0.0, 0.0, 0.0);
        string? fault = null;
        foreach (var score in scores)
        {
            rows += score.Rows;
            loss += score.Loss;
            squares += score.Squares;
            measure += score.Measure * score.Rows;
            fault ??= score.Fault;
        }

        if (fault is not null)
        {
            return new TrialScore(trial, steps, rows, double.PositiveInfinity, double.NaN, double.NaN, fault);
        }

        var mean = loss / rows;
        var variance = Math.Max(0, squares / rows - mean * mean);
        return new TrialScore(trial, steps, rows, mean, Math.Sqrt(variance / Math.Max(1, rows - 1)), measure / rows, null);
    }

    /// <summary>Whether it was judged by just these steps, and could be.</summary>
    public bool IsOf(int[] steps) => double.IsFinite(Loss) && Steps.AsSpan().SequenceEqual(steps);
}
