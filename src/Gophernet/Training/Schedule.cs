using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>How something changes in the course of training: a factor for each point in time.</summary>
public enum Schedule
{
    /// <summary>1 throughout.</summary>
    Constant,

    /// <summary>1, from half of the time on a tenth, from three quarters on a hundredth.</summary>
    Step,

    /// <summary>Half a wave of the cosine, from 1 to 0 (Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017).</summary>
    Cosine,

    /// <summary>
    /// ½(1 − cos(2π·log₂(1 + 15t))): four waves, each twice as long as the one before, from 0 to 0 (Holzmüller et al., "Better by default", 2024).
    /// </summary>
    CosLog4,

    /// <summary>1 for the first half, then half a wave of the cosine down to 0 (Holzmüller et al., 2024).</summary>
    FlatCosine,
}

/// <summary>The values of schedules.</summary>
internal static class ScheduleExtensions
{
    /// <summary>The factor at a time from 0, the start of training, to 1, its end.</summary>
    public static double At(this Schedule schedule, double time) => schedule switch
    {
        Schedule.Constant => 1,
        Schedule.Step => time < 0.5 ? 1 : time < 0.75 ? 0.1 : 0.01,
        Schedule.Cosine => (1 + ScalarMath.CosTurns(time / 2)) / 2,
        Schedule.CosLog4 => (1 - ScalarMath.CosTurns(ScalarMath.Log2(1 + 15 * time))) / 2,
        Schedule.FlatCosine => time < 0.5 ? 1 : (1 + ScalarMath.CosTurns(time - 0.5)) / 2,
        _ => throw new ArgumentOutOfRangeException(nameof(schedule)),
    };
}
