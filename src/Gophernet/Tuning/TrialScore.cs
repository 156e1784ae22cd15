namespace Gophernet.Tuning;

/// <summary>How wrong a trial is on the parts that it was judged on.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Loss">The mean loss of a row; infinite where the trial could not be judged.</param>
/// <param name="StandardError">Its standard error, rows being independent.</param>
/// <param name="Measure">What people know of it, in the mean over the rows.</param>
/// <param name="Fault">Why it could not be judged; null where it was.</param>
internal sealed record TrialScore(Trial Trial, int Parts, int Rows, double Loss, double StandardError, double Measure, string? Fault)
{
    /// <summary>The score over some parts.</summary>
    public static TrialScore Of(Trial trial, IReadOnlyList<PartScore> parts)
    {
        var (rows, loss, squares, measure) = (0, 0.0, 0.0, 0.0);
        string? fault = null;
        foreach (var part in parts)
        {
            rows += part.Rows;
            loss += part.Loss;
            squares += part.Squares;
            measure += part.Measure * part.Rows;
            fault ??= part.Fault;
        }

        if (fault is not null)
        {
            return new TrialScore(trial, parts.Count, rows, double.PositiveInfinity, double.NaN, double.NaN, fault);
        }

        var mean = loss / rows;
        var variance = Math.Max(0, squares / rows - mean * mean);
        return new TrialScore(trial, parts.Count, rows, mean, Math.Sqrt(variance / Math.Max(1, rows - 1)), measure / rows, null);
    }
}
