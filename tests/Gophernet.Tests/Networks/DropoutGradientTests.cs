using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tests.Oracle;

namespace Gophernet.Tests.Networks;

/// <summary>The forward and the backward pass with neurons left out: both must leave out the same.</summary>
public class DropoutGradientTests
{
    // Relative to the largest entry of a tensor: some roundings of 6e-8, more where the deltas of the rows nearly cancel.
    private const double FloatRounding = 5e-6;

    public static TheoryData<Activation, bool> Activations { get; } = new(
        from activation in Activation.All
        from isParametric in (bool[])[false, true]
        where !isParametric || (activation.IsElementwise && activation != Activation.Identity)
        select (activation, isParametric));

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_gradient_is_the_slope_of_the_loss_without_those_left_out(Activation activation, bool isParametric)
    {
        var shape = new NetworkShape(
            new LayerShape(3, 9, activation, isParametric), new LayerShape(9, 7, activation, isParametric), new LayerShape(7, 3, Activation.Softmax));
        for (var rows = 1; rows <= 40; rows += 13)
        {
            AssertGradient(new FlatProblem(shape, Loss.CrossEntropy, rows, seed: rows), new DropoutMask(0.3f, 0x123456789 * (ulong)rows));
        }
    }

    [Fact]
    public void The_inputs_are_not_left_out()
    {
        var input = new InputShape([new PeriodicInput(1), new PlainInput(2)], IsScaled: true);
        var shape = new NetworkShape(input, [new LayerShape(6, 9, Activation.Tanh), new LayerShape(9, 3, Activation.Softmax)]);

        AssertGradient(new FlatProblem(shape, Loss.CrossEntropy, 21, seed: 1), new DropoutMask(0.4f, 3));
    }

    [Fact]
    public void A_network_without_hidden_layers_has_nothing_to_leave_out()
    {
        var problem = new FlatProblem(NetworkShape.Create(3, [], Activation.Relu, 3, Activation.Softmax), Loss.CrossEntropy, 20, seed: 2);

        Assert.Equal(problem.Run().Gradient.Values, problem.Run(new DropoutMask(0.5f, 1)).Gradient.Values);
    }

    [Fact]
    public void An_empty_mask_gives_the_bits_of_none()
    {
        var problem = new FlatProblem(NetworkShape.Create(3, [8, 8], Activation.Selu, 3, Activation.Softmax), Loss.CrossEntropy, 20, seed: 3);
        var gradient = new Parameters(problem.Parameters.Shape);

        new Backpropagation(new Network(problem.Parameters), Loss.CrossEntropy, hasDropout: true).Run(problem.Batch, gradient, new DropoutMask(0, 5));

        Assert.Equal(problem.Run().Gradient.Values, gradient.Values);
    }

    private static void AssertGradient(FlatProblem problem, DropoutMask mask)
    {
        var passed = Passed(problem.Parameters.Shape, problem.Inputs.Length, mask);
        var (loss, gradient) = problem.Run(mask);

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of([loss], [problem.ExpectedLoss(passed)]), "loss");
        problem.AssertGradient(FloatRounding, gradient, passed);
    }

    /// <summary>What each neuron is multiplied with, [row][layer][neuron]: what a mask makes of ones.</summary>
    private static double[][][] Passed(NetworkShape shape, int rows, DropoutMask mask)
    {
        double[][][] passed = [.. Enumerable.Range(0, rows).Select(_ => new double[shape.Layers.Length - 1][])];
        for (var layer = 0; layer < shape.Layers.Length - 1; layer++)
        {
            var ones = new PanelMatrix(shape.Layers[layer].Outputs, rows);
            ones.Values.Fill(1);
            mask.Apply(layer, ones, ones, 0, ones.PanelCount);
            for (var row = 0; row < rows; row++)
            {
                passed[row][layer] = [.. Enumerable.Range(0, ones.Rows).Select(neuron => (double)ones[neuron, row])];
            }
        }

        return passed;
    }
}
