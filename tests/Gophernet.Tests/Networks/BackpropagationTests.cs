using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tests.Numerics;
using Gophernet.Tests.Oracle;

namespace Gophernet.Tests.Networks;

public class BackpropagationTests
{
    // Relative to the largest entry of a layer. One rounding to float is 6e-8, and a sum adds up a few: 2.6e-7 was the worst measured.
    private const double FloatRounding = 1e-6;

    [Theory]
    [ClassData(typeof(ActivationAndLossPairs))]
    public void The_gradient_is_the_oracles_for_every_activation_and_loss(Activation hidden, Activation output, Loss loss) =>
        AssertGradient(new Problem(NetworkShape.Create(5, [7, 6], hidden, 4, output), rows: 33, seed: 2), loss);

    [Theory]
    [ClassData(typeof(ActivationAndLossPairs))]
    public void The_gradient_is_the_slope_of_the_oracles_loss(Activation hidden, Activation output, Loss loss)
    {
        var problem = new Problem(NetworkShape.Create(3, [5, 4], hidden, 3, output), rows: 6, seed: 1);

        var numerical = CentralDifferences.Gradient(problem.Oracle, loss, problem.OracleInputs, problem.OracleTargets);

        AssertLayers(numerical, Run(problem, loss).Gradient);
    }

    public static TheoryData<int> RowCounts { get; } = [.. Enumerable.Range(1, 70), 300];

    [Theory]
    [MemberData(nameof(RowCounts))]
    public void The_gradient_is_the_oracles_for_any_number_of_rows(int rows)
    {
        AssertGradient(
            new Problem(NetworkShape.Create(4, [3], Activation.Sigmoid, 3, Activation.Sigmoid), rows, seed: 3), Loss.SquaredError);
        AssertGradient(
            new Problem(NetworkShape.Create(4, [9], Activation.Relu, 3, Activation.Softmax), rows, seed: 4), Loss.CrossEntropy);
    }

    [Theory]
    [InlineData]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(17, 9)]
    [InlineData(64, 32)]
    [InlineData(5, 5, 5, 5, 5)]
    public void The_gradient_is_the_oracles_for_any_depth_and_width(params int[] hidden)
    {
        AssertGradient(
            new Problem(NetworkShape.Create(6, hidden, Activation.Relu, 10, Activation.Softmax), rows: 33, seed: 5), Loss.CrossEntropy);
        AssertGradient(
            new Problem(NetworkShape.Create(1, hidden, Activation.Tanh, 1, Activation.Identity), rows: 33, seed: 6), Loss.SquaredError);
    }

    [Theory]
    [ClassData(typeof(ActivationAndLossPairs))]
    public void The_loss_is_the_oracles(Activation hidden, Activation output, Loss loss)
    {
        var problem = new Problem(NetworkShape.Create(5, [7, 6], hidden, 4, output), rows: 33, seed: 2);

        var expected = problem.Oracle.Loss(loss, problem.OracleInputs, problem.OracleTargets);

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of([Run(problem, loss).Loss], [expected]), "loss");
    }

    [Fact]
    public void A_smaller_batch_after_a_larger_one_gives_what_it_gives_alone()
    {
        var shape = NetworkShape.Create(4, [9], Activation.Relu, 3, Activation.Softmax);
        var (large, small) = (new Problem(shape, rows: 33, seed: 7), new Problem(shape, rows: 9, seed: 7));
        var backpropagation = new Backpropagation(new Network(small.Parameters), Loss.CrossEntropy);
        var gradient = new Parameters(shape);

        backpropagation.Run(large.Batch, gradient);
        backpropagation.Run(small.Batch, gradient);

        Assert.Equal(Run(small, Loss.CrossEntropy).Gradient.Values, gradient.Values);
    }

    public static TheoryData<Activation> NoProbabilities { get; } =
        [.. Activation.All.Where(activation => activation != Activation.Softmax && activation != Activation.Sigmoid)];

    [Theory]
    [MemberData(nameof(NoProbabilities))]
    public void Rejects_cross_entropy_of_outputs_that_are_no_probabilities(Activation output)
    {
        var network = new Network(new Parameters(NetworkShape.Create(2, [3], Activation.Sigmoid, 2, output)));

        var error = Assert.Throws<ArgumentException>(() => new Backpropagation(network, Loss.CrossEntropy));

        Assert.Contains($"not {output.Name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_targets_of_another_shape()
    {
        var problem = new Problem(NetworkShape.Create(2, [3], Activation.Sigmoid, 2, Activation.Sigmoid), rows: 5, seed: 8);
        var backpropagation = new Backpropagation(new Network(problem.Parameters), Loss.SquaredError);
        var batch = PanelSamples.BatchOf(new Matrix(5, 2), new Matrix(5, 3));

        Assert.Throws<ArgumentException>(() => backpropagation.Run(batch, new Parameters(problem.Parameters.Shape)));
    }

    private static void AssertGradient(Problem problem, Loss loss) =>
        AssertLayers(problem.Oracle.Gradient(loss, problem.OracleInputs, problem.OracleTargets), Run(problem, loss).Gradient);

    private static void AssertLayers(OracleLayer[] expected, Parameters actual)
    {
        for (var layer = 0; layer < expected.Length; layer++)
        {
            float[] values = [.. actual.Weights(layer).Values, .. actual.Biases(layer).Values];
            RelativeError.AssertWithin(
                FloatRounding, RelativeError.Of(values, Conversion.Flatten([expected[layer]])), $"gradient of layer {layer}");
        }
    }

    private static (double Loss, Parameters Gradient) Run(Problem problem, Loss loss)
    {
        var gradient = new Parameters(problem.Parameters.Shape);
        var value = new Backpropagation(new Network(problem.Parameters), loss).Run(problem.Batch, gradient);
        return (value, gradient);
    }
}
