using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class EnsembleTrainerTests
{
    private const int Rows = 103;

    // Five networks at a fifth: every row judges exactly one of them.
    [Fact]
    public void Each_network_is_judged_on_other_rows_until_all_have_judged()
    {
        using var ensemble = EnsembleSample.Trainer(EnsembleSample.Options with { NetworkCount = 5 }, Rows);
        var judged = ensemble.HeldOut().Select(heldOut => heldOut.Rows).ToArray();

        Assert.Equal(5, judged.Length);
        Assert.Equal(Enumerable.Range(0, Rows), judged.SelectMany(rows => rows).Order());
        Assert.All(judged, rows => Assert.InRange(rows.Length, Rows / 5, Rows / 5 + 1));
    }

    [Fact]
    public void Networks_of_several_kinds_are_judged_on_the_same_rows()
    {
        var (table, classes) = EnsembleSample.Table(Rows);
        var other = NetworkShape.Create(EnsembleSample.Inputs, [8], Activation.Relu, EnsembleSample.Classes, Activation.Softmax);
        using var ensemble = new EnsembleTrainer(
            table, classes, validation: null, TaskKind.Classification, [EnsembleSample.Shape, other, EnsembleSample.Shape, other, EnsembleSample.Shape],
            EnsembleSample.Options with { NetworkCount = 5 }, workers: 1);
        var judged = ensemble.HeldOut();

        Assert.Equal([0, 1, 2, 3, 4], judged.Select(heldOut => heldOut.Network));
        Assert.Equal(judged[0].Rows, judged[1].Rows);
        Assert.Equal(judged[2].Rows, judged[3].Rows);
        Assert.Empty(judged[0].Rows.Intersect(judged[2].Rows));
        Assert.Empty(judged[4].Rows.Intersect(judged[2].Rows.Concat(judged[0].Rows)));
    }

    [Fact]
    public void Further_networks_are_judged_on_a_new_division()
    {
        using var ensemble = EnsembleSample.Trainer(EnsembleSample.Options with { NetworkCount = 10 }, Rows);
        var judged = ensemble.HeldOut().Select(heldOut => heldOut.Rows.Order().ToArray()).ToArray();

        Assert.Equal(Enumerable.Range(0, Rows), judged[5..].SelectMany(rows => rows).Order());
        Assert.All(judged[5..], rows => Assert.DoesNotContain(judged[..5], first => first.SequenceEqual(rows)));
    }

    [Fact]
    public void Given_rows_judge_all_networks_and_all_others_teach()
    {
        var (given, _) = EnsembleSample.Table(30, seed: 2);
        using var ensemble = EnsembleSample.Trainer(EnsembleSample.Options with { NetworkCount = 3 }, Rows, given);

        Assert.All(ensemble.HeldOut(), heldOut => Assert.Equal(Enumerable.Range(0, 30), heldOut.Rows));
    }

    [Fact]
    public void Each_network_has_another_start_and_another_end()
    {
        var options = EnsembleSample.Options with { NetworkCount = 3, ValidationFraction = 0 };
        using var ensemble = EnsembleSample.Trainer(options, Rows);
        AssertDiffer();

        EnsembleSample.Run(ensemble);
        AssertDiffer();

        void AssertDiffer() => Assert.Equal(3, ensemble.Networks.Select(network => network.Parameters.Values[0]).Distinct().Count());
    }

    // The first network is what one alone would be.
    [Fact]
    public void The_first_of_several_networks_is_the_one_of_one()
    {
        using var one = EnsembleSample.Run(EnsembleSample.Trainer(EnsembleSample.Options with { NetworkCount = 1 }, Rows));
        using var several = EnsembleSample.Run(EnsembleSample.Trainer(EnsembleSample.Options with { NetworkCount = 3 }, Rows));

        Assert.Equal(one.Networks[0].Parameters.Values, several.Networks[0].Parameters.Values);
        Assert.Equal(one.BestEpochs[0], several.BestEpochs[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_networks_have_the_same_bits_for_any_number_of_threads(int networks)
    {
        var options = EnsembleSample.Options with { NetworkCount = networks, GradientClip = 1 };
        using var expected = EnsembleSample.Run(EnsembleSample.Trainer(options, Rows));

        foreach (var threads in (int[])[2, 3, 8])
        {
            using var actual = EnsembleSample.Run(EnsembleSample.Trainer(options, Rows, threads: threads));

            Assert.Equal((expected.Loss, expected.Error), (actual.Loss, actual.Error));
            Assert.Equal(expected.BestEpochs, actual.BestEpochs);
            Assert.All(expected.Networks.Zip(actual.Networks), pair => Assert.Equal(pair.First.Parameters.Values, pair.Second.Parameters.Values));
        }
    }

    [Fact]
    public void The_networks_that_are_handed_out_do_not_change_when_training_goes_on()
    {
        using var ensemble = EnsembleSample.Trainer(EnsembleSample.Options with { ValidationFraction = 0 }, Rows);
        ensemble.RunEpoch();
        var network = ensemble.Networks[0];
        var before = network.Parameters.Values.ToArray();

        ensemble.RunEpoch();

        Assert.Equal(before, network.Parameters.Values);
        Assert.NotEqual(before, ensemble.Networks[0].Parameters.Values.ToArray());
    }

    [Fact]
    public void Training_again_on_all_rows_runs_the_epochs_that_were_best()
    {
        var options = EnsembleSample.Options with { LearningRate = 0.05f };
        using var chosen = EnsembleSample.Run(EnsembleSample.Trainer(options, Rows));
        using var again = EnsembleSample.Run(chosen.Refit());
        var (rows, _) = EnsembleSample.Table(Rows);

        for (var member = 0; member < 2; member++)
        {
            using var trainer = new NetworkTrainer(rows, options, NewNetwork.Create(EnsembleSample.Shape, rows, options, member), member);
            for (var epoch = 0; epoch < chosen.BestEpochs[member]; epoch++)
            {
                trainer.RunEpoch();
            }

            Assert.Equal(trainer.Network.Parameters.Values, again.Networks[member].Parameters.Values);
        }
    }

    [Fact]
    public void Rejects_no_network_at_all() =>
        Assert.ThrowsAny<ArgumentException>(() => EnsembleSample.Trainer(EnsembleSample.Options with { NetworkCount = 0 }));
}
