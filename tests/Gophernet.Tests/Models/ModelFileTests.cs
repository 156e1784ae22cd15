using CsCheck;
using Gophernet.Models;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

public class ModelFileTests
{
    private const int Cases = 300;

    [Fact]
    public void A_model_that_was_read_is_written_with_the_same_bytes() =>
        RandomCases.ForAll(Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9].Array[0, 4], Gen.Int[1, 30], Gen.ULong), Cases, sample =>
        {
            var (features, hidden, classes, seed) = sample;
            var file = SmallModel.Bytes(SmallModel.Create(features, [.. hidden], classes, Activation.Sigmoid, seed));

            Assert.Equal(file, SmallModel.Bytes(SmallModel.Read(file)));
        });

    [Fact]
    public void Everything_in_a_model_is_kept()
    {
        var options = new TrainingOptions
        {
            Preset = "my \"own\"",
            StandardiseInputs = false,
            Hidden = [3, 5],
            HiddenActivation = Activation.Tanh,
            OutputActivation = Activation.Identity,
            Loss = Loss.SquaredError,
            StartingWeights = StartingWeights.UniformUnit,
            Optimizer = OptimizerKind.GradientDescent,
            LearningRate = 0.1f,
            Momentum = 0.9f,
            Reduction = GradientReduction.Sum,
            BatchSize = 7,
            Epochs = 12,
            Seed = ulong.MaxValue,
        };
        var schema = new Schema(
            ["größe", "a,b\n\"c\"", "😀", "\\", "unused", "ja", "wann", "wo"],
            ["", "weiß nicht"],
            [
                new NumericFeature("größe", new Scaling(-0.0, 1e-300, float.MaxValue), true, ["\"", "ü"]),
                new NumericFeature("a,b\n\"c\"", new Scaling(1.0 / 3, -1.0 / 3, double.Epsilon), false, []),
                new BooleanFeature("ja", "n", "y", new Scaling(1, 0.5, 0.25), true),
                new DateFeature("wann", [.. Enum.GetValues<DatePart>().Select(part => (part, new Scaling((int)part, 2, 3)))], true),
                new CategoricalFeature("wo", ["Köln", "", "\\"], true, true),
            ],
            new IndicatorTarget(["😀", "\\"]));
        var parameters = new Parameters(NetworkShape.Create(schema.InputCount, [3, 5], Activation.Tanh, 2, Activation.Identity));
        var training = new TrainingRecord("9.9.9-beta", options, 1, 2, 1.0 / 3);

        var read = SmallModel.Read(SmallModel.Bytes(new Model(schema, new Network(parameters), training)));

        Assert.Equal(schema.Columns, read.Schema.Columns);
        Assert.Equal(schema.MissingTexts, read.Schema.MissingTexts);
        Assert.Equal(schema.Features.Select(Parts), read.Schema.Features.Select(Parts));
        Assert.Equal(schema.Target.Columns, Assert.IsType<IndicatorTarget>(read.Schema.Target).Columns);
        Assert.Equal(parameters.Shape.Layers, read.Network.Shape.Layers);
        Assert.Equal(options.Hidden, read.Training.Options.Hidden);
        Assert.Equal(training, read.Training with { Options = options }); // the rest of the record
        Assert.Equal(options, read.Training.Options with { Hidden = options.Hidden }); // lists are equal by identity only
    }

    [Fact]
    public void Every_form_of_target_is_kept()
    {
        Assert.Equal(["a", "b"], Assert.IsType<LabelTarget>(Kept(new LabelTarget("y1", ["a", "b"]))).Classes);
        Assert.Equal(["y1", "y2"], Assert.IsType<IndicatorTarget>(Kept(new IndicatorTarget(["y1", "y2"]))).Classes);
        Assert.Equal(["y1", "y2"], Assert.IsType<MultiLabelTarget>(Kept(new MultiLabelTarget(["y1", "y2"]))).Columns);
        Assert.Equal(
            [new Scaling(1, 2, 3), new Scaling(0, 1e-300, double.Epsilon)],
            Assert.IsType<NumberTarget>(Kept(new NumberTarget(["y1", "y2"], [new Scaling(1, 2, 3), new Scaling(0, 1e-300, double.Epsilon)]))).Scalings);
    }

    [Fact]
    public void A_reader_of_the_specification_finds_the_weights()
    {
        var model = SmallModel.Create();
        var file = SmallModel.Bytes(model);

        RawSafetensors.Holds(file, "layers.0.weight", [3, 2], model.Network.Parameters.Weights(0).Values);
        RawSafetensors.Holds(file, "layers.0.bias", [3], model.Network.Parameters.Biases(0).Values);
        RawSafetensors.Holds(file, "layers.1.weight", [2, 3], model.Network.Parameters.Weights(1).Values);
        RawSafetensors.Holds(file, "layers.1.bias", [2], model.Network.Parameters.Biases(1).Values);
    }

    [Fact]
    public void The_header_is_padded_to_a_multiple_of_eight() =>
        Assert.Equal(0, RawSafetensors.Split(SmallModel.Bytes(SmallModel.Create())).HeaderLength % 8);

    [Fact]
    public void The_same_model_is_always_written_with_the_same_bytes() =>
        Assert.Equal(SmallModel.Bytes(SmallModel.Create()), SmallModel.Bytes(SmallModel.Create()));

    [Fact]
    public void Writing_leaves_the_stream_open()
    {
        var stream = new MemoryStream();
        ModelFile.Write(SmallModel.Create(), stream);

        Assert.True(stream.CanWrite);
    }

    private static Target Kept(Target target) => SmallModel.Read(SmallModel.Bytes(
        SmallModel.Create(SmallModel.MixedSchema with { Target = target }, [2], Activation.Identity, 1))).Schema.Target;

    /// <summary>Everything in a feature, as text: lists are equal by identity only.</summary>
    private static string Parts(Feature feature) => feature switch
    {
        NumericFeature numeric => $"{numeric} {string.Join('|', numeric.MissingWords)}",
        DateFeature date => $"{date} {string.Join('|', date.Parts)}",
        CategoricalFeature categorical => $"{categorical} {string.Join('|', categorical.Categories)}",
        _ => feature.ToString(),
    };
}
