#pragma warning disable xUnit1051 // what takes microseconds is not cancelled

using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class LimitedMemoryBfgsTests
{
    private const double Found = 1e-3;

    // Rosenbrock, "An automatic method for finding the greatest or least value of a function", 1960: the minimum is at (1, 1).
    [Fact]
    public void Finds_the_end_of_rosenbrocks_valley()
    {
        var (parameters, gradient) = (new float[] { -1.2f, 1 }, new float[2]);
        var optimizer = new LimitedMemoryBfgs(2);
        for (var step = 0; step < 100; step++)
        {
            optimizer.Step(parameters, gradient, Rosenbrock);
        }

        Assert.Equal(1, parameters[0], Found);
        Assert.Equal(1, parameters[1], Found);

        double Rosenbrock()
        {
            double x = parameters[0], y = parameters[1];
            gradient[0] = (float)(-400 * x * (y - x * x) - 2 * (1 - x));
            gradient[1] = (float)(200 * (y - x * x));
            return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
        }
    }

    // Σ i·(xᵢ − i)² / 2 over twenty parameters of very different curvature.
    [Fact]
    public void No_step_makes_the_loss_larger()
    {
        var (parameters, gradient) = (new float[20], new float[20]);
        var optimizer = new LimitedMemoryBfgs(20);
        var last = Loss();
        for (var step = 0; step < 40; step++)
        {
            var loss = optimizer.Step(parameters, gradient, Loss);
            Assert.True(loss <= last, $"{loss} after {last}");
            last = loss;
        }

        Assert.All(parameters.Index(), pair => Assert.Equal(pair.Index, pair.Item, Found));

        double Loss()
        {
            var sum = 0.0;
            for (var i = 0; i < parameters.Length; i++)
            {
                gradient[i] = i * (parameters[i] - i);
                sum += 0.5 * i * (parameters[i] - i) * ((double)parameters[i] - i);
            }

            return sum;
        }
    }

    [Fact]
    public void Stays_where_nothing_is_better()
    {
        var (parameters, gradient) = (new float[] { 3 }, new float[1]);

        Assert.Equal(7, new LimitedMemoryBfgs(1).Step(parameters, gradient, () => 7));
        Assert.Equal(3, parameters[0]);
    }
}
