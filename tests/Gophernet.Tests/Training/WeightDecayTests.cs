using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Losses;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Adam with decay in the gradient, and AdamW with decay beside it, in double.</summary>
public class WeightDecayTests
{
    // Some roundings to float (6e-8 each) a step, twenty steps.
    private const double FloatRounding = 1e-6;

    private const double Rate = 0.125; // exact in float
    private const double Decay = 0.25;
    private const int Steps = 20;

    // Kingma and Ba (2015), algorithm 1, on the gradient of loss + ½·decay·θ².
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void Adam_has_decay_in_its_gradient(int parameterCount) => AssertSteps(
        new Adam(parameterCount, (float)Rate), parameterCount, squareDecay: 0.999f, _ => 1, rate: 1,
        gradientDecay: Decay, directDecay: 0);

    // Loshchilov and Hutter (2019), algorithm 2, with the decay in units of the learning rate, as everyone has it.
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void AdamW_has_decay_beside_its_gradient(int parameterCount) => AssertSteps(
        new Adam(parameterCount, (float)Rate, isDecoupled: true), parameterCount, squareDecay: 0.999f, _ => 1, rate: 1,
        gradientDecay: 0, directDecay: Decay);

    // η of algorithm 2 multiplies both parts. The square decay is that of RealMLP.
    [Fact]
    public void The_schedule_of_AdamW_multiplies_step_and_decay() => AssertSteps(
        new Adam(19, (float)Rate, 0.95f, isDecoupled: true), 19, 0.95f, step => 1.0 / step, rate: 1, gradientDecay: 0, directDecay: Decay);

    // A weight in the NTK parametrisation is W/√n with the rate of W: its step is divided by √n, the share that it loses is not.
    [Fact]
    public void The_rate_of_a_parameter_does_not_change_its_decay_in_AdamW() => AssertSteps(
        new Adam(19, (float)Rate, isDecoupled: true), 19, 0.999f, _ => 1, rate: 0.25, gradientDecay: 0, directDecay: Decay);

    [Fact]
    public void Gradient_descent_has_decay_in_its_gradient()
    {
        var optimizer = new GradientDescent(1, learningRate: 0.25f, momentum: 0);
        float[] parameters = [4];

        optimizer.BeginStep();
        optimizer.Update(0, parameters, [2], gradientScale: 1, rate: 2, decay: 0.5f);

        Assert.Equal(4 - 0.5f * (2 + 0.5f * 4), parameters[0]);
    }

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void Decay_touches_the_weights_of_layers_alone(Optimizer optimizer)
    {
        var problem = WithoutGradient();
        var before = problem.Parameters.Values.ToArray();
        var options = Preset.Plain with
        {
            Optimizer = optimizer, LearningRate = 0.125f, WeightDecay = 0.25f, OutputActivation = Activation.Identity, Loss = Loss.SquaredError, BatchSize = 0,
        };
        using var trainer = new NetworkTrainer(problem.Rows, options, new Network(problem.Parameters));

        trainer.RunEpoch();

        foreach (var tensor in problem.Parameters.Shape.Tensors)
        {
            var (old, now) = (before.AsSpan(tensor.Offset, tensor.Length).ToArray(), problem.Parameters.Values.Slice(tensor.Offset, tensor.Length).ToArray());
            if (tensor.Kind == ParameterKind.Weight)
            {
                Assert.All(old.Zip(now), pair => Assert.True(Math.Abs(pair.Second) < Math.Abs(pair.First), tensor.Name));
            }
            else
            {
                Assert.Equal(old, now);
            }
        }
    }

    /// <summary>Every kind of parameter, and targets that are what the network puts out.</summary>
    private static FlatProblem WithoutGradient()
    {
        var input = new InputShape([new PeriodicInput(1), new EmbeddedInput(2)], IsScaled: true);
        var shape = new NetworkShape(input, [new LayerShape(12, 3, Activation.Selu, IsParametric: true), new LayerShape(3, 2, Activation.Identity)]);
        var problem = new FlatProblem(shape, Loss.SquaredError, rows: 5, seed: 1);
        foreach (ref var weight in problem.Parameters.Values)
        {
            weight += MathF.CopySign(0.5f, weight); // far from 0, which the step of Adam could pass
        }

        PanelMatrix outputs = new Network(problem.Parameters).Forward(problem.Batch.Inputs, new LayerOutputs(shape));
        for (var row = 0; row < 5; row++)
        {
            problem.Targets[row] = [outputs[0, row], outputs[1, row]];
        }

        return problem;
    }

    private static void AssertSteps(
        Adam optimizer, int parameterCount, float squareDecay, Func<int, double> schedule, double rate, double gradientDecay, double directDecay)
    {
        var random = new Random(1);
        float[] parameters = [.. Enumerable.Range(0, parameterCount).Select(_ => 2 * random.NextSingle() - 1)];
        double[] expected = [.. parameters.Select(parameter => (double)parameter)];
        var (mean, square) = (new double[parameterCount], new double[parameterCount]);
        for (var step = 1; step <= Steps; step++)
        {
            float[] gradient = [.. expected.Select(_ => random.NextSingle() - 0.25f)];
            optimizer.BeginStep((float)schedule(step));
            optimizer.Update(0, parameters, gradient, gradientScale: 1, (float)rate, (float)Decay);
            for (var i = 0; i < parameterCount; i++)
            {
                var slope = gradient[i] + gradientDecay * expected[i];
                mean[i] = 0.9 * mean[i] + 0.1 * slope;
                square[i] = squareDecay * square[i] + (1 - (double)squareDecay) * slope * slope;
                var correctedMean = mean[i] / (1 - Math.Pow(0.9, step));
                var correctedSquare = square[i] / (1 - Math.Pow(squareDecay, step));
                expected[i] -= schedule(step) * Rate * (rate * correctedMean / (Math.Sqrt(correctedSquare) + 1e-8) + directDecay * expected[i]);
            }
        }

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(parameters, expected), "parameters");
    }
}
