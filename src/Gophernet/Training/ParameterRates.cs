using System.Collections.Immutable;
using Gophernet.Networks.Tensors;

namespace Gophernet.Training;

/// <summary>What the learning rate is multiplied with for each kind of parameter.</summary>
/// <param name="IsByWidth">Whether a weight's is divided by √inputs: with Adam the same as the NTK parametrisation.</param>
/// <param name="Bias">Biases.</param>
/// <param name="Scale">The factors of the inputs.</param>
/// <param name="Wave">The embeddings of numbers.</param>
/// <param name="Category">The embeddings of categories.</param>
/// <param name="ActivationWeight">The activation weights.</param>
public sealed record ParameterRates(bool IsByWidth, float Bias, float Scale, float Wave, float Category, float ActivationWeight)
{
    private const string OldActivation = "share";

    /// <summary>The same for all.</summary>
    public static ParameterRates Equal { get; } = new(IsByWidth: false, Bias: 1, Scale: 1, Wave: 1, Category: 1, ActivationWeight: 1);

    /// <summary>RealMLP's (Holzmüller, Grinsztajn and Steinwart, "Better by default", 2024).</summary>
    public static ParameterRates RealMlp { get; } = new(IsByWidth: true, Bias: 0.1f, Scale: 6, Wave: 0.1f, Category: 1, ActivationWeight: 0.1f);

    /// <summary>The names of the kinds that have a factor.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["bias", "scale", "wave", "category", "activation"];

    /// <summary>Whether a name is that of a kind; <c>share</c> is the old one of <c>activation</c>.</summary>
    public static bool IsKind(string name) => name == OldActivation || Kinds.Contains(name);

    /// <summary>The factor of a kind.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public float Of(string kind) => kind switch
    {
        "bias" => Bias,
        "scale" => Scale,
        "wave" => Wave,
        "category" => Category,
        "activation" or OldActivation => ActivationWeight,
        _ => throw NoKind(kind),
    };

    /// <summary>Another factor for one kind.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public ParameterRates With(string kind, float factor) => kind switch
    {
        "bias" => this with { Bias = factor },
        "scale" => this with { Scale = factor },
        "wave" => this with { Wave = factor },
        "category" => this with { Category = factor },
        "activation" or OldActivation => this with { ActivationWeight = factor },
        _ => throw NoKind(kind),
    };

    /// <summary>The factor for a tensor.</summary>
    internal float Of(ParameterTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Kind switch
        {
            ParameterKind.Weight => IsByWidth ? 1 / MathF.Sqrt(tensor.Columns) : 1,
            ParameterKind.Bias => Bias,
            ParameterKind.Scale => Scale,
            ParameterKind.Wave => Wave,
            ParameterKind.Category => Category,
            _ => ActivationWeight,
        };
    }

    private static ArgumentException NoKind(string kind) => new($"There is no kind \"{kind}\" of parameters.", nameof(kind));
}
