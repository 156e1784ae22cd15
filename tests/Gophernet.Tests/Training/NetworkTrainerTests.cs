using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tests.Oracle;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class NetworkTrainerTests
{
    private static readonly TrainingOptions MiniBatches = Preset.Plain with { Hidden = [9], BatchSize = 7 };

    [Fact]
    public void The_same_seed_gives_the_same_bytes() =>
        Assert.Equal(Train(MiniBatches with { Seed = 3 }), Train(MiniBatches with { Seed = 3 }));

    [Fact]
    public void Another_seed_gives_other_bytes() =>
        Assert.NotEqual(Train(MiniBatches with { Seed = 3 }), Train(MiniBatches with { Seed = 4 }));

    [Fact]
    public void Another_seed_shows_the_rows_in_another_order()
    {
        var start = new Problem(ProblemShape, rows: 1, seed: 6).Parameters.Values.ToArray();

        Assert.NotEqual(Train(MiniBatches with { Seed = 3 }, start), Train(MiniBatches with { Seed = 4 }, start));
    }

    [Fact]
    public void All_rows_at_once_do_not_depend_on_the_seed_of_their_order()
    {
        var start = new Problem(ProblemShape, rows: 1, seed: 6).Parameters.Values.ToArray();
        var options = MiniBatches with { BatchSize = 0 };

        Assert.Equal(Train(options with { Seed = 3 }, start), Train(options with { Seed = 4 }, start));
    }

    [Fact]
    public void Two_trainers_that_take_turns_do_not_disturb_each_other()
    {
        var (first, second) = (NewTrainer(MiniBatches), NewTrainer(MiniBatches));
        for (var epoch = 0; epoch < 3; epoch++)
        {
            first.RunEpoch();
            second.RunEpoch();
        }

        Assert.Equal(first.Network.Parameters.Values, second.Network.Parameters.Values);
    }

    [Fact]
    public void The_loss_is_the_mean_of_a_row_before_the_step()
    {
        // Outputs 0, targets 2 and 4: ½·4 and ½·16, in the mean 5.
        var network = new Network(new Parameters(NetworkShape.Create(1, [], Activation.Identity, 1, Activation.Identity)));
        var options = Preset.Classic with { OutputActivation = Activation.Identity };

        Assert.Equal(5, SmallTrainer.Of(network, new Matrix(2, 1), new Matrix(2, 1, [2, 4]), options).RunEpoch());
    }

    [Fact]
    public void Counts_its_epochs()
    {
        var trainer = NewTrainer(MiniBatches);
        trainer.RunEpoch();
        trainer.RunEpoch();

        Assert.Equal(2, trainer.Epoch);
    }

    [Fact]
    public void Diverging_is_an_error_with_a_hint()
    {
        var options = Preset.Classic with { OutputActivation = Activation.Identity, LearningRate = 1e6f };
        var trainer = NewTrainer(options);

        var error = Assert.Throws<DivergenceException>(() =>
        {
            for (var epoch = 0; epoch < 100; epoch++)
            {
                trainer.RunEpoch();
            }
        });

        Assert.Contains("diverged", error.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_table_without_rows() =>
        Assert.ThrowsAny<ArgumentException>(() => SmallTrainer.New(new Matrix(0, 2), new Matrix(0, 1), Preset.Classic));

    [Fact]
    public void Rejects_targets_for_another_number_of_rows() =>
        Assert.Throws<ArgumentException>(() => SmallTrainer.New(new Matrix(3, 2), new Matrix(4, 1), Preset.Classic));

    private static NetworkShape ProblemShape => NetworkShape.Create(5, [9], Activation.Relu, 3, Activation.Softmax);

    private static NetworkTrainer NewTrainer(TrainingOptions options)
    {
        var problem = new Problem(ProblemShape, rows: 40, seed: 5);
        return SmallTrainer.New(Conversion.ToMatrix(problem.OracleInputs), Conversion.ToMatrix(problem.OracleTargets), options);
    }

    private static float[] Train(TrainingOptions options, float[]? start = null)
    {
        var trainer = NewTrainer(options);
        start?.CopyTo(trainer.Network.Parameters.Values);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            trainer.RunEpoch();
        }

        return trainer.Network.Parameters.Values.ToArray();
    }
}
