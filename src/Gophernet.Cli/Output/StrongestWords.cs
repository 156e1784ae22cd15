using System.Collections.Immutable;
using Gophernet.Models;
using Gophernet.Networks.Inputs;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>The words that speak most for each class, or for a larger number, in a column of texts: what they add to its logit, less the mean of all.</summary>
internal static class StrongestWords
{
    private const int MaxWords = 8;
    private const int MaxOutputs = 12;

    /// <summary>A line for each output, with its name.</summary>
    public static IEnumerable<(string Output, string Words)> Of(Model model, TextFeature feature)
    {
        var (text, input) = Find(model, feature);
        var names = NamesOf(model.Schema.Target);
        if (input is null || input.Direct != names.Length || names.Length > MaxOutputs)
        {
            yield break;
        }

        var (grams, effects) = (new TextGrams(), new List<(string Word, double[] Effects)>());
        foreach (var word in feature.Words)
        {
            var (bucket, rarity) = feature.WordOf(word, grams);
            effects.Add((word, EffectsOf(model, text, input, bucket, rarity)));
        }

        for (var i = 0; i < names.Length; i++)
        {
            var output = i;
            var strongest = effects.Where(word => word.Effects[output] > 0)
                .OrderBy(word => -word.Effects[output]).Take(MaxWords).Select(word => word.Word); // words of one effect stay in order
            if (strongest.Length > 0)
            {
                yield return (names[i], string.Join(", ", strongest));
            }
        }
    }

    private static ImmutableArray<string> NamesOf(Target target) => target is NumberTarget ? target.Columns : target.ProbabilityNames;

    private static (int Text, TextInput? Input) Find(Model model, TextFeature feature)
    {
        var text = 0;
        foreach (var other in model.Schema.Features)
        {
            if (other == feature)
            {
                break;
            }

            text += other.IsText ? 1 : 0;
        }

        return (text, model.Shape.Input?.Steps.OfType<TextInput>().ToArray()[text]);
    }

    private static double[] EffectsOf(Model model, int text, TextInput input, int bucket, double rarity)
    {
        var effects = new double[input.Direct];
        for (var network = 0; network < model.Networks.Length; network++)
        {
            var weights = model.Networks[network].Parameters.SparseTensor(text).Row(bucket);
            var share = model.Weights.IsEmpty ? 1 : model.Weights[network];
            for (var i = 0; i < effects.Length; i++)
            {
                effects[i] += rarity * share * weights[input.Width + i] / model.Networks.Length;
            }
        }

        var mean = effects.Length > 1 ? effects.Average(effect => effect) : 0;
        return Array.ConvertAll(effects, effect => effect - mean);
    }
}
