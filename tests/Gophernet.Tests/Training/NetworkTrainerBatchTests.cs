using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class NetworkTrainerBatchTests
{
    // Relative to the largest parameter: the roundings to float of one step over 600 rows.
    private const double FloatRounding = 1e-6;

    private const int Rows = 16;

    // A network of zeros puts out 0, and the target of row i is 2ⁱ: its loss is ½·4ⁱ. In base 4, every digit of twice the loss is the
    // number of times that its row was seen; at rate 0 the network stays as it is.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(100)]
    public void An_epoch_shows_every_row_once(int batchSize)
    {
        var targets = new Matrix(Rows, 1);
        for (var row = 0; row < Rows; row++)
        {
            targets[row, 0] = MathF.ScaleB(1, row);
        }

        var options = LinearOptions with { BatchSize = batchSize, LearningRate = 0 };
        var trainer = SmallTrainer.Of(new Network(new Parameters(LinearShape(2))), new Matrix(Rows, 2), targets, options);

        trainer.RunEpoch();
        var loss = Rows * trainer.RunEpoch();

        Assert.Equal((Math.ScaleB(1, 2 * Rows) - 1) / 3 / 2, loss);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public void A_full_batch_is_the_sum_over_all_rows_however_many_blocks_it_takes(int rows)
    {
        var problem = new Problem(NetworkShape.Create(4, [3], Activation.Sigmoid, 3, Activation.Sigmoid), rows, seed: 1);
        var oracle = problem.Oracle;
        var (inputs, targets) = (problem.OracleInputs, problem.OracleTargets);
        var options = Preset.Classic with { LearningRate = 0.0078125f }; // exact in float
        var trainer = SmallTrainer.Of(new Network(problem.Parameters), Conversion.ToMatrix(inputs), Conversion.ToMatrix(targets), options);

        for (var epoch = 0; epoch < 3; epoch++)
        {
            trainer.RunEpoch();
            oracle.Step(Loss.SquaredError, inputs, targets, options.LearningRate);
        }

        RelativeError.AssertWithin(
            FloatRounding, RelativeError.Of(problem.Parameters.Values, Conversion.Flatten(oracle.Layers)), "parameters");
    }

    // One row four times, output 0, target 1, rate 0.5: the slope of the bias is −1 a row, so the sum moves it by 2 and the mean by 0.5.
    [Theory]
    [InlineData(GradientReduction.Sum, 2f)]
    [InlineData(GradientReduction.Mean, 0.5f)]
    public void A_batch_is_added_up_or_averaged_as_asked(GradientReduction reduction, float expected)
    {
        var network = new Network(new Parameters(LinearShape(1)));
        var options = LinearOptions with { Reduction = reduction, LearningRate = 0.5f };

        SmallTrainer.Of(network, new Matrix(4, 1), new Matrix(4, 1, [1, 1, 1, 1]), options).RunEpoch();

        Assert.Equal(expected, network.Parameters.Biases(0)[0, 0]);
    }

    // Batches of 2 rows and 1, target 1, rate 0.5: the bias goes from 0 to 0.5 and on to 0.75; divided by 2, it would stop at 0.625.
    [Fact]
    public void The_mean_of_a_short_last_batch_is_over_its_own_rows()
    {
        var network = new Network(new Parameters(LinearShape(1)));
        var options = LinearOptions with { Reduction = GradientReduction.Mean, LearningRate = 0.5f, BatchSize = 2 };

        SmallTrainer.Of(network, new Matrix(3, 1), new Matrix(3, 1, [1, 1, 1]), options).RunEpoch();

        Assert.Equal(0.75f, network.Parameters.Biases(0)[0, 0]);
    }

    private static TrainingOptions LinearOptions => Preset.Classic with { OutputActivation = Activation.Identity };

    private static NetworkShape LinearShape(int inputs) => NetworkShape.Create(inputs, [], Activation.Identity, 1, Activation.Identity);
}
