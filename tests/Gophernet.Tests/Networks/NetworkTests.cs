using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tests.Numerics;
using Gophernet.Tests.Oracle;

namespace Gophernet.Tests.Networks;

public class NetworkTests
{
    public static TheoryData<Activation> Activations { get; } = [.. Activation.All];

    // `predict` cuts its input into batches as it comes: where a row falls must not show.
    [Theory]
    [MemberData(nameof(Activations))]
    public void A_rows_outputs_have_the_same_bits_in_every_batch(Activation activation)
    {
        var problem = new Problem(NetworkShape.Create(5, [9, 3], activation, 4, activation), rows: 41, seed: 1);
        var all = Forward(problem.Parameters, problem.Inputs);
        for (var rows = 1; rows < problem.Inputs.Columns; rows++)
        {
            var part = Forward(problem.Parameters, LastColumns(problem.Inputs, rows));
            for (var row = 0; row < rows; row++)
            {
                for (var neuron = 0; neuron < part.Rows; neuron++)
                {
                    MatrixSamples.AssertSameBits(
                        all[neuron, all.Columns - rows + row], part[neuron, row], $"output {neuron} of row {row} of {rows}");
                }
            }
        }
    }

    // What is not a number must reach the loss, where it is an error.
    [Theory]
    [MemberData(nameof(Activations))]
    public void An_input_that_is_not_a_number_shows_in_the_outputs(Activation activation)
    {
        var problem = new Problem(NetworkShape.Create(2, [3], activation, 2, activation), rows: 9, seed: 1);
        problem.Inputs[0, 8] = float.NaN;

        var outputs = Forward(problem.Parameters, problem.Inputs);

        Assert.Equal(float.NaN, outputs[0, 8]);
        Assert.True(float.IsFinite(outputs[0, 7]));
    }

    [Fact]
    public void Rejects_inputs_of_another_width()
    {
        var parameters = new Parameters(NetworkShape.Create(4, [3], Activation.Sigmoid, 3, Activation.Sigmoid));

        var error = Assert.Throws<ArgumentException>(() => Forward(parameters, new Matrix(5, 2)));

        Assert.Contains("a network of 4, 0 and 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("5 numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_workspace_for_another_depth()
    {
        var network = new Network(new Parameters(NetworkShape.Create(4, [3], Activation.Sigmoid, 3, Activation.Sigmoid)));
        var workspace = new LayerOutputs(NetworkShape.Create(4, [], Activation.Sigmoid, 3, Activation.Sigmoid));

        Assert.Throws<ArgumentException>(() => network.Forward(new PanelMatrix(4, 2), workspace));
    }

    private static PanelMatrix Forward(Parameters parameters, Matrix inputs) =>
        new Network(parameters).Forward(PanelSamples.Of(inputs), new LayerOutputs(parameters.Shape));

    private static Matrix LastColumns(Matrix matrix, int count)
    {
        var part = new Matrix(matrix.Rows, count);
        for (var row = 0; row < matrix.Rows; row++)
        {
            matrix.Row(row)[^count..].CopyTo(part.Row(row));
        }

        return part;
    }
}
