using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Tensors;
using Gophernet.Tables;

namespace Gophernet.Models.Files;

/// <summary>
/// What files of format 1 (builds before the release of 0.1.0) say otherwise: categories that are not embedded stand among plain inputs, tensors of inputs are
/// numbered by the groups as they stood there, and activation weights are called shares.
/// </summary>
internal static class FormatOne
{
    /// <summary>The input steps, with the categories that the schema tells of.</summary>
    /// <param name="groups">The groups of the file; none where all inputs are plain.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="layerInputs">The inputs of the first layer, which are all where there are no groups.</param>
    public static ImmutableArray<InputStep> Steps(ImmutableArray<InputStep> groups, Schema schema, int layerInputs)
    {
        var left = new Queue<InputStep>(groups.IsEmpty ? [new PlainInput(layerInputs)] : groups);
        var steps = new List<InputStep>();
        var taken = 0; // of the first group that is left
        foreach (var feature in schema.Features)
        {
            if (feature.IsCategory)
            {
                steps.Add(left.TryPeek(out var group) && group is EmbeddedInput embedded ? embedded : new OneHotInput(feature.Width));
                Take(feature.Width);
                continue;
            }

            for (var i = 0; i < feature.NumberCount; i++)
            {
                steps.Add(left.TryPeek(out var group) && group is PeriodicInput ? new PeriodicInput(1) : new PlainInput(1));
                Take(1);
            }
        }

        return left.Count == 0
            ? InputShape.Merge(steps)
            : throw new ArgumentException("The features and the inputs of the network do not fit each other in number.");

        void Take(int count)
        {
            for (taken += count; left.TryPeek(out var group) && taken >= group.Inputs; taken -= group.Inputs)
            {
                left.Dequeue();
                if (left.Count == 0 && taken != group.Inputs)
                {
                    throw new ArgumentException("The features and the inputs of the network do not fit each other in number.");
                }
            }
        }
    }

    /// <summary>Writes a network as format 1 did. Fingerprints are made of it, so that a model keeps its own for ever.</summary>
    public static void Write(NetworkShape shape, Utf8JsonWriter json)
    {
        json.WriteStartObject("network");
        var groups = InputShape.Merge((shape.Input?.Steps ?? []).Select(step => step is OneHotInput ? new PlainInput(step.Inputs) : step));
        if (shape.Input is { IsScaled: true } || groups.Any(group => group is not PlainInput))
        {
            json.WriteStartArray("inputs");
            foreach (var group in groups)
            {
                json.WriteStartObject();
                json.WriteString("kind", group.Kind);
                if (group is EmbeddedInput { Width: EmbeddedInput.MinWidth })
                {
                    json.WriteNumber("inputs", group.Inputs); // format 1 has this width alone, and does not say it
                }
                else
                {
                    group.WriteJson(json);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("scaled", shape.Input is { IsScaled: true });
        }

        NetworkDocument.WriteLayers(shape, json);
        json.WriteEndObject();
    }

    /// <summary>The names of the tensors in the file, in the order of memory.</summary>
    public static ImmutableArray<string> TensorNames(ImmutableArray<InputStep> groups, NetworkShape shape)
    {
        var ofInputs = new List<string>();
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var tensor in groups[group].Tensors)
            {
                ofInputs.Add(string.Create(CultureInfo.InvariantCulture, $"inputs.{group}.{tensor.Name}"));
            }
        }

        var names = ImmutableArray.CreateBuilder<string>();
        names.AddRange(ofInputs);
        foreach (var tensor in shape.Tensors[ofInputs.Count..])
        {
            names.Add(tensor.Kind == ParameterKind.ActivationWeight
                ? tensor.Name.Replace("activation_weight", "share", StringComparison.Ordinal)
                : tensor.Name);
        }

        return names.ToImmutable();
    }
}
