using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using CsCheck;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
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
        var options = UnusualOptions.All;
        var schema = new Schema(
            ["größe", "a,b\n\"c\"", "😀", "\\", "unused", "ja", "wann", "um", "lang", "hoch", "wo", "was"],
            ["", "weiß nicht"],
            [
                new NumericFeature("größe", new Scaling(-0.0, 1e-300, float.MaxValue, IsSmooth: true), true, ["\"", "ü"])
                {
                    Tails =
                    [
                        new(-1, 1.0 / 3, Origin: 0, Unit: 0, Mean: -0.0, Deviation: 1e-300),
                        new(0, 1e30, Origin: -1e-7, Unit: 1.0 / 7, Mean: 3, Deviation: 4),
                    ],
                },
                new NumericFeature("a,b\n\"c\"", new Scaling(1.0 / 3, -1.0 / 3, double.Epsilon), false, []),
                new BooleanFeature("ja", "n", "y", new Scaling(1, 0.5, 0.25, IsSmooth: true), true),
                new DateFeature(
                    "wann", [.. DatePart.All.Select((part, i) => (part, new Scaling(i, 2, 3, IsSmooth: part == DatePart.Hour)))], true)
                {
                    Form = DateForms.DayFirst, Words = new MissingWords(["nie", "ü"]),
                },
                new TimeFeature("um", [(DatePart.DaySine, new Scaling(1, 2, 3))], true, new MissingWords(["?"])),
                new DurationFeature("lang", DurationForms.Minutes, new Scaling(1, 2, 3, IsSmooth: true), false, MissingWords.None),
                new MeasureFeature("hoch", MeasureForms.DegreesOst, new Scaling(-1, 2, 3), true, new MissingWords(["\""])),
                new CategoricalFeature("wo", ["Köln", "", "\\"], true, true),
                new TextFeature(
                    "was", [.. Enumerable.Range(0, 256).Select(bucket => (byte)bucket)], new Scaling(1, 2, 3), new Scaling(4, 5, 6, IsSmooth: true),
                    new Scaling(7, 8, 9), true, ["\"", "so so"]),
            ],
            new IndicatorTarget(["😀", "\\"]));
        var parameters = new Parameters(NetworkPlan.ShapeFor(schema, options));
        var training = new TrainingRecord("9.9.9-beta", options, 1, 12, [7, 12], 1.0 / 3) { Scaling = NumberScaling.Robust };

        var model = new Model(schema, [new Network(parameters), new Network(parameters)], training)
        {
            Temperature = 1.0 / 7, Threshold = 0.3, Scores = [new ConformalScores(3, [0, 1.0f / 3, 0.9f])],
        };
        var read = SmallModel.Read(SmallModel.Bytes(model));

        Assert.Equal(schema.Columns, read.Schema.Columns);
        Assert.Equal(schema.MissingTexts, read.Schema.MissingTexts);
        Assert.Equal(schema.Features.Select(Parts), read.Schema.Features.Select(Parts));
        Assert.Equal(FeatureKinds.Names, read.Schema.Features.Select(feature => feature.Kind).Distinct()); // every kind there is
        Assert.Equal(schema.Target.Columns, Assert.IsType<IndicatorTarget>(read.Schema.Target).Columns);
        Assert.Equal(parameters.Shape.Layers, read.Shape.Layers);
        Assert.Equal(parameters.Shape.Input!.Steps, read.Shape.Input!.Steps);
        Assert.Equal((2, 1.0 / 7, 0.3), (read.Networks.Length, read.Temperature, read.Threshold));
        Assert.Equal((3, "0 0.33333334 0.9"), (read.Scores.Single().Rows, string.Join(' ', read.Scores.Single().Values)));
        Assert.Equal(options.Hidden, read.Training.Options.Hidden);
        Assert.Equal(options.ClassWeights!.IsBalanced, read.Training.Options.ClassWeights!.IsBalanced);
        Assert.Equal(options.ClassWeights.Named, read.Training.Options.ClassWeights.Named);
        Assert.Equal(training.BestEpochs, read.Training.BestEpochs);
        Assert.Equal(training, read.Training with { Options = options, BestEpochs = training.BestEpochs }); // the rest of the record
        Assert.Equal(options.Numbers, read.Training.Options.Numbers);
        var lists = read.Training.Options with { Hidden = options.Hidden, Numbers = options.Numbers, ClassWeights = options.ClassWeights };
        Assert.Equal(options, lists); // lists are equal by identity only
    }

    // A file that was written once is read for ever.
    [Fact]
    public void The_names_of_kinds_of_features_and_forms_of_targets_stay_as_they_are()
    {
        Assert.Equal(["numeric", "boolean", "date", "time", "duration", "measure", "categorical", "text"], FeatureKinds.Names);
        Assert.Equal(["label", "indicators", "numbers", "labels"], TargetForms.Names);
    }

    [Fact]
    public void Every_form_of_target_is_kept()
    {
        Target[] targets =
        [
            new LabelTarget("y1", ["a", "b"]),
            new IndicatorTarget(["y1", "y2"]),
            new NumberTarget(["y1"], [new Scaling(1, 2, 3)]),
            new MultiLabelTarget(["y1", "y2"]),
        ];
        Assert.Equal(TargetForms.Names, targets.Select(target => Kept(target).Form)); // every form there is
        Assert.Equal(["a", "b"], Assert.IsType<LabelTarget>(Kept(new LabelTarget("y1", ["a", "b"]))).Classes);
        Assert.Equal(["y1", "y2"], Assert.IsType<IndicatorTarget>(Kept(new IndicatorTarget(["y1", "y2"]))).Classes);
        Assert.Equal(["y1", "y2"], Assert.IsType<MultiLabelTarget>(Kept(new MultiLabelTarget(["y1", "y2"]))).Columns);
        Assert.Equal(
            [new Scaling(1, 2, 3), new Scaling(0, 1e-300, double.Epsilon)],
            Assert.IsType<NumberTarget>(Kept(new NumberTarget(["y1", "y2"], [new Scaling(1, 2, 3), new Scaling(0, 1e-300, double.Epsilon)]))).Scalings);
        Assert.Equal([(-1.0 / 3, 2)], Assert.IsType<NumberTarget>(Kept(new NumberTarget(["y1"], [new Scaling(1, 2, 3)]) { Limits = [(-1.0 / 3, 2)] })).Limits);
        var several = new NumberTarget(["y1"], [new Scaling(1, 2, 3)]) { Quantiles = [0.05f, 0.5f, 0.95f] };
        Assert.Equal(several.Quantiles, Assert.IsType<NumberTarget>(Kept(several)).Quantiles);
        var logarithm = new NumberTarget(["y1", "y2"], [new Scaling(1, 2, 3), new Scaling(1, 2, 3)]) { Smearings = [0, 1.0 / 3] };
        Assert.Equal(logarithm.Smearings, Assert.IsType<NumberTarget>(Kept(logarithm)).Smearings);
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

    /// <summary>By docs/model-file.md, on texts and numbers that JSON may spell in more than one way, with inputs of every kind.</summary>
    [Theory]
    [InlineData(false, 0, "plain one-hot")]
    [InlineData(true, 0, "plain one-hot")]
    [InlineData(true, 3, "periodic plain periodic plain embedded")]
    public void The_fingerprint_is_the_hash_that_the_documentation_describes(bool isScaled, int embeddedCategories, string kinds)
    {
        var schema = SmallModel.MixedSchema with
        {
            Columns = [.. SmallModel.MixedSchema.Columns, "größe \"+'&<>`\\/\u007f\u0001\n 😀"],
            Target = new NumberTarget(["y1", "y2"], [new Scaling(1e16, -1e-7, 1e300 / 1e270), new Scaling(0, -10, 4)]),
        };
        var options = Preset.Plain with
        {
            HasInputScale = isScaled,
            Numbers = embeddedCategories > 0 ? [NumberEmbedding.Waves] : TrainingOptions.PlainNumbers,
            EmbeddedCategories = embeddedCategories,
            OutputActivation = Activation.Identity,
        };
        var parameters = new Parameters(NetworkPlan.ShapeFor(schema, options));
        parameters.Values.Fill(0.1f);
        var model = new Model(schema, new Network(parameters), new TrainingRecord("0.1.0", options, 1, 1, [1], 1)) { Temperature = 1.5 };
        var (_, header, values) = RawSafetensors.Split(SmallModel.Bytes(model));
        using var document = JsonDocument.Parse((string)header["__metadata__"]!["gophernet"]!);
        string Part(string name) => $"\"{name}\":{Escaped(document.RootElement.GetProperty(name).GetRawText())}";
        var network = document.RootElement.GetProperty("network");

        var hashed = $"{{{Part("schema")},{Part("temperature")},\"network\":{InFormatOne(network)}}}";

        Assert.Equal(kinds, string.Join(' ', network.GetProperty("inputs").EnumerateArray().Select(step => step.GetProperty("kind").GetString())));
        Assert.Equal(
            Convert.ToHexStringLower(XxHash128.Hash([.. Encoding.ASCII.GetBytes(hashed), .. values])),
            document.RootElement.GetProperty("fingerprint").GetString());
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

    [Fact]
    public void The_options_of_the_test_differ_from_what_is_read_by_default()
    {
        var plain = Preset.Plain;
        var same = typeof(TrainingOptions).GetProperties().Where(property => Equals(property.GetValue(plain), property.GetValue(UnusualOptions.All)));

        Assert.Empty(same.Select(property => property.Name));
    }

    /// <summary>A network as format 1 writes it.</summary>
    private static string InFormatOne(JsonElement network)
    {
        var steps = new List<(string Kind, int Inputs)>();
        foreach (var step in network.GetProperty("inputs").EnumerateArray())
        {
            var kind = step.GetProperty("kind").GetString()!.Replace("one-hot", "plain", StringComparison.Ordinal);
            var inputs = step.GetProperty("inputs").GetInt32();
            if (kind == "plain" && steps.Count > 0 && steps[^1].Kind == kind)
            {
                steps[^1] = (kind, steps[^1].Inputs + inputs);
            }
            else
            {
                steps.Add((kind, inputs));
            }
        }

        var isScaled = network.GetProperty("scaled").GetBoolean();
        var list = string.Join(',', steps.Select(step => $"{{\"kind\":\"{step.Kind}\",\"inputs\":{step.Inputs}}}"));
        var inputsOf = isScaled || steps.Exists(step => step.Kind != "plain") ? $"\"inputs\":[{list}],\"scaled\":{(isScaled ? "true" : "false")}," : "";
        return $"{{{inputsOf}\"layers\":{network.GetProperty("layers").GetRawText()}}}";
    }

    /// <summary>The document's texts with the characters escaped that the fingerprint's have escaped.</summary>
    private static string Escaped(string json)
    {
        var escaped = new StringBuilder();
        var isInText = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '\\')
            {
                i++;
                escaped.Append(json[i] == '"' ? "\\u0022" : $"\\{json[i]}");
                continue;
            }

            isInText ^= json[i] == '"';
            escaped.Append(isInText && (json[i] > '~' || "&'+<>`".Contains(json[i])) ? $"\\u{(int)json[i]:X4}" : $"{json[i]}");
        }

        return escaped.ToString();
    }

    private static Target Kept(Target target)
    {
        var output = target is NumberTarget ? Activation.Identity : Activation.Sigmoid;
        var model = SmallModel.Create(SmallModel.MixedSchema with { Target = target }, [2], output, 1);
        if (target is NumberTarget { Quantiles.IsEmpty: false } several)
        {
            var options = model.Training.Options with { Loss = LossFunction.FromQuantiles(several.Quantiles) };
            model = model with { Training = model.Training with { Options = options } };
        }

        return SmallModel.Read(SmallModel.Bytes(model)).Schema.Target;
    }

    /// <summary>Everything in a feature, as text: lists are equal by identity only.</summary>
    private static string Parts(Feature feature) => feature switch
    {
        NumericFeature numeric => $"{numeric} {string.Join('|', numeric.MissingWords)} {string.Join('|', numeric.Tails)}",
        DateFeature date => $"{date} {string.Join('|', date.Parts)} {string.Join('|', date.Words.Texts)}",
        TimeFeature time => $"{time} {string.Join('|', time.Parts)} {string.Join('|', time.Words.Texts)}",
        CategoricalFeature categorical => $"{categorical} {string.Join('|', categorical.Categories)}",
        _ => feature.ToString(),
    };
}
