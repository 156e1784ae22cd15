using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>What every optimizer does with the factors of a step, and when it starts again.</summary>
public class OptimizerStepTests
{
    private const int Count = 11;

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void A_schedule_of_a_half_is_half_the_learning_rate(Optimizer optimizer) => Assert.Equal(
        Steps(Create(optimizer, 0.125f), 3, schedule: 1), Steps(Create(optimizer, 0.25f), 3, schedule: 0.5f));

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void A_schedule_of_0_changes_nothing(Optimizer optimizer) =>
        Assert.Equal(new float[Count], Steps(Create(optimizer, 0.125f), 3, schedule: 0));

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void A_parameter_of_half_the_rate_goes_half_as_far(Optimizer optimizer) => Assert.Equal(
        Steps(Create(optimizer, 0.125f), 3, schedule: 1), Steps(Create(optimizer, 0.25f), 3, schedule: 1, rate: 0.5f));

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void An_optimizer_that_was_restarted_is_a_new_one(Optimizer optimizer)
    {
        var method = Create(optimizer, 0.125f);
        Steps(method, 5, schedule: 0.75f);
        method.Restart(0.25f);

        Assert.Equal(Steps(Create(optimizer, 0.25f), 3, schedule: 1), Steps(method, 3, schedule: 1));
    }

    private static FirstOrderMethod Create(Optimizer optimizer, float rate) =>
        ((FirstOrderOptimizer)optimizer).CreateMethod(Preset.Plain with { LearningRate = rate, Momentum = 0.5f }, Count);

    private static float[] Steps(FirstOrderMethod method, int count, float schedule, float rate = 1)
    {
        var parameters = new float[Count];
        for (var step = 0; step < count; step++)
        {
            method.BeginStep(schedule);
            method.Update(0, parameters, [.. Enumerable.Range(0, Count).Select(i => (i - 4f) / (step + 2))], gradientScale: 1, rate);
        }

        return parameters;
    }
}
