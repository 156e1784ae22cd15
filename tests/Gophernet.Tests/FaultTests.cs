using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Numerics;
using Gophernet.Tests.Training;
using Gophernet.Training;

namespace Gophernet.Tests;

/// <summary>Faults that were found once, each with the test that found it.</summary>
public class FaultTests
{
    // Matrix.Resize asks only whether the shape fits into the whole storage, not into what lies behind the offset: Values then throws.
    [Fact]
    public void A_view_at_an_offset_rejects_a_shape_that_runs_beyond_the_storage() =>
        Assert.Throws<InvalidOperationException>(() => new Matrix(new float[10], 4, 2, 2).Resize(2, 4));

    // A view at offset 0 takes new memory silently: from then on it is no view (documented: "or of too little memory" throws).
    [Fact]
    public void A_view_at_the_start_of_its_storage_does_not_grow_beyond_it() =>
        Assert.Throws<InvalidOperationException>(() => new Matrix(new float[6], 0, 2, 2).Resize(3, 3));

    // And it may grow over its neighbours: the weights of layer 0 over its biases.
    [Fact]
    public void A_view_does_not_grow_over_its_neighbours()
    {
        var parameters = new Parameters(NetworkShape.Create(2, [3], Activation.Relu, 1, Activation.Identity));

        Assert.Throws<InvalidOperationException>(() => parameters.Weights(0).Resize(3, 3));
    }

    // The sum of the layers' counts overflows 64 bits before it is compared: 4·(2³¹ − 1)·2³¹ = 2⁶⁴ − 2³³ becomes −2³³. Widths may come from
    // a model file that a stranger made.
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Rejects_widths_whose_parameters_overflow_the_count(int layers) =>
        Assert.Throws<GophernetException>(
            () => new NetworkShape([.. Enumerable.Repeat(new LayerShape(int.MaxValue, int.MaxValue, Activation.Relu), layers)]));

    // "at most a third of the name": one edit is all of a name of one character and half of one of two.
    [Theory]
    [InlineData("x", "y")]
    [InlineData("", "y")]
    [InlineData("ab", "xb")]
    public void Does_not_suggest_a_name_that_differs_by_more_than_a_third(string name, string candidate) =>
        Assert.Null(NearestName.Find(name, [candidate]));

    // ToModel hands out the live network: "the model as it stands now" goes on changing.
    [Fact]
    public void A_model_does_not_change_when_training_goes_on()
    {
        using var stream = File.OpenRead(Repository.File("data", "iris", "train.csv"));
        var table = TableInference.Read(
            new CsvReader(stream, "train.csv"), new TableOptions { Targets = ["setosa", "virginica", "versicolor"], Scaling = NumberScaling.None });
        var trainer = new ModelTrainer(table, Preset.Classic);
        trainer.RunEpoch();
        var model = trainer.ToModel().Model;
        var before = model.Networks[0].Parameters.Values.ToArray();

        trainer.RunEpoch();

        Assert.Equal(before, model.Networks[0].Parameters.Values);
    }

    // The loss of an epoch is taken before its last step: with weights that overflow in that step, the run ends without an error.
    [Fact]
    public void Weights_that_overflow_in_the_last_step_are_an_error()
    {
        var options = Preset.Classic with { OutputActivation = Activation.Identity, LearningRate = 1e38f };
        var trainer = SmallTrainer.New(new Matrix(2, 1, [1, 2]), new Matrix(2, 1, [1e5f, 2e5f]), options);

        Assert.Throws<DivergenceException>(() => trainer.RunEpoch());
    }

    [Fact]
    public void Rejects_a_negative_batch_size() =>
        Assert.ThrowsAny<ArgumentException>(
            () => SmallTrainer.New(new Matrix(2, 1), new Matrix(2, 1), Preset.Classic with { BatchSize = -1 }));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-0.1f)]
    public void Rejects_a_learning_rate_that_is_none(float rate) =>
        Assert.ThrowsAny<ArgumentException>(
            () => SmallTrainer.New(new Matrix(2, 1), new Matrix(2, 1), Preset.Classic with { LearningRate = rate }));

    [Fact]
    public void The_tangent_of_minus_zero_is_minus_zero() =>
        MatrixSamples.AssertSameBits(-0f, VectorFunction.Named("tanh").At(-0f), "tanh");
}
