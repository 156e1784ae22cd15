using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>An epoch that is cancelled in its middle.</summary>
public class CancelledEpochTests
{
    public static TheoryData<string, TrainingOptions> Kinds => new()
    {
        { "batches", EnsembleSample.Options with { NetworkCount = 1, BatchSize = 4 } },
        { "all rows at once", EnsembleSample.Options with { NetworkCount = 1, BatchSize = 0, Dropout = 0.3f } },
        { "steps that go too far", EnsembleSample.Options with { NetworkCount = 1, BatchSize = 4, Optimizer = Optimizer.GradientDescent, LearningRate = 300 } },
        { "a quasi-Newton method", EnsembleSample.Options with { NetworkCount = 1, BatchSize = 0, Dropout = 0, Optimizer = Optimizer.LimitedMemoryBfgs } },
    };

    // Another thread cancels at any moment; tried until it was within an epoch.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cancelled_epoch_is_run_again_from_where_it_began_to_the_same_weights(string kind, TrainingOptions options)
    {
        using var undisturbed = Trainer(options);
        while (!undisturbed.IsDone)
        {
            undisturbed.RunEpoch();
        }

        for (var cancelled = 0; cancelled == 0;)
        {
            using var trainer = Trainer(options);
            while (!trainer.IsDone)
            {
                cancelled += IsCancelled(trainer) ? 1 : 0;
            }

            Assert.True(undisturbed.Network.Parameters.Values.SequenceEqual(trainer.Network.Parameters.Values), kind);
            Assert.Equal(undisturbed.Best().Parameters.Values.ToArray(), trainer.Best().Parameters.Values.ToArray());
            Assert.Equal(
                (undisturbed.Loss, undisturbed.Error, undisturbed.BestEpoch, undisturbed.Restarts),
                (trainer.Loss, trainer.Error, trainer.BestEpoch, trainer.Restarts));
        }
    }

    [Fact]
    public void Many_networks_that_take_long_together_are_cancelled_between_two()
    {
        using var ensemble = EnsembleSample.Trainer(EnsembleSample.Options with { NetworkCount = 600 }, rows: 2_000);
        using var source = new CancellationTokenSource();
        source.Cancel();
        ensemble.Cancellation = source.Token;

        Assert.Throws<OperationCanceledException>(ensemble.RunEpoch);
        Assert.Equal(0, ensemble.Epoch);
    }

    // What ends an epoch while some of the networks are done with it, once or twice, must not show in what comes of them.
    [Fact]
    public void Networks_that_are_done_with_a_cancelled_epoch_wait_for_the_others_after_a_checkpoint_too()
    {
        var options = EnsembleSample.Options with { NetworkCount = 600, Epochs = 2 };
        using var undisturbed = EnsembleSample.Run(EnsembleSample.Trainer(options, rows: 2_000));
        var trainer = EnsembleSample.Trainer(options, rows: 2_000);
        for (var first = 0; first < 200; first += 100) // which of them is done when it is cancelled
        {
            CancelOnce(trainer, () => trainer.BestEpochs[first] == 1);
            Assert.Equal(0, trainer.Epoch);
            Assert.Contains(0, trainer.BestEpochs);

            var state = new MemoryStream();
            trainer.Save(new BinaryWriter(state));
            trainer.Dispose();
            trainer = EnsembleSample.Trainer(options, rows: 2_000);
            state.Position = 0;
            trainer.Load(new BinaryReader(state));
        }

        EnsembleSample.Run(trainer);

        Assert.Equal((2, undisturbed.Loss, undisturbed.Error), (trainer.Epoch, trainer.Loss, trainer.Error));
        Assert.Equal(undisturbed.BestEpochs, trainer.BestEpochs);
        Assert.All(undisturbed.Networks.Zip(trainer.Networks), pair =>
            Assert.True(pair.First.Parameters.Values.SequenceEqual(pair.Second.Parameters.Values)));
        trainer.Dispose();
    }

    // Rows, inputs, and the rows of a batch: 0 for all of them.
    [Theory]
    [InlineData(999, 1_000_000, 1, true)] // 999 steps
    [InlineData(999, 1_000_000, 0, false)] // one
    [InlineData(10, 100_000_000, 0, true)]
    [InlineData(999, 100, 1, false)]
    [InlineData(1_000, 1_000_000, 0, true)]
    public void What_takes_long_is_a_matter_of_rows_parameters_and_steps(int rows, int inputs, int batchSize, bool isLong)
    {
        var shape = NetworkShape.Create(inputs, [], Activation.Identity, 1, Activation.Identity);
        var table = new TrainingRows(new Matrix(rows, 0), new Matrix(rows, 1));

        Assert.Equal(isLong, EpochWork.IsLong(EpochWork.Of(table, 0, EnsembleSample.Options with { BatchSize = batchSize }, shape), rows));
    }

    [Fact]
    public void What_was_learnt_in_a_cancelled_first_epoch_is_the_best_so_far()
    {
        var options = EnsembleSample.Options with { NetworkCount = 1, BatchSize = 1 };
        while (true)
        {
            using var trainer = Trainer(options);
            var start = trainer.Network.Parameters.Values.ToArray();
            if (IsCancelled(trainer) && !trainer.Best().Parameters.Values.SequenceEqual(start)) // cancelled after the first step, and not before
            {
                Assert.Equal(0, trainer.Epoch);
                Assert.Equal(start, trainer.Network.Parameters.Values.ToArray());
                return;
            }
        }
    }

    // What is kept in mind of a wide network takes long the first time: its memory is touched then.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_kept_in_mind_before_an_epoch_may_be_cancelled_too(string kind, TrainingOptions options)
    {
        using var trainer = Trainer(options);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var rule = options.Optimizer.CreateRule(Rows(), options, trainer.Network, new BatchGradient(Rows(), options, trainer.Network, 1), member: 0);
        var start = trainer.Network.Parameters.Values.ToArray();
        trainer.Cancellation = source.Token;

        Assert.Throws<OperationCanceledException>(() => rule.Remember(source.Token));
        Assert.Throws<OperationCanceledException>(() => new Parameters(EnsembleSample.Shape).CopyFrom(trainer.Network.Parameters, source.Token));
        Assert.Throws<OperationCanceledException>(() => trainer.RunEpoch());
        Assert.True(trainer.Epoch == 0 && trainer.Network.Parameters.Values.SequenceEqual(start), kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public void A_copy_that_may_be_cancelled_takes_every_number(int length)
    {
        float[] numbers = [.. Enumerable.Range(1, length).Select(number => (float)number)];
        var copy = new float[length];

        VectorLoop.Copy(numbers, copy, TestContext.Current.CancellationToken);

        Assert.Equal(numbers, copy);
    }

    [Fact]
    public void A_short_epoch_runs_to_its_end()
    {
        using var ensemble = EnsembleSample.Trainer(EnsembleSample.Options);
        using var source = new CancellationTokenSource();
        source.Cancel();
        ensemble.Cancellation = source.Token;

        ensemble.RunEpoch();

        Assert.Equal(1, ensemble.Epoch);
    }

    private static void CancelOnce(EnsembleTrainer trainer, Func<bool> when)
    {
        using var source = new CancellationTokenSource();
        trainer.Cancellation = source.Token;
        using var canceller = Task.Run(() =>
        {
            SpinWait.SpinUntil(when);
            source.Cancel();
        }, TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(trainer.RunEpoch);
        canceller.Wait(CancellationToken.None);
    }

    private static bool IsCancelled(NetworkTrainer trainer)
    {
        using var source = new CancellationTokenSource();
        using var canceller = Task.Run(source.Cancel, TestContext.Current.CancellationToken);
        try
        {
            trainer.Cancellation = source.Token;
            trainer.RunEpoch();
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        finally
        {
            canceller.Wait(CancellationToken.None);
        }
    }

    private static TrainingRows Rows() => EnsembleSample.Table(3_000).Item1;

    private static NetworkTrainer Trainer(TrainingOptions options)
    {
        var rows = Rows();
        var (judged, _) = EnsembleSample.Table(400, seed: 2);
        var validation = new Validation(judged, TaskKind.Classification, Loss.CrossEntropy, EnsembleSample.Shape, new WorkerPool(1));
        return new NetworkTrainer(
            rows, options, NewNetwork.Create(EnsembleSample.Shape, rows, options, member: 0), validation: validation) { StopsInShortEpochs = true };
    }
}
