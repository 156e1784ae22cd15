using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>What every optimizer does with the factors of a step, and when it starts again.</summary>
public class OptimizerStepTests
{
    private const int Count = 11;

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void A_schedule_of_a_half_is_half_the_learning_rate(OptimizerKind kind) => Assert.Equal(
        Steps(Create(kind, 0.125f), 3, schedule: 1), Steps(Create(kind, 0.25f), 3, schedule: 0.5f));

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void A_schedule_of_0_changes_nothing(OptimizerKind kind) =>
        Assert.Equal(new float[Count], Steps(Create(kind, 0.125f), 3, schedule: 0));

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void A_parameter_of_half_the_rate_goes_half_as_far(OptimizerKind kind) => Assert.Equal(
        Steps(Create(kind, 0.125f), 3, schedule: 1), Steps(Create(kind, 0.25f), 3, schedule: 1, rate: 0.5f));

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void An_optimizer_that_was_restarted_is_a_new_one(OptimizerKind kind)
    {
        var optimizer = Create(kind, 0.125f);
        Steps(optimizer, 5, schedule: 0.75f);
        optimizer.Restart(0.25f);

        Assert.Equal(Steps(Create(kind, 0.25f), 3, schedule: 1), Steps(optimizer, 3, schedule: 1));
    }

    private static Optimizer Create(OptimizerKind kind, float rate) =>
        Optimizer.Create(Preset.Plain with { Optimizer = kind, LearningRate = rate, Momentum = 0.5f }, Count);

    private static float[] Steps(Optimizer optimizer, int count, float schedule, float rate = 1)
    {
        var parameters = new float[Count];
        for (var step = 0; step < count; step++)
        {
            optimizer.BeginStep(schedule);
            optimizer.Update(0, parameters, [.. Enumerable.Range(0, Count).Select(i => (i - 4f) / (step + 2))], gradientScale: 1, rate);
        }

        return parameters;
    }
}
