using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Which epoch of a network is kept, and when it is done.</summary>
public class BestEpochTests
{
    // The trainer and the judge by hand, epoch by epoch: the network with the smallest error, the later one of two.
    [Fact]
    public void The_network_is_that_of_the_epoch_with_the_smallest_error()
    {
        var options = EnsembleSample.Options with { NetworkCount = 1, LearningRate = 0.05f, Epochs = 30 };
        var (rows, _) = EnsembleSample.Table(100);
        var (judged, _) = EnsembleSample.Table(40, seed: 2);
        using var pool = new WorkerPool(1);
        using var trainer = new NetworkTrainer(rows, options, NewNetwork.Create(EnsembleSample.Shape, rows, options, member: 0), member: 0);
        var validation = new Validation(judged, TaskKind.Classification, Loss.CrossEntropy, EnsembleSample.Shape, pool);
        var (bestEpoch, bestError, best) = (0, double.PositiveInfinity, Array.Empty<float>());
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            trainer.RunEpoch();
            if (validation.ErrorOf(trainer.Network) is var error && error <= bestError)
            {
                (bestEpoch, bestError, best) = (epoch, error, trainer.Network.Parameters.Values.ToArray());
            }
        }

        using var ensemble = EnsembleSample.Run(EnsembleSample.Trainer(options, validation: judged));

        Assert.Equal([bestEpoch], ensemble.BestEpochs);
        Assert.Equal(best, ensemble.Networks[0].Parameters.Values);
        Assert.InRange(bestEpoch, 2, options.Epochs - 1); // the test would show little otherwise
    }

    // A copy of a wide network takes long where it is wanted soon.
    [Fact]
    public void The_best_network_is_given_away_without_a_copy_and_further_training_does_not_change_it()
    {
        var (rows, _) = EnsembleSample.Table(100);
        var options = EnsembleSample.Options with { NetworkCount = 1, Epochs = 3 };
        using var trainer = new NetworkTrainer(rows, options, NewNetwork.Create(EnsembleSample.Shape, rows, options, member: 0));
        trainer.RunEpoch();
        var first = trainer.Best();
        var values = first.Parameters.Values.ToArray();

        Assert.Same(first.Parameters, trainer.Best(checkedRows: 10).Parameters);
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        Assert.Equal(values, first.Parameters.Values);
        Assert.Equal(trainer.Network.Parameters.Values, trainer.Best().Parameters.Values);
        Assert.NotEqual(values, trainer.Best().Parameters.Values.ToArray());
    }

    [Fact]
    public void Of_epochs_with_the_same_error_the_last_is_kept()
    {
        using var ensemble = EnsembleSample.Run(EnsembleSample.Trainer(EnsembleSample.Options with { LearningRate = 0 }));

        Assert.Equal([12, 12], ensemble.BestEpochs);
    }

    // The first epoch is better than none, and three more are not better than it.
    [Fact]
    public void Patience_is_lost_by_epochs_with_the_same_error()
    {
        using var ensemble = EnsembleSample.Run(EnsembleSample.Trainer(EnsembleSample.Options with { LearningRate = 0, Patience = 3 }));

        Assert.Equal(4, ensemble.Epoch);
        Assert.Equal([4, 4], ensemble.BestEpochs);
    }

    // What is learnt is the contrary of what is judged: the first epoch is the best. Three waves of four are seven fifteenths of the epochs.
    [Fact]
    public void A_network_whose_third_wave_brought_nothing_is_done()
    {
        var options = EnsembleSample.NumberOptions with
        {
            NetworkCount = 1, Epochs = 30, LearningRate = 0.01f, Schedule = Schedule.CosLog4, StopsBetweenWaves = true,
        };
        var learnt = EnsembleSample.Numbers(50, 1, 1);

        Assert.Equal(14, Run(options, EnsembleSample.Numbers(20, 1, -5)).Epoch);
        Assert.Equal(30, Run(options, EnsembleSample.Numbers(20, 1, 5)).Epoch);
        Assert.Equal(30, Run(options with { Schedule = Schedule.Cosine }, EnsembleSample.Numbers(20, 1, -5)).Epoch);
        Assert.Equal(30, Run(options with { StopsBetweenWaves = false }, EnsembleSample.Numbers(20, 1, -5)).Epoch);

        EnsembleTrainer Run(TrainingOptions how, TrainingRows judged)
        {
            using var ensemble = EnsembleSample.Run(EnsembleSample.NumberTrainer(how, learnt, judged));
            return ensemble;
        }
    }

    [Fact]
    public void Without_rows_to_be_judged_on_the_last_epoch_is_kept()
    {
        using var ensemble = EnsembleSample.Run(EnsembleSample.Trainer(EnsembleSample.Options with { ValidationFraction = 0, Patience = 2 }));

        Assert.Equal(12, ensemble.Epoch);
        Assert.Equal([12, 12], ensemble.BestEpochs);
        Assert.True(double.IsNaN(ensemble.Error));
        Assert.Empty(ensemble.HeldOut());
    }

    // The rows that teach say 10 and those that judge say −10: after the first epoch each is worse.
    [Fact]
    public void A_network_that_gets_worse_is_done_when_patience_is_lost()
    {
        var options = EnsembleSample.NumberOptions with { LearningRate = 0.1f, Patience = 3 };
        using var ensemble = EnsembleSample.Run(EnsembleSample.NumberTrainer(
            options, EnsembleSample.Numbers(20, 1, 10), EnsembleSample.Numbers(20, 1, -10)));

        Assert.Equal(4, ensemble.Epoch);
        Assert.Equal([1], ensemble.BestEpochs);
    }

    [Fact]
    public void A_network_that_gets_better_runs_all_epochs_whatever_the_patience()
    {
        var options = EnsembleSample.NumberOptions with { LearningRate = 0.1f, Patience = 1 };
        using var ensemble = EnsembleSample.Run(EnsembleSample.NumberTrainer(
            options, EnsembleSample.Numbers(20, 1, 10), EnsembleSample.Numbers(20, 1, 10)));

        Assert.Equal(20, ensemble.Epoch);
        Assert.Equal([20], ensemble.BestEpochs);
    }

    // 20 rows in five parts are four each, too few to choose by: all rows teach.
    [Theory]
    [InlineData(24, 0)]
    [InlineData(25, 2)]
    public void Few_rows_are_not_divided(int rows, int judgements)
    {
        using var ensemble = EnsembleSample.Trainer(EnsembleSample.Options, rows);

        Assert.Equal(judgements, ensemble.HeldOut().Length);
    }

    // Twelve classes of three rows each, of which five parts have none.
    [Fact]
    public void Rows_of_rare_classes_alone_are_not_divided()
    {
        double[] classes = [.. Enumerable.Range(0, 36).Select(row => row % 12)];
        var targets = new Matrix(36, 12);
        for (var row = 0; row < 36; row++)
        {
            targets[row, row % 12] = 1;
        }

        var shape = NetworkShape.Create(1, [2], Activation.Relu, 12, Activation.Softmax);
        using var ensemble = EnsembleSample.Run(new EnsembleTrainer(
            new TrainingRows(new Matrix(36, 1), targets), classes, validation: null, TaskKind.Classification,
            EnsembleSample.Shapes(shape, EnsembleSample.Options), EnsembleSample.Options, workers: 1));

        Assert.Equal(EnsembleSample.Options.Epochs, ensemble.Epoch);
    }
}
