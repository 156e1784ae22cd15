using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class GradientDescentTests
{
    // Some roundings to float (6e-8 each) a step, ten steps.
    private const double FloatRounding = 1e-6;

    // Every number is a sum of few powers of two, so that no step rounds:
    //   velocity = 0.5·0     − 0.25·2 = −0.5;  parameter = 1   − 0.5  = 0.5
    //   velocity = 0.5·−0.5  − 0.25·2 = −0.75; parameter = 0.5 − 0.75 = −0.25
    //   velocity = 0.5·−0.75 − 0.25·−1 = −0.125; parameter = −0.25 − 0.125 = −0.375
    [Fact]
    public void Momentum_carries_a_part_of_each_step_into_the_next()
    {
        var optimizer = new GradientDescent(parameterCount: 1, learningRate: 0.25f, momentum: 0.5f);
        float[] parameters = [1];

        Step(optimizer, parameters, [2]);
        Assert.Equal(0.5f, parameters[0]);
        Step(optimizer, parameters, [2]);
        Assert.Equal(-0.25f, parameters[0]);
        Step(optimizer, parameters, [-1]);
        Assert.Equal(-0.375f, parameters[0]);
    }

    [Fact]
    public void Without_momentum_a_step_is_the_rate_times_the_gradient()
    {
        var optimizer = new GradientDescent(parameterCount: 2, learningRate: 0.5f, momentum: 0);
        float[] parameters = [1, -3];

        Step(optimizer, parameters, [4, 2]);
        Step(optimizer, parameters, [0, 2]);

        Assert.Equal([-1f, -5f], parameters);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void Ten_steps_are_those_of_the_formula_in_double(int parameterCount)
    {
        const double rate = 0.125, momentum = 0.875; // exact in float
        var random = new Random(1);
        var optimizer = new GradientDescent(parameterCount, (float)rate, (float)momentum);
        var (parameters, expected, velocity) = (new float[parameterCount], new double[parameterCount], new double[parameterCount]);
        for (var step = 0; step < 10; step++)
        {
            float[] gradient = [.. expected.Select(_ => random.NextSingle() - 0.25f)];
            Step(optimizer, parameters, gradient);
            for (var i = 0; i < parameterCount; i++)
            {
                velocity[i] = momentum * velocity[i] - rate * gradient[i];
                expected[i] += velocity[i];
            }
        }

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(parameters, expected), "parameters");
    }

    private static void Step(FirstOrderMethod optimizer, float[] parameters, ReadOnlySpan<float> gradient)
    {
        optimizer.BeginStep();
        optimizer.Update(0, parameters, gradient, gradientScale: 1);
    }
}
