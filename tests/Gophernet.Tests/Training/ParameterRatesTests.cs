using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Losses;
using Gophernet.Networks.Tensors;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class ParameterRatesTests
{
    // A step is the difference of two floats of the order of 1.
    private const double FloatRounding = 1e-3;

    private static readonly ParameterRates Unequal = new(IsByWidth: true, Bias: 0.5f, Scale: 4, Wave: 0.25f, Category: 2, ActivationWeight: 8);

    [Theory]
    [InlineData(ParameterKind.Weight, 0.25f)] // 1/√16
    [InlineData(ParameterKind.Bias, 0.5f)]
    [InlineData(ParameterKind.Scale, 4)]
    [InlineData(ParameterKind.Wave, 0.25f)]
    [InlineData(ParameterKind.Category, 2)]
    [InlineData(ParameterKind.ActivationWeight, 8)]
    [InlineData(ParameterKind.Knot, 0)] // is not learned
    public void Each_kind_has_its_own_factor(object kind, float expected) =>
        Assert.Equal(expected, Unequal.Of(new ParameterTensor("any", (ParameterKind)kind, Rows: 3, Columns: 16, Offset: 0)));

    [Fact]
    public void Equal_rates_are_1_for_all() => Assert.All(
        Enum.GetValues<ParameterKind>().Where(kind => kind is not (ParameterKind.Text or ParameterKind.Knot)), // one has its own steps, the other none
        kind => Assert.Equal(1, ParameterRates.Equal.Of(new ParameterTensor("any", kind, 3, 16, 0))));

    // Holzmüller, Grinsztajn and Steinwart (2024), RealMLP's hyperparameters: scaling layer 6, biases 0.1, PBLD 0.1, parametric activation 0.1.
    [Fact]
    public void RealMLPs_rates_are_the_papers() => Assert.Equal(
        new ParameterRates(IsByWidth: true, Bias: 0.1f, Scale: 6, Wave: 0.1f, Category: 1, ActivationWeight: 0.1f), ParameterRates.RealMlp);

    [Theory]
    [ClassData(typeof(SteppingOptimizers))]
    public void Training_takes_the_factor_of_each_tensor(Optimizer optimizer)
    {
        var (shape, equal) = StepOf(optimizer, ParameterRates.Equal);
        var (_, unequal) = StepOf(optimizer, Unequal);

        foreach (var tensor in shape.Tensors)
        {
            var factor = Unequal.Of(tensor);
            RelativeError.AssertWithin(
                FloatRounding,
                RelativeError.Of(
                    unequal.AsSpan(tensor.Offset, tensor.Length), [.. equal[tensor.Offset..][..tensor.Length].Select(part => (double)factor * part)]),
                tensor.Name);
        }
    }

    // Every tensor begins and ends within a piece of 2,048 parameters, and the weights of a wide layer go beyond one.
    private static (NetworkShape Shape, float[] Step) StepOf(Optimizer optimizer, ParameterRates rates)
    {
        var input = new InputShape([new PeriodicInput(2), new PlainInput(30), new EmbeddedInput(3)], IsScaled: true);
        var shape = new NetworkShape(input, [new LayerShape(46, 60, Activation.Silu, IsParametric: true), new LayerShape(60, 3, Activation.Softmax)]);
        var problem = new FlatProblem(shape, Loss.CrossEntropy, rows: 20, seed: 1);
        var before = problem.Parameters.Values.ToArray();
        var options = Preset.Plain with
        {
            Optimizer = optimizer, LearningRate = optimizer == Optimizer.GradientDescent ? 1 : 0.01f, Rates = rates, BatchSize = 0,
        };
        using var trainer = new NetworkTrainer(problem.Rows, options, new Network(problem.Parameters));
        trainer.RunEpoch();
        return (shape, [.. problem.Parameters.Values.ToArray().Zip(before, (now, old) => now - old)]);
    }
}
