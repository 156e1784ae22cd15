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
    /// <summary>The same for all.</summary>
    public static ParameterRates Equal { get; } = new(IsByWidth: false, Bias: 1, Scale: 1, Wave: 1, Category: 1, ActivationWeight: 1);

    /// <summary>RealMLP's (Holzmüller, Grinsztajn and Steinwart, "Better by default", 2024).</summary>
    public static ParameterRates RealMlp { get; } = new(IsByWidth: true, Bias: 0.1f, Scale: 6, Wave: 0.1f, Category: 1, ActivationWeight: 0.1f);

    /// <summary>The factor for a tensor.</summary>
    internal float Of(ParameterTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Kind == ParameterKind.Weight)
        {
            return IsByWidth ? 1 / MathF.Sqrt(tensor.Columns) : 1;
        }

        return RateKind.Of(tensor.Kind)?.Get(this) ?? 0; // what has none is not learned by steps
    }
}
