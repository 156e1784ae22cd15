using System.Collections.Immutable;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Models with random weights, and their bytes.</summary>
internal static class SmallModel
{
    /// <summary>A 2-3-2 network in front of the classes a and b.</summary>
    public static Model Create() => Create(2, [3], 2, Activation.Softmax, 1);

    /// <summary>A network of numeric features in front of classes.</summary>
    public static Model Create(int features, ImmutableArray<int> hidden, int classes, Activation output, ulong seed)
    {
        ImmutableArray<string> names = [.. Enumerable.Range(0, features).Select(i => $"x{i}")];
        var schema = new Schema(
            [.. names, "kind"],
            MissingTokens.Default.Texts,
            [.. names.Select((name, i) => new NumericFeature(name, new Scaling(0, i + 0.1, 1 / (i + 1.5)), false, []))],
            new LabelTarget("kind", [.. Enumerable.Range(0, classes).Select(i => classes <= 26 ? $"{(char)('a' + i)}" : $"c{i}")]));
        return Create(schema, hidden, output, seed);
    }

    /// <summary>A feature of each kind, every one with missing values, in front of two numbers.</summary>
    public static Model Mixed() => Create(MixedSchema, [3], Activation.Identity, 1);

    public static Schema MixedSchema { get; } = new(
        ["n", "b", "d", "c", "y1", "y2"],
        ["", "NA"],
        [
            new NumericFeature("n", new Scaling(1, 2, 3), HasMissing: true, ["oops"]),
            new BooleanFeature("b", "no", "yes", new Scaling(0, 0.5, 0.5), HasMissing: true),
            new DateFeature("d", [(DatePart.Year, new Scaling(2020, 2021, 1.5)), (DatePart.Hour, new Scaling(12, 11, 6))], HasMissing: true),
            new CategoricalFeature("c", ["p", "q"], HasOther: true, HasMissing: true),
        ],
        new NumberTarget(["y1", "y2"], [new Scaling(0, 10, 2), new Scaling(0, -10, 4)]));

    public static Model Create(Schema schema, ImmutableArray<int> hidden, Activation output, ulong seed)
    {
        var options = Preset.Plain with { Hidden = hidden, OutputActivation = output, Loss = Loss.SquaredError, Seed = seed };
        var parameters = new Parameters(NetworkPlan.ShapeFor(schema, options));
        options.StartingWeights.Fill(parameters, new RandomSource(seed, RandomPurpose.StartingWeights));
        return new Model(schema, new Network(parameters), new TrainingRecord("0.1.0", options, 150, 100, [100], 0.0625) { Scaling = NumberScaling.Standard });
    }

    public static byte[] Bytes(Model model)
    {
        var stream = new MemoryStream();
        ModelFile.Write(model, stream);
        return stream.ToArray();
    }

    /// <summary>The bytes without the hash of the data, which is that of cells as they were written: the same table may be written in several ways.</summary>
    public static byte[] BytesButHash(Model model) => Bytes(
        model with { Record = model.Record! with { Data = model.Record.Data! with { Hash = new string('0', 32) } } });

    public static Model Read(byte[] file) => ModelFile.Read(new MemoryStream(file), "test.safetensors");
}
