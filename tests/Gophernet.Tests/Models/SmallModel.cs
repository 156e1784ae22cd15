using System.Collections.Immutable;
using Gophernet.Models;
using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Models with random weights, and their bytes.</summary>
internal static class SmallModel
{
    /// <summary>A 2-3-2 network in front of the classes a and b.</summary>
    public static Model Create() => Create(2, [3], 2, Activation.Softmax, 1);

    public static Model Create(int features, ImmutableArray<int> hidden, int classes, Activation output, ulong seed)
    {
        var options = Preset.Default with { Hidden = hidden, OutputActivation = output, Loss = Loss.SquaredError, Seed = seed };
        var parameters = new Parameters(NetworkShape.Create(features, hidden.AsSpan(), options.HiddenActivation, classes, output));
        options.StartingWeights.Fill(parameters, new RandomSource(seed, RandomPurpose.StartingWeights));
        var schema = new Schema(
            [.. Enumerable.Range(0, features).Select(i => $"x{i}")],
            TargetForm.Label,
            ["kind"],
            [.. Enumerable.Range(0, classes).Select(i => classes <= 26 ? $"{(char)('a' + i)}" : $"c{i}")]);
        var encoder = new FeatureEncoder([.. schema.Features.Select((_, i) => i + 0.1)], [.. schema.Features.Select((_, i) => 1 / (i + 1.5))]);
        return new Model(schema, encoder, new Network(parameters), new TrainingRecord("0.1.0", options, 150, 100, 0.0625));
    }

    public static byte[] Bytes(Model model)
    {
        var stream = new MemoryStream();
        ModelFile.Write(model, stream);
        return stream.ToArray();
    }

    public static Model Read(byte[] file) => ModelFile.Read(new MemoryStream(file), "test.safetensors");
}
