using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>From a schema and options to the shape of a network.</summary>
internal static class NetworkPlan
{
    public static NetworkShape ShapeFor(Schema schema, TrainingOptions options)
    {
        var input = new InputShape(Groups(schema, options), options.HasInputScale);
        return new NetworkShape(
            input.IsScaled || input.HasEmbedding ? input : null,
            NetworkShape.Chain(
                input.Outputs, options.Hidden.AsSpan(), options.HiddenActivation, schema.Target.OutputCount, options.OutputActivation, options.IsParametric));
    }

    private static ImmutableArray<InputGroup> Groups(Schema schema, TrainingOptions options)
    {
        var groups = new List<InputGroup>();
        var number = options.EmbedsNumbers ? InputKind.Periodic : InputKind.Plain;
        foreach (var feature in schema.Features)
        {
            switch (feature)
            {
                case NumericFeature:
                    Add(groups, number, 1);
                    Add(groups, InputKind.Plain, feature.Width - 1);
                    break;
                case DateFeature date:
                    Add(groups, number, date.Parts.Length);
                    Add(groups, InputKind.Plain, feature.Width - date.Parts.Length);
                    break;
                case CategoricalFeature when options.EmbeddedCategories > 0 && feature.Width >= options.EmbeddedCategories:
                    groups.Add(new InputGroup(InputKind.Embedded, feature.Width));
                    break;
                default:
                    Add(groups, InputKind.Plain, feature.Width);
                    break;
            }
        }

        return [.. groups];
    }

    /// <summary>Neighbours that enter in the same way are one group.</summary>
    private static void Add(List<InputGroup> groups, InputKind kind, int inputs)
    {
        if (inputs == 0)
        {
            return;
        }

        if (groups.Count > 0 && groups[^1].Kind == kind)
        {
            groups[^1] = groups[^1] with { Inputs = groups[^1].Inputs + inputs };
        }
        else
        {
            groups.Add(new InputGroup(kind, inputs));
        }
    }
}
