using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks;

/// <summary>Starting weights that fit a sample of rows, against sums that are computed here in double.</summary>
public class FittedWeightsTests
{
    private const int Rows = 75; // not a multiple of the 16 columns of a panel
    private const double Rounding = 1e-5; // of sums of up to 30 floats

    private static readonly NetworkShape Shape = NetworkShape.Create(6, [30, 20], Activation.Selu, 4, Activation.Softmax);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_neurons_sum_has_the_deviation_1_over_the_sample(int layer)
    {
        var inputs = Sample();

        Assert.All(Sums(Fit(Shape, inputs), inputs, layer), sums => Assert.Equal(1, Deviation(sums), Rounding));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_neurons_sum_is_0_somewhere_among_the_rows(int layer)
    {
        var inputs = Sample();

        Assert.All(Sums(Fit(Shape, inputs), inputs, layer), sums =>
        {
            Assert.InRange(sums.Min(), double.NegativeInfinity, 0);
            Assert.InRange(sums.Max(), 0, double.PositiveInfinity);
        });
    }

    // Five rows that are mixed lie nearer to the middle than one: of uniform numbers, by a factor of 1/√3 for shares that are equally likely.
    [Fact]
    public void Where_it_is_0_differs_from_neuron_to_neuron()
    {
        var shape = NetworkShape.Create(1, [2_000], Activation.Relu, 1, Activation.Identity);
        var inputs = new PanelMatrix(1, 1_000);
        for (var row = 0; row < inputs.Columns; row++)
        {
            inputs[0, row] = row / 1_000f;
        }

        var parameters = Fit(shape, inputs);
        var places = Enumerable.Range(0, 2_000).Select(neuron => -(double)parameters.Biases(0).Values[neuron] / parameters.Weights(0).Values[neuron]).ToArray();

        // The mean of squares of five shares of a whole is 2/6: the deviation of the places is 1/√12·√(1/3) = 1/6; it is known to 1/√4000 of itself.
        Assert.Equal(0.5, places.Average(), 5 / 6.0 / Math.Sqrt(2_000));
        Assert.Equal(1 / 6.0, Deviation(places), 5 / 6.0 / Math.Sqrt(4_000));
    }

    [Fact]
    public void Inputs_that_do_not_change_leave_the_weights_as_they_were_drawn()
    {
        var inputs = new PanelMatrix(6, Rows);
        inputs.Values.Fill(0.5f);
        var drawn = Draw(Shape);

        var fitted = Fit(Shape, inputs);

        Assert.Equal(drawn.Weights(0).Values, fitted.Weights(0).Values);
        Assert.All(fitted.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_single_row_is_enough() =>
        Assert.All(Fit(Shape, Sample(rows: 1)).Values.ToArray(), value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void The_parameters_of_the_inputs_stay()
    {
        var shape = new NetworkShape(
            new InputShape([new PeriodicInput(4), new PlainInput(2)], IsScaled: true),
            [new LayerShape(18, 5, Activation.Selu, IsParametric: true), new LayerShape(5, 2, Activation.Softmax)]);
        var (drawn, fitted) = (Draw(shape), Fit(shape, Sample()));

        Assert.All(shape.Tensors.Where(tensor => tensor.Kind is not (ParameterKind.Weight or ParameterKind.Bias)), tensor => Assert.Equal(
            drawn.Values.Slice(tensor.Offset, tensor.Length), fitted.Values.Slice(tensor.Offset, tensor.Length)));
    }

    private static PanelMatrix Sample(int rows = Rows)
    {
        var random = new Random(5);
        var inputs = new PanelMatrix(6, rows);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < 6; i++)
            {
                inputs[i, row] = (float)(i + 1) * random.NextSingle() - i; // of six scales and places
            }
        }

        return inputs;
    }

    private static Parameters Draw(NetworkShape shape)
    {
        var parameters = new Parameters(shape);
        StartingWeights.NormalFitted.Fill(parameters, new RandomSource(1, RandomPurpose.StartingWeights));
        return parameters;
    }

    private static Parameters Fit(NetworkShape shape, PanelMatrix inputs)
    {
        var parameters = Draw(shape);
        FittedWeights.Fit(new Network(parameters), new InputBatch(inputs), new RandomSource(2, RandomPurpose.StartingWeights));
        return parameters;
    }

    /// <summary>The sums of each neuron of a layer, one a row.</summary>
    private static double[][] Sums(Parameters parameters, PanelMatrix inputs, int layer)
    {
        var values =
            Enumerable.Range(0, inputs.Rows).Select(i => Enumerable.Range(0, inputs.Columns).Select(row => (double)inputs[i, row]).ToArray()).ToArray();
        for (var l = 0; ; l++)
        {
            var (weights, biases) = (parameters.Weights(l), parameters.Biases(l));
            var sums = Enumerable.Range(0, weights.Rows).Select(neuron => Enumerable.Range(0, inputs.Columns).Select(row =>
                biases.Values[neuron] + Enumerable.Range(0, weights.Columns).Sum(i => weights[neuron, i] * values[i][row])).ToArray()).ToArray();
            if (l == layer)
            {
                return sums;
            }

            values = [.. sums.Select(row => row.Select(Selu).ToArray())];
        }
    }

    private static double Selu(double x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1));

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
