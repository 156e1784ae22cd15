using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class OptimizerTests
{
    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void A_step_in_parts_is_the_step_at_once(Optimizer optimizer)
    {
        var (whole, parts) = (NewMethod(optimizer), NewMethod(optimizer));
        var (expected, actual) = (new float[50], new float[50]);
        for (var step = 0; step < 3; step++)
        {
            float[] gradient = [.. Enumerable.Range(0, 50).Select(i => (i - 20f) / (step + 3))];
            whole.BeginStep();
            whole.Update(0, expected, gradient, gradientScale: 0.25f);

            parts.BeginStep();
            parts.Update(16, actual.AsSpan(16), gradient.AsSpan(16), gradientScale: 0.25f);
            parts.Update(0, actual.AsSpan(0, 16), gradient.AsSpan(0, 16), gradientScale: 0.25f);
        }

        Assert.Equal(expected, actual);
    }

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void The_gradient_is_scaled_first(Optimizer optimizer)
    {
        var (plain, scaled) = (NewMethod(optimizer), NewMethod(optimizer));
        var (expected, actual) = (new float[11], new float[11]);
        float[] gradient = [.. Enumerable.Range(0, 11).Select(i => i - 4f)];

        plain.BeginStep();
        plain.Update(0, expected, [.. gradient.Select(slope => slope * 0.5f)], gradientScale: 1);
        scaled.BeginStep();
        scaled.Update(0, actual, gradient, gradientScale: 0.5f);

        Assert.Equal(expected, actual);
    }

    private static FirstOrderMethod NewMethod(Optimizer optimizer) =>
        ((FirstOrderOptimizer)optimizer).CreateMethod(Preset.Plain with { LearningRate = 0.125f, Momentum = 0.5f }, parameterCount: 50);
}
