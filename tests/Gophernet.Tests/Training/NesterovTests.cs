using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class NesterovTests
{
    // Some roundings to float (6e-8 each) a step, twenty steps.
    private const double FloatRounding = 2e-6;

    // Every number is a sum of few powers of two, so that no step rounds:
    //   velocity = 0.5·0 − 0.25·2 = −0.5;       parameter = 1    + 0.5·−0.5   − 0.25·2 = 0.25
    //   velocity = 0.5·−0.5 − 0.25·2 = −0.75;   parameter = 0.25 + 0.5·−0.75  − 0.25·2 = −0.625
    //   velocity = 0.5·−0.75 − 0.25·−1 = −0.125; parameter = −0.625 + 0.5·−0.125 + 0.25 = −0.4375
    [Fact]
    public void A_step_takes_the_new_velocity_once_more()
    {
        var optimizer = new GradientDescent(parameterCount: 1, learningRate: 0.25f, momentum: 0.5f, looksAhead: true);
        float[] parameters = [1];

        Step(optimizer, parameters, [2]);
        Assert.Equal(0.25f, parameters[0]);
        Step(optimizer, parameters, [2]);
        Assert.Equal(-0.625f, parameters[0]);
        Step(optimizer, parameters, [-1]);
        Assert.Equal(-0.4375f, parameters[0]);
    }

    // Sutskever et al. (2013), equations 3 and 4: v ← µv − ε∇f(θ + µv); θ ← θ + v. The optimizer's parameters are the places θ + µv where the
    // gradient is taken. f is ½ Σ cᵢ·(xᵢ − 1)².
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void Twenty_steps_are_those_of_the_paper_in_double(int parameterCount)
    {
        const double rate = 0.125, momentum = 0.875; // exact in float
        var optimizer = new GradientDescent(parameterCount, (float)rate, (float)momentum, looksAhead: true);
        var (parameters, place, velocity) = (new float[parameterCount], new double[parameterCount], new double[parameterCount]);
        for (var step = 0; step < 20; step++)
        {
            Step(optimizer, parameters, [.. parameters.Select((x, i) => (float)Slope(x, i))]);
            for (var i = 0; i < parameterCount; i++)
            {
                velocity[i] = momentum * velocity[i] - rate * Slope(place[i] + momentum * velocity[i], i);
                place[i] += velocity[i];
            }
        }

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(parameters, [.. place.Zip(velocity, (x, v) => x + momentum * v)]), "parameters");

        double Slope(double x, int i) => (1 + i) / (double)parameterCount * (x - 1);
    }

    [Fact]
    public void Without_momentum_looking_ahead_sees_nothing()
    {
        var (plain, ahead) = (new GradientDescent(3, 0.1f, momentum: 0), new GradientDescent(3, 0.1f, momentum: 0, looksAhead: true));
        float[] expected = [1, 2, 3], actual = [1, 2, 3];

        Step(plain, expected, [0.3f, -7, 1e3f]);
        Step(ahead, actual, [0.3f, -7, 1e3f]);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_options_choose_it()
    {
        var options = Preset.Plain with { Optimizer = Optimizer.GradientDescent, LearningRate = 0.25f, Momentum = 0.5f, HasNesterov = true };
        float[] parameters = [1];

        Step(((FirstOrderOptimizer)options.Optimizer).CreateMethod(options, 1), parameters, [2]);

        Assert.Equal(0.25f, parameters[0]);
    }

    private static void Step(FirstOrderMethod optimizer, float[] parameters, ReadOnlySpan<float> gradient)
    {
        optimizer.BeginStep();
        optimizer.Update(0, parameters, gradient, gradientScale: 1);
    }
}
