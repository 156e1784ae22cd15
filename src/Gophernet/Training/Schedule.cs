using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>How something changes in the course of training: a factor for each point in time. The schedules are these, a line each.</summary>
public sealed class Schedule
{
    private readonly Func<double, double> _factor;

    private Schedule(string name, Func<double, double> factor) => (Name, _factor) = (name, factor);

    /// <summary>1 throughout.</summary>
    public static Schedule Constant { get; } = new("constant", static _ => 1);

    /// <summary>1, from half of the time on a tenth, from three quarters on a hundredth.</summary>
    public static Schedule Step { get; } = new("step", static time => time < 0.5 ? 1 : time < 0.75 ? 0.1 : 0.01);

    /// <summary>Half a wave of the cosine, from 1 to 0 (Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017).</summary>
    public static Schedule Cosine { get; } = new("cosine", static time => (1 + ScalarMath.CosTurns(time / 2)) / 2);

    /// <summary>
    /// ½(1 − cos(2π·log₂(1 + 15t))): four waves, each twice as long as the one before, from 0 to 0 (Holzmüller et al., "Better by default", 2024).
    /// </summary>
    public static Schedule CosLog4 { get; } = new("coslog4", static time => (1 - ScalarMath.CosTurns(ScalarMath.Log2(1 + 15 * time))) / 2);

    /// <summary>When the third wave of <see cref="CosLog4"/> ends: (2³ − 1)/15.</summary>
    public const double EndOfThirdWave = 7 / 15.0;

    /// <summary>1 for the first half, then half a wave of the cosine down to 0 (Holzmüller et al., 2024).</summary>
    public static Schedule FlatCosine { get; } = new("flat-cosine", static time => time < 0.5 ? 1 : (1 + ScalarMath.CosTurns(time - 0.5)) / 2);

    /// <summary>Every schedule.</summary>
    public static IReadOnlyList<Schedule> All { get; } = [Constant, Step, Cosine, CosLog4, FlatCosine];

    /// <summary>The name on the command line and in model files.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The factor at a time from 0, the start of training, to 1, its end.</summary>
    internal double At(double time) => _factor(time);
}
