using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>What the learning rate is multiplied with for each kind of parameter.</summary>
/// <param name="IsByWidth">Whether a weight's is divided by √inputs: with Adam the same as the NTK parametrisation.</param>
/// <param name="Bias">Biases.</param>
/// <param name="Scale">The factors of the inputs.</param>
/// <param name="Wave">The embeddings of numbers.</param>
/// <param name="Category">The embeddings of categories.</param>
/// <param name="Share">The shares of activations.</param>
public sealed record ParameterRates(bool IsByWidth, float Bias, float Scale, float Wave, float Category, float Share)
{
    /// <summary>The same for all.</summary>
    public static ParameterRates Equal { get; } = new(IsByWidth: false, Bias: 1, Scale: 1, Wave: 1, Category: 1, Share: 1);

    /// <summary>RealMLP's (Holzmüller, Grinsztajn and Steinwart, "Better by default", 2024).</summary>
    public static ParameterRates RealMlp { get; } = new(IsByWidth: true, Bias: 0.1f, Scale: 6, Wave: 0.1f, Category: 1, Share: 0.1f);

    /// <summary>The factor for a tensor.</summary>
    public float Of(ParameterTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Kind switch
        {
            ParameterKind.Weight => IsByWidth ? 1 / MathF.Sqrt(tensor.Columns) : 1,
            ParameterKind.Bias => Bias,
            ParameterKind.Scale => Scale,
            ParameterKind.Wave => Wave,
            ParameterKind.Category => Category,
            _ => Share,
        };
    }
}
