using CsCheck;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Tests.Models.Files;

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
        var options = UnusualOptions;
        var schema = new Schema(
            ["größe", "a,b\n\"c\"", "😀", "\\", "unused", "ja", "wann", "wo"],
            ["", "weiß nicht"],
            [
                new NumericFeature("größe", new Scaling(-0.0, 1e-300, float.MaxValue, IsSmooth: true), true, ["\"", "ü"]),
                new NumericFeature("a,b\n\"c\"", new Scaling(1.0 / 3, -1.0 / 3, double.Epsilon), false, []),
                new BooleanFeature("ja", "n", "y", new Scaling(1, 0.5, 0.25, IsSmooth: true), true),
                new DateFeature(
                    "wann", [.. Enum.GetValues<DatePart>().Select(part => (part, new Scaling((int)part, 2, 3, IsSmooth: part == DatePart.Hour)))], true),
                new CategoricalFeature("wo", ["Köln", "", "\\"], true, true),
            ],
            new IndicatorTarget(["😀", "\\"]));
        var parameters = new Parameters(NetworkPlan.ShapeFor(schema, options));
        var training = new TrainingRecord("9.9.9-beta", options, 1, 12, [7, 12], 1.0 / 3);

        var model = new Model(schema, [new Network(parameters), new Network(parameters)], training) { Temperature = 1.0 / 7, Threshold = 0.3 };
        var read = SmallModel.Read(SmallModel.Bytes(model));

        Assert.Equal(schema.Columns, read.Schema.Columns);
        Assert.Equal(schema.MissingTexts, read.Schema.MissingTexts);
        Assert.Equal(schema.Features.Select(Parts), read.Schema.Features.Select(Parts));
        Assert.Equal(schema.Target.Columns, Assert.IsType<IndicatorTarget>(read.Schema.Target).Columns);
        Assert.Equal(parameters.Shape.Layers, read.Shape.Layers);
        Assert.Equal(parameters.Shape.Input!.Groups, read.Shape.Input!.Groups);
        Assert.Equal((2, 1.0 / 7, 0.3), (read.Networks.Length, read.Temperature, read.Threshold));
        Assert.Equal(options.Hidden, read.Training.Options.Hidden);
        Assert.Equal(options.ClassWeights!.IsBalanced, read.Training.Options.ClassWeights!.IsBalanced);
        Assert.Equal(options.ClassWeights.Named, read.Training.Options.ClassWeights.Named);
        Assert.Equal(training.BestEpochs, read.Training.BestEpochs);
        Assert.Equal(training, read.Training with { Options = options, BestEpochs = training.BestEpochs }); // the rest of the record
        Assert.Equal(options, read.Training.Options with { Hidden = options.Hidden, ClassWeights = options.ClassWeights }); // lists are equal by identity only
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
        Assert.Equal([(-1.0 / 3, 2)], Assert.IsType<NumberTarget>(Kept(new NumberTarget(["y1"], [new Scaling(1, 2, 3)]) { Limits = [(-1.0 / 3, 2)] })).Limits);
    }

    [Fact]
    public void A_reader_of_the_specification_finds_the_weights()
    {
        var model = SmallModel.Create();
        var file = SmallModel.Bytes(model);

        RawSafetensors.Holds(file, "layers.0.weight", [3, 2], model.Networks[0].Parameters.Weights(0).Values);
        RawSafetensors.Holds(file, "layers.0.bias", [3], model.Networks[0].Parameters.Biases(0).Values);
        RawSafetensors.Holds(file, "layers.1.weight", [2, 3], model.Networks[0].Parameters.Weights(1).Values);
        RawSafetensors.Holds(file, "layers.1.bias", [2], model.Networks[0].Parameters.Biases(1).Values);
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

    /// <summary>No option as it is by default; the embedding of categories fits the widest feature above.</summary>
    private static TrainingOptions UnusualOptions => new()
    {
        Preset = "my \"own\"",
        Scaling = NumberScaling.Robust,
        HasInputScale = true,
        EmbedsNumbers = true,
        EmbeddedCategories = 5,
        Hidden = [3, 5],
        HiddenActivation = Activation.Tanh,
        IsParametric = true,
        OutputActivation = Activation.Identity,
        Loss = new LossFunction(Loss.Huber, 1.1f),
        LabelSmoothing = 0.2f,
        StartingWeights = StartingWeights.NormalScaled,
        Optimizer = OptimizerKind.AdamW,
        LearningRate = 0.1f,
        Rates = new ParameterRates(IsByWidth: true, Bias: 0.3f, Scale: 0.7f, Wave: 1.3f, Category: 1.7f, ActivationWeight: 1.9f),
        Schedule = Schedule.CosLog4,
        Momentum = 0.9f,
        HasNesterov = true,
        SquareDecay = 0.95f,
        WeightDecay = 1e-3f,
        Dropout = 0.15f,
        RegularisationSchedule = Schedule.FlatCosine,
        GradientClip = float.MaxValue,
        Reduction = GradientReduction.Sum,
        BatchSize = 7,
        DropsPartialBatch = true,
        Epochs = 12,
        ValidationFraction = 1.0 / 3,
        Patience = 4,
        Refits = true,
        ClassWeights = new ClassWeighting(IsBalanced: true, [("of_\"a\"", 0.1f), ("ü", 0)]),
        Calibrates = true,
        LimitsPredictions = true,
        NetworkCount = 2,
        Seed = ulong.MaxValue,
    };

    [Fact]
    public void The_options_of_the_test_differ_from_what_is_read_by_default()
    {
        var plain = Preset.Plain;
        var same = typeof(TrainingOptions).GetProperties().Where(property => Equals(property.GetValue(plain), property.GetValue(UnusualOptions)));

        Assert.Empty(same.Select(property => property.Name));
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
