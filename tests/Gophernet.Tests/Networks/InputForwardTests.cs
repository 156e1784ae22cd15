using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Losses;
using Gophernet.Tests.Oracle;

namespace Gophernet.Tests.Networks;

/// <summary>What enters the first layer. A layer of one neuron for each, with weights of 1 and 0, shows it.</summary>
public class InputForwardTests
{
    // A turn is rounded to 2⁻²⁵ of itself, which 2π makes 2e-7; 16 cosines with weights of up to ½ are added up.
    private const double FloatRounding = 2e-6;

    [Fact]
    public void Waves_stand_in_front_of_their_number()
    {
        var parameters = Show(new InputShape([new PeriodicInput(1)], IsScaled: false));
        parameters.Tensor(0).Values[2] = 0.25f; // the third frequency
        parameters.Tensor(1).Values[2] = MathF.PI; // its phase
        parameters.Tensor(2).Row(0)[PeriodicInput.Waves + 2] = 5; // its weight for the second number
        float[] biases = [10, 20, 30];
        biases.CopyTo(parameters.Tensor(3).Values);

        // cos(2π·¼·2 + π) = cos(2π) = 1
        Assert.Equal([10f, 25f, 30f, 2f], Forward(parameters, 2));
    }

    // Times in seconds and sums of money, as they are, come to more turns than are exact; but a wave is never higher than 1.
    [Fact]
    public void Waves_of_large_numbers_stay_waves()
    {
        var parameters = Show(new InputShape([new PeriodicInput(1)], IsScaled: false));
        parameters.Tensor(0).Values[0] = 0.25f; // frequency
        parameters.Tensor(2).Values[0] = 1; // weight
        for (var number = 1e6f; number < 1e15f; number *= 1.001f)
        {
            var outputs = Forward(parameters, number);

            Assert.True(Math.Abs(outputs[0]) <= 1.000001f, $"the wave of {number} is {outputs[0]}");
        }
    }

    [Theory]
    [InlineData(-5f, 10f)] // below the first knot
    [InlineData(1f, 10f)]
    [InlineData(2f, 60f)]
    [InlineData(3f, 110f)]
    [InlineData(5f, 115f)]
    [InlineData(7f, 120f)]
    [InlineData(9f, 120f)]
    public void Lines_go_from_knot_to_knot(float number, float expected)
    {
        var parameters = Show(new InputShape([new PiecewiseInput(1, 3)], IsScaled: false));
        float[] knots = [1, 3, 7, 7]; // of three different values
        float[] weights = [100, 10, 1];
        knots.CopyTo(parameters.Tensor(0).Values);
        weights.CopyTo(parameters.Tensor(1).Values[3..]); // for the second number
        parameters.Tensor(2).Values[1] = 10;

        Assert.Equal([0f, expected, 0f, number], Forward(parameters, number));
    }

    [Fact]
    public void A_category_is_its_row_of_the_embedding()
    {
        var parameters = Show(new InputShape([new EmbeddedInput(3)], IsScaled: false));
        for (var i = 0; i < parameters.Tensor(0).Values.Length; i++)
        {
            parameters.Tensor(0).Values[i] = i;
        }

        Assert.Equal([8f, 9f, 10f, 11f, 12f, 13f, 14f, 15f], Forward(parameters, 0, 1, 0));
        Assert.Equal(new float[8], Forward(parameters, 0, 0, 0)); // none
    }

    [Fact]
    public void Factors_are_applied_last()
    {
        var parameters = Show(new InputShape([new EmbeddedInput(1), new PlainInput(1)], IsScaled: true));
        parameters.Tensor(0).Values.Fill(3);
        parameters.Tensor(1).Values.Fill(2);
        parameters.Tensor(1).Values[8] = -1;

        Assert.Equal([6f, 6f, 6f, 6f, 6f, 6f, 6f, 6f, -7f], Forward(parameters, 1, 7));
    }

    // Few categories are multiplied, many are looked up.
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    public void A_category_is_1_in_its_own_input_and_0_in_the_others(int categories)
    {
        var parameters = Show(new InputShape([new PlainInput(1), new OneHotInput(categories), new PlainInput(1)], IsScaled: true));
        parameters.Tensor(0).Values.Fill(2);
        for (var category = -1; category < categories; category++)
        {
            float[] row = [3, .. Enumerable.Range(0, categories).Select(i => i == category ? 1f : 0), 5];

            Assert.Equal(row.Select(value => 2 * value), Forward(parameters, row));
        }
    }

    // A file may say so, though no training makes it.
    [Fact]
    public void Plain_inputs_without_factors_enter_as_they_are()
    {
        var parameters = Show(new InputShape([new PlainInput(2)], IsScaled: false));

        Assert.Equal([3f, 4f], Forward(parameters, 3, 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(41)]
    public void All_kinds_together_are_the_oracles(int rows)
    {
        InputStep[] groups =
        [
            new PlainInput(3), new PeriodicInput(2), new EmbeddedInput(4), new OneHotInput(5), new PiecewiseInput(2, 16), new PlainInput(1),
            new OneHotInput(11),
        ];
        var shape = Show(new InputShape([.. groups], IsScaled: true)).Shape;
        var problem = new FlatProblem(shape, Loss.SquaredError, rows, seed: rows);

        var outputs = new Network(problem.Parameters).Forward(problem.Batch.Inputs, new LayerOutputs(shape));

        for (var row = 0; row < rows; row++)
        {
            float[] actual = [.. Enumerable.Range(0, shape.Outputs).Select(i => outputs[i, row])];
            RelativeError.AssertWithin(FloatRounding, RelativeError.Of(actual, problem.Oracle.Forward(problem.Inputs[row])), $"row {row}");
        }
    }

    /// <summary>A linear network that puts out what enters it; all parameters of its inputs are 0.</summary>
    private static Parameters Show(InputShape input)
    {
        var parameters = new Parameters(new NetworkShape(input, [new LayerShape(input.Outputs, input.Outputs, Activation.Identity)]));
        for (var i = 0; i < input.Outputs; i++)
        {
            parameters.Weights(0)[i, i] = 1;
        }

        return parameters;
    }

    private static float[] Forward(Parameters parameters, params float[] row)
    {
        var outputs = DenseInputs.Forward(new Network(parameters), row);
        return [.. Enumerable.Range(0, outputs.Rows).Select(i => outputs[i, 0])];
    }
}
