using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class AdamTests
{
    // Some roundings to float (6e-8 each) a step: 1.2e-7 was measured. That 1 − 0.999 is 1.3e-5 off in float does not show, because
    // the bias correction uses the same 0.999.
    private const double FloatRounding = 1e-6;

    // The paper's algorithm 1 at step 1: m̂ = g, v̂ = g², so that the step is rate·g / (|g| + ε): ±0.5, and for g = 10⁻³
    // 0.5 / (1 + 10⁻⁵) = 0.499995000.
    [Fact]
    public void The_first_step_is_the_learning_rate_whatever_the_gradients_size()
    {
        var optimizer = new Adam(parameterCount: 3, learningRate: 0.5f);
        float[] parameters = [0, 0, 0];

        Step(optimizer, parameters, [1e-3f, -1, 1e6f]);

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(parameters, [-0.499995, 0.5, -0.5]), "step");
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        var optimizer = new Adam(parameterCount: 2, learningRate: 0.5f);
        float[] parameters = [0.75f, 0.75f];

        Step(optimizer, parameters, [0, 1]);

        Assert.Equal(0.75f, parameters[0]);
    }

    // Kingma and Ba (2015), algorithm 1, in double with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void Twenty_steps_are_those_of_the_paper_in_double(int parameterCount)
    {
        const double rate = 0.125; // exact in float
        var random = new Random(1);
        var optimizer = new Adam(parameterCount, (float)rate);
        var (parameters, expected) = (new float[parameterCount], new double[parameterCount]);
        var (mean, square) = (new double[parameterCount], new double[parameterCount]);
        for (var step = 1; step <= 20; step++)
        {
            float[] gradient = [.. expected.Select(_ => random.NextSingle() - 0.25f)];
            Step(optimizer, parameters, gradient);
            for (var i = 0; i < parameterCount; i++)
            {
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
                var correctedMean = mean[i] / (1 - Math.Pow(0.9, step));
                var correctedSquare = square[i] / (1 - Math.Pow(0.999, step));
                expected[i] -= rate * correctedMean / (Math.Sqrt(correctedSquare) + 1e-8);
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
