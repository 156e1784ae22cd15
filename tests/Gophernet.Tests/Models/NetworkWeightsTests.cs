using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Models;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>What each kind of network counts in the mean.</summary>
public class NetworkWeightsTests
{
    private const int Rows = 400;

    private static readonly NetworkShape First = NetworkShape.Create(1, [], Activation.Identity, 1, Activation.Identity);
    private static readonly NetworkShape Second = NetworkShape.Create(1, [], Activation.Identity, 1, Activation.Identity);
    private static readonly ImmutableArray<NetworkShape> InTurn = [First, Second, First, Second];

    [Fact]
    public void A_kind_that_only_harms_does_not_count() => Assert.Equal([2f, 0f, 2f, 0f], Find(noise: 0.1, otherNoise: 3));

    [Fact]
    public void Kinds_that_are_as_good_count_much_the_same() => Assert.All(Find(noise: 1, otherNoise: 1.02), weight => Assert.InRange(weight, 0.85f, 1.15f));

    [Fact]
    public void A_kind_that_is_worse_counts_less()
    {
        var weights = Find(noise: 1, otherNoise: 1.6);

        Assert.InRange(weights[1], 0.2f, 0.9f); // by their variances 0.56
        Assert.Equal(4f, weights.Sum(), 1e-5f);
        Assert.Equal((weights[0], weights[1]), (weights[2], weights[3]));
    }

    [Fact]
    public void Too_few_rows_say_nothing() => Assert.Empty(Find(noise: 0.1, otherNoise: 3, rows: 9));

    [Fact]
    public void Rows_that_one_kind_alone_was_judged_on_are_passed_over()
    {
        var (table, means) = Sample(0.1, 3, Rows);
        means[0] = ([.. means[0].Rows[100..]], Part(means[0].Outputs, 100, Rows - 100));
        means[1] = ([.. means[1].Rows[..300]], Part(means[1].Outputs, 0, 300));

        Assert.Equal([2f, 0f, 2f, 0f], NetworkWeights.Find(InTurn, means, table, TaskKind.Regression, Loss.SquaredError));
    }

    [Fact]
    public void Probabilities_are_judged_by_their_logarithms()
    {
        var targets = new Matrix(Rows, 2);
        var (sure, coin) = (new Matrix(Rows, 2), new Matrix(Rows, 2));
        for (var row = 0; row < Rows; row++)
        {
            targets[row, row % 2] = 1;
            (sure[row, row % 2], sure[row, 1 - row % 2]) = row % 20 == 0 ? (0.2f, 0.8f) : (0.9f, 0.1f);
            (coin[row, 0], coin[row, 1]) = (row % 3 == 0 ? 0.6f : 0.4f, row % 3 == 0 ? 0.4f : 0.6f);
        }

        int[] rows = [.. Enumerable.Range(0, Rows)];
        var weights = NetworkWeights.Find(
            InTurn, [(rows, sure), (rows, coin)], Judged(targets), TaskKind.Classification, Loss.CrossEntropy);

        Assert.True(weights[0] > 1.7f, string.Join(' ', weights));
    }

    /// <summary>Sixteen steps, of which plain numbers learn nothing and lines nearly all: from the table to the model, its file and its predictions.</summary>
    [Fact]
    public void A_kind_that_learns_nothing_is_left_out_of_the_model()
    {
        var lines = Enumerable.Range(0, 1009).Select(row => row * 7919 % 1009).Select(x =>
            string.Create(CultureInfo.InvariantCulture, $"{x},{(x / 63 % 2 == 0 ? 10 : 0) + x * 7 % 3 / 10.0 + x / 1000.0}\n"));
        var training = InferredTable.Of("x,y\n" + string.Concat(lines), new TableOptions { Scaling = NumberScaling.Robust });
        var options = Preset.Find("default")!.For(new DataSize(1009, TaskKind.Regression)) with
        {
            Numbers = [NumberEmbedding.Plain, NumberEmbedding.Lines], Hidden = [32, 32], Epochs = 60, BatchSize = 64, NetworkCount = 4,
        };

        using var trainer = new ModelTrainer(training, options).ToEnd();
        var (model, heldOut) = trainer.ToModel();

        Assert.Equal(["piecewise", "piecewise"], model.Networks.Select(network => network.Shape.Input!.Steps[0].Kind));
        Assert.Equal(2, model.Training.BestEpochs.Length);
        Assert.Empty(model.Weights);
        Assert.True(heldOut!["r2"] > 0.6, $"{heldOut["r2"]}");
        var read = SmallModel.Read(SmallModel.Bytes(model));
        Assert.Equal(new Predictor(model).Predict(training.Table).Values, new Predictor(read).Predict(training.Table).Values);
    }

    private static ImmutableArray<float> Find(double noise, double otherNoise, int rows = Rows)
    {
        var (table, means) = Sample(noise, otherNoise, rows);
        return NetworkWeights.Find(InTurn, means, table, TaskKind.Regression, Loss.SquaredError);
    }

    /// <summary>Targets, and two predictions of them with independent noise.</summary>
    private static (JudgedTargets Table, (int[] Rows, Matrix Outputs)[] Means) Sample(double noise, double otherNoise, int rows)
    {
        var random = new RandomSource(5, RandomPurpose.StartingWeights);
        var (targets, first, second) = (new Matrix(rows, 1), new Matrix(rows, 1), new Matrix(rows, 1));
        for (var row = 0; row < rows; row++)
        {
            targets[row, 0] = random.NextNormal();
            first[row, 0] = targets[row, 0] + (float)noise * random.NextNormal();
            second[row, 0] = targets[row, 0] + (float)otherNoise * random.NextNormal();
        }

        int[] indexes = [.. Enumerable.Range(0, rows)];
        return (Judged(targets), [(indexes, first), (indexes, second)]);
    }

    private static JudgedTargets Judged(Matrix targets) => new(new Table("", 0, 0), targets, default, null);

    private static Matrix Part(Matrix matrix, int first, int count)
    {
        var part = new Matrix(count, matrix.Columns);
        for (var row = 0; row < count; row++)
        {
            matrix.Row(first + row).CopyTo(part.Row(row));
        }

        return part;
    }
}
