using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>From a schema and options to the shape of a network.</summary>
internal static class NetworkPlan
{
    // More categories are always embedded: a layer of so many inputs learns nothing of most.
    private const int MaxOneHot = 256;

    // The numbers of the place of a row that is compared.
    private const int PlaceNumbers = 64;

    // The numbers of an n-gram that enter the layers, at least, and of what all of them, with those for the logits, are a multiple.
    private const int MinTextWidth = 2;
    private const int TextRow = 4;

    /// <summary>The target of a network: with the quantiles that the options ask for, where these are several.</summary>
    /// <exception cref="GophernetException">They are too many outputs.</exception>
    public static Target TargetFor(Target target, TrainingOptions options)
    {
        if (target is not NumberTarget numbers || options.Loss.Quantiles.IsDefaultOrEmpty)
        {
            return target;
        }

        var quantiles = options.Loss.Quantiles;
        return numbers.Columns.Length * quantiles.Length <= Target.MaxColumns ? numbers with { Quantiles = quantiles } : throw new GophernetException(
            $"{quantiles.Length} quantiles of {numbers.Columns.Length} columns: at most {Target.MaxColumns} numbers are predicted together", "Name fewer.")
        {
            IsOfSettings = true,
            Settings = [new("quantile")],
        };
    }

    /// <summary>The shape of each network: kinds take turns, and those of a kind share an object.</summary>
    public static ImmutableArray<NetworkShape> ShapesFor(Schema schema, TrainingOptions options, bool hasChoosing = false)
    {
        var kinds = KindsFor(schema, options, hasChoosing);
        return [.. Sequences.Range(options.NetworkCount).Select(network => kinds[network % kinds.Count])];
    }

    /// <summary>
    /// The kinds of networks: one for each way in which numbers enter, or one in all where there are none to embed; then one that takes the columns that
    /// it chooses; and last, one that compares rows.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">Layers and embeddings.</param>
    /// <param name="hasChoosing">Whether one kind chooses among the columns, which enter it as they are: a wave of nothing is not nothing.</param>
    public static List<NetworkShape> KindsFor(Schema schema, TrainingOptions options, bool hasChoosing)
    {
        var kinds = WaysFor(schema, options).Select(way => ShapeFor(schema, options, way)).ToList();
        if (hasChoosing)
        {
            kinds.Add(ShapeFor(schema, options, NumberEmbedding.Plain));
        }

        if (ComparesRows(schema, options))
        {
            kinds.Add(ComparingShapeFor(schema, options));
        }

        return kinds;
    }

    /// <summary>Of each kind of network, whether it chooses among the columns.</summary>
    public static bool[] ChoosingKinds(Schema schema, TrainingOptions options)
    {
        var chooses = new bool[KindsFor(schema, options, hasChoosing: true).Count];
        chooses[WaysFor(schema, options).Length] = true;
        return chooses;
    }

    /// <summary>The shape of a network.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">Layers and embeddings.</param>
    /// <param name="numbers">How numbers enter it; null for the first way of the options.</param>
    public static NetworkShape ShapeFor(Schema schema, TrainingOptions options, NumberEmbedding? numbers = null)
    {
        var input = new InputShape(StepsFor(schema, options, numbers ?? options.Numbers[0]), options.HasInputScale);
        return new NetworkShape(
            input,
            NetworkShape.Chain(
                input.Outputs, options.Hidden.AsSpan(), options.HiddenActivation, schema.Target.OutputCount, options.OutputActivation, options.IsParametric));
    }

    /// <summary>Whether some networks compare rows: a mean of neighbours is no quantile, and texts are known by their words.</summary>
    public static bool ComparesRows(Schema schema, TrainingOptions options) =>
        options.HasNeighbours && options.Loss.Quantile is null && !schema.Features.Any(feature => feature.IsText);

    private static ImmutableArray<NumberEmbedding> WaysFor(Schema schema, TrainingOptions options) =>
        schema.Features.Any(feature => feature.QuantityCount > 0) ? options.Numbers : [options.Numbers[0]];

    /// <summary>The first hidden layer, and a place.</summary>
    private static NetworkShape ComparingShapeFor(Schema schema, TrainingOptions options)
    {
        var input = new InputShape(StepsFor(schema, options, options.Numbers[0]), options.HasInputScale);
        var hidden = options.Hidden.AsSpan()[..Math.Min(1, options.Hidden.Length)];
        return new NetworkShape(
            input, NetworkShape.Chain(input.Outputs, hidden, options.HiddenActivation, PlaceNumbers, options.OutputActivation, options.IsParametric),
            schema.Target.OutputCount);
    }

    /// <exception cref="ArgumentException">The network does not take what the features become.</exception>
    public static void RequireFit(Schema schema, NetworkShape shape)
    {
        var (steps, step, taken) = (shape.Input?.Steps ?? [new PlainInput(shape.Inputs)], 0, 0);
        foreach (var feature in schema.Features)
        {
            if (feature.IsText)
            {
                if (taken > 0 || step == steps.Length || steps[step] is not TextInput text || text.Buckets != feature.Buckets)
                {
                    throw new ArgumentException($"The features and the inputs of the network do not fit each other, at \"{feature.Name}\".");
                }

                step++;
            }

            for (var left = feature.IsCategory ? 1 : feature.NumberCount; left > 0; left--)
            {
                if (step == steps.Length || steps[step].Numbers == 0 != feature.IsCategory || steps[step] is TextInput
                    || (feature.IsCategory && steps[step].Inputs != feature.Width))
                {
                    throw new ArgumentException($"The features and the inputs of the network do not fit each other, at \"{feature.Name}\".");
                }

                taken++;
                if (feature.IsCategory || taken == steps[step].Numbers)
                {
                    (step, taken) = (step + 1, 0);
                }
            }
        }

        if (step != steps.Length)
        {
            throw new ArgumentException("The features and the inputs of the network do not fit each other: some inputs have no feature.");
        }
    }

    private static ImmutableArray<InputStep> StepsFor(Schema schema, TrainingOptions options, NumberEmbedding numbers)
    {
        var steps = new List<InputStep>();
        foreach (var feature in schema.Features)
        {
            if (feature.IsText)
            {
                var direct = schema.Target.OutputCount <= TextInput.MaxNumbers ? schema.Target.OutputCount : 0;
                steps.Add(new TextInput(feature.Buckets, TextWidthFor(direct), direct));
            }

            if (feature.IsCategory)
            {
                steps.Add(IsEmbedded(feature, options) ? new EmbeddedInput(feature.Width) : new OneHotInput(feature.Width));
            }
            else
            {
                Add(steps, feature.QuantityCount, feature.NumberCount, numbers);
            }
        }

        return InputShape.Merge(steps);
    }

    /// <summary>At least so many that enter the layers that all of an n-gram fill vectors.</summary>
    private static int TextWidthFor(int outputs) => (MinTextWidth + outputs + TextRow - 1) / TextRow * TextRow - outputs;

    private static bool IsEmbedded(Feature feature, TrainingOptions options) =>
        feature.CategoryCount > MaxOneHot || (options.EmbeddedCategories > 0 && feature.Width >= options.EmbeddedCategories);

    /// <summary>Quantities, and after them what says yes or no.</summary>
    private static void Add(List<InputStep> steps, int quantities, int all, NumberEmbedding numbers)
    {
        if (quantities > 0)
        {
            steps.Add(numbers.StepFor(quantities));
        }

        if (all > quantities)
        {
            steps.Add(new PlainInput(all - quantities));
        }
    }
}
