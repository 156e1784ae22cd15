using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tests.Numerics;
using Gophernet.Tests.Oracle;

namespace Gophernet.Tests.Networks;

/// <summary>Neurons that learn how much of their activation they have.</summary>
public class ParametricActivationTests
{
    // Relative to the largest entry of a tensor: some roundings of 6e-8.
    private const double FloatRounding = 2e-6;

    /// <summary>Those of each neuron by itself.</summary>
    public static TheoryData<Activation> Activations { get; } = [.. Activation.All.Where(activation => activation.IsElementwise)];

    /// <summary>Those that differ from the sum: a share of the others has no slope to compare.</summary>
    public static TheoryData<Activation> Bent { get; } =
        [.. Activation.All.Where(activation => activation.IsElementwise && activation != Activation.Identity)];

    [Fact]
    public void Of_the_identity_a_share_has_no_slope()
    {
        var gradient = new FlatProblem(Shape(Activation.Identity), Loss.SquaredError, rows: 20, seed: 3).Run().Gradient;

        Assert.All(gradient.ActivationWeights(0)!.Values.ToArray(), slope => Assert.Equal(0, slope));
    }

    [Theory]
    [MemberData(nameof(Bent))]
    public void Every_share_has_the_slope_of_the_loss(Activation activation)
    {
        for (var rows = 1; rows <= 40; rows += 3)
        {
            var problem = new FlatProblem(Shape(activation), Loss.SquaredError, rows, seed: rows);

            problem.AssertGradient(FloatRounding, problem.Run().Gradient);
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_share_of_1_is_the_activation(Activation activation)
    {
        var problem = new FlatProblem(Shape(activation), Loss.SquaredError, rows: 20, seed: 1);
        problem.Parameters.ActivationWeights(0)!.Values.Fill(1);
        problem.Parameters.ActivationWeights(1)!.Values.Fill(1);
        var plain = new Parameters(NetworkShape.Create(3, [5, 4], activation, 2, Activation.Identity));
        problem.Parameters.Values[..plain.Values.Length].CopyTo(plain.Values); // shares come last

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(Forward(problem.Parameters, problem.Batch), Forward(plain, problem.Batch)), "outputs");
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_share_of_0_is_no_activation(Activation activation)
    {
        var problem = new FlatProblem(Shape(activation), Loss.SquaredError, rows: 20, seed: 2);
        problem.Parameters.ActivationWeights(0)!.Values.Clear();
        problem.Parameters.ActivationWeights(1)!.Values.Clear();
        var plain = new Parameters(NetworkShape.Create(3, [5, 4], Activation.Identity, 2, Activation.Identity));
        problem.Parameters.Values[..plain.Values.Length].CopyTo(plain.Values);

        RelativeError.AssertWithin(FloatRounding, RelativeError.Of(Forward(problem.Parameters, problem.Batch), Forward(plain, problem.Batch)), "outputs");
    }

    // sum + share·(activation − sum): −2 + ¼·(0 + 2) and 2 + ¼·(2 − 2).
    [Theory]
    [InlineData(-2, -1.5f)]
    [InlineData(2, 2)]
    public void A_quarter_of_relu_lies_between_the_sum_and_the_output(float sum, float expected)
    {
        var parameters = new Parameters(
            new NetworkShape(new LayerShape(1, 1, Activation.Relu, IsParametric: true), new LayerShape(1, 1, Activation.Identity)));
        parameters.Weights(0).Values[0] = 1;
        parameters.Weights(1).Values[0] = 1;
        parameters.ActivationWeights(0)!.Values[0] = 0.25f;

        Assert.Equal(expected, new Network(parameters).Forward(PanelSamples.Of(1, 1, sum), new LayerOutputs(parameters.Shape))[0, 0]);
    }

    private static NetworkShape Shape(Activation activation) => new(
        new LayerShape(3, 5, activation, IsParametric: true), new LayerShape(5, 4, activation, IsParametric: true), new LayerShape(4, 2, Activation.Identity));

    private static double[] Forward(Parameters parameters, Batch batch)
    {
        PanelMatrix outputs = new Network(parameters).Forward(batch.Inputs, new LayerOutputs(parameters.Shape));
        return [.. Enumerable.Range(0, outputs.Columns).SelectMany(row => Enumerable.Range(0, outputs.Rows).Select(i => (double)outputs[i, row]))];
    }
}
