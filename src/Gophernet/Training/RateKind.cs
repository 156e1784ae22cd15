using System.Collections.Immutable;
using Gophernet.Networks.Tensors;

namespace Gophernet.Training;

/// <summary>A kind of parameters that has a factor of its own among <see cref="ParameterRates"/>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Get">Its factor.</param>
/// <param name="With">The rates with another factor.</param>
internal sealed record RateKind(ParameterKind Kind, string Name, Func<ParameterRates, float> Get, Func<ParameterRates, float, ParameterRates> With)
{
    /// <summary>Every kind, in the order of help and files. Weights have none: theirs is 1, or follows from the number of inputs.</summary>
    public static ImmutableArray<RateKind> All { get; } =
    [
        new(ParameterKind.Bias, "bias", rates => rates.Bias, (rates, factor) => rates with { Bias = factor }),
        new(ParameterKind.Scale, "scale", rates => rates.Scale, (rates, factor) => rates with { Scale = factor }),
        new(ParameterKind.Wave, "wave", rates => rates.Wave, (rates, factor) => rates with { Wave = factor }),
        new(ParameterKind.Category, "category", rates => rates.Category, (rates, factor) => rates with { Category = factor }),
        new(ParameterKind.ActivationWeight, "activation", rates => rates.ActivationWeight, (rates, factor) => rates with { ActivationWeight = factor })
        {
            Key = "share", // since format 1
        },
    ];

    /// <summary>Its name in model files; the command line takes it too.</summary>
    public string Key { get; private init; } = Name;

    /// <summary>The one with a name; null where there is none.</summary>
    public static RateKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name || kind.Key == name);

    /// <summary>That of a kind other than weights; null of one that is not learned by steps.</summary>
    public static RateKind? Of(ParameterKind kind) => All.FirstOrDefault(rate => rate.Kind == kind);
}
