using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tests.Models.Files;
using Gophernet.Tests.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Models of several networks.</summary>
public class SeveralNetworksTests
{
    // A sum of three floats and their quotient.
    private const float FloatRounding = 2e-7f;

    [Theory]
    [InlineData(2)]
    [InlineData(11)] // "networks.10" stands between 1 and 2 in the order of names
    public void All_networks_are_kept_in_their_order(int count)
    {
        var model = Create(count);

        var read = SmallModel.Read(SmallModel.Bytes(model));

        Assert.Equal(count, read.Networks.Length);
        Assert.All(model.Networks.Zip(read.Networks), pair => Assert.Equal(pair.First.Parameters.Values, pair.Second.Parameters.Values));
        Assert.Equal(SmallModel.Bytes(model), SmallModel.Bytes(read));
    }

    [Fact]
    public void Every_kind_of_parameter_is_kept_under_its_name()
    {
        var input = new InputShape([new PeriodicInput(1), new PlainInput(1), new EmbeddedInput(2)], IsScaled: true);
        var shape = new NetworkShape(input, [new LayerShape(13, 3, Activation.Selu, IsParametric: true), new LayerShape(3, 2, Activation.Softmax)]);
        var model = SmallModel.Create(2, [3], 2, Activation.Softmax, 1) with { Networks = [Random(shape, 1), Random(shape, 2)] };
        var options = model.Training.Options with
        {
            HiddenActivation = Activation.Selu, IsParametric = true, HasInputScale = true, Numbers = [NumberEmbedding.Waves],
        };
        model = model with
        {
            Training = model.Training with { Options = options with { NetworkCount = 2 }, BestEpochs = [1, 2] },
            Schema = model.Schema with
            {
                Columns = [.. model.Schema.Columns, "c"],
                Features = model.Schema.Features.Add(new CategoricalFeature("c", ["p", "q"], HasOther: false, HasMissing: false)),
            },
        };
        var file = SmallModel.Bytes(model);

        for (var i = 0; i < shape.Tensors.Length; i++)
        {
            var tensor = shape.Tensors[i];
            int[] sizes = tensor.IsVector ? [tensor.Rows] : [tensor.Rows, tensor.Columns];
            RawSafetensors.Holds(file, $"networks.0.{tensor.Name}", sizes, model.Networks[0].Parameters.Tensor(i).Values);
            RawSafetensors.Holds(file, $"networks.1.{tensor.Name}", sizes, model.Networks[1].Parameters.Tensor(i).Values);
        }

        var read = SmallModel.Read(file);
        Assert.Equal(input.Steps, read.Shape.Input!.Steps);
        Assert.True(read.Shape.Input.IsScaled);
        Assert.Equal(shape.Layers, read.Shape.Layers);
    }

    [Fact]
    public void Networks_of_several_kinds_are_kept_with_what_they_count()
    {
        var model = Unlike();

        var read = SmallModel.Read(SmallModel.Bytes(model));

        Assert.Equal(model.Networks.Select(network => network.Shape.Input!.Steps[0]), read.Networks.Select(network => network.Shape.Input!.Steps[0]));
        Assert.Equal(2, read.Shapes.Length); // those of one kind share it
        Assert.Equal(model.Weights, read.Weights);
        Assert.Equal(SmallModel.Bytes(model), SmallModel.Bytes(read));
        Assert.NotEqual(Fingerprint.Of(model), Fingerprint.Of(model with { Weights = [] }));
    }

    [Fact]
    public void Predictions_are_the_weighted_mean_of_the_networks()
    {
        var (model, table) = (Unlike(), Rows(40));
        var alone = model.Networks.Select(network => new Predictor(model with { Networks = [network], Weights = [] }).Predict(table)).ToArray();

        var together = new Predictor(model).Predict(table);

        for (var row = 0; row < together.Rows; row++)
        {
            var expected = alone.Zip(model.Weights, (outputs, weight) => (double)outputs[row, 0] * weight).Sum() / model.Weights.Sum();
            Assert.Equal(expected, together[row, 0], FloatRounding);
        }
    }

    [Theory]
    [InlineData("\"kinds\":[0,1,0]", "\"kinds\":[0,2,0]", "kinds[1]")]
    [InlineData("\"kinds\":[0,1,0]", "\"kinds\":[0,1]", "it has 2 entries, not 3")]
    [InlineData("\"kinds\":[0,1,0]", "\"kinds\":[1,0,1]", "tensors where its networks have")]
    [InlineData("\"weights\":[0.5,", "\"weights\":[0,", "it is not what a network counts")]
    [InlineData("\"weights\":[0.5,", "\"weights\":[1e30,", "it is not what a network counts")]
    [InlineData("\"bins\":64", "\"bins\":0", "bins")]
    [InlineData("\"bins\":64", "\"bins\":100000", "bins")]
    public void Kinds_and_weights_that_cannot_be_are_a_damage(string part, string other, string expected)
    {
        var file = RawSafetensors.WithDocument(SmallModel.Bytes(Unlike()), document =>
        {
            Assert.Contains(part, document, StringComparison.Ordinal);
            return document.Replace(part, other, StringComparison.Ordinal);
        });

        Fault.Of(expected, () => SmallModel.Read(file));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Another_number_of_networks_than_the_files_is_a_damage(int count)
    {
        var file = RawSafetensors.WithDocument(
            SmallModel.Bytes(Create(2)), document => document.Replace("\"networks\":2", $"\"networks\":{count}", StringComparison.Ordinal));

        Fault.Of($"best_epochs: it has 2 entries, not {count}", () => SmallModel.Read(file));
    }

    // 300 rows are two blocks.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Predictions_are_the_average_of_the_networks(int count)
    {
        var (model, table) = (Create(count), Rows(300));
        var alone = model.Networks.Select(network => new Predictor(model with { Networks = [network] }).Predict(table)).ToArray();

        var together = new Predictor(model).Predict(table);

        for (var row = 0; row < together.Rows; row++)
        {
            for (var i = 0; i < together.Columns; i++)
            {
                Assert.Equal(alone.Average(outputs => (double)outputs[row, i]), together[row, i], FloatRounding);
            }
        }
    }

    [Fact]
    public void Predictions_of_several_networks_allocate_nothing_once_warm()
    {
        var (predictor, table) = (new Predictor(Create(3)), Rows(300));
        predictor.Predict(table);

        Assert.Equal(0, Allocation.Of(() => predictor.Predict(table)));
    }

    [Fact]
    public void The_fingerprint_is_that_of_all_networks_in_their_order()
    {
        var model = Create(3);

        Assert.Equal(3, new[] { model, model with { Networks = model.Networks[..2] }, model with { Networks = [.. model.Networks.Reverse()] } }
            .Select(Fingerprint.Of).Distinct().Count());
    }

    /// <summary>Waves, lines, waves.</summary>
    private static Model Unlike()
    {
        var model = Create(3);
        var options = model.Training.Options with { Numbers = [NumberEmbedding.Waves, NumberEmbedding.Lines] };
        var shapes = NetworkPlan.ShapesFor(model.Schema, options);
        return model with
        {
            Networks = [.. shapes.Select(Random)],
            Weights = [0.5f, 2, 0.5f],
            Training = model.Training with { Options = options },
        };
    }

    private static Model Create(int count)
    {
        var model = SmallModel.Create(2, [3], 3, Activation.Softmax, 1);
        return model with
        {
            Networks = [.. Enumerable.Range(0, count).Select(i => Random(model.Shape, i))],
            Training = model.Training with
            {
                BestEpochs = [.. Enumerable.Range(1, count)], Options = model.Training.Options with { NetworkCount = count },
            },
        };
    }

    private static Network Random(NetworkShape shape, int seed)
    {
        var (parameters, random) = (new Parameters(shape), new Random(seed));
        foreach (ref var value in parameters.Values)
        {
            value = 2 * random.NextSingle() - 1;
        }

        return new Network(parameters);
    }

    private static Table Rows(int count)
    {
        var random = new Random(count);
        return TableTests.Unlabelled("x,y\n" + string.Concat(Enumerable.Range(0, count).Select(_ =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{random.NextDouble()},{-random.NextDouble()}\n"))));
    }
}
