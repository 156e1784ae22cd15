using Gophernet.Networks.Inputs;
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

    /// <summary>
    /// Weights normal with deviation 1/√inputs, biases with deviation 1, and a last layer of 0: RealMLP's (Holzmüller, Grinsztajn and Steinwart, "Better
    /// by default", 2024), written without their parametrisation, whose 1/√inputs stands in the weights here, and in their learning rate.
    /// </summary>
    NormalScaled,

    /// <summary>Weights normal, and then fitted to the data layer by layer, as are the biases: see <see cref="FittedWeights"/>.</summary>
    NormalFitted,
}

/// <summary>Fills parameters with starting weights.</summary>
internal static class StartingWeightsExtensions
{
    /// <summary>Draws every weight, layer by layer in the order of <see cref="Parameters.Values"/>; the parameters of the inputs come last.</summary>
    public static void Fill(this StartingWeights start, Parameters parameters, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(random);
        for (var i = 0; i < parameters.Shape.Layers.Length; i++)
        {
            var weights = parameters.Weights(i).Values;
            var biases = parameters.Biases(i).Values;
            switch (start)
            {
                case StartingWeights.UniformUnit:
                    random.FillUniform(weights, 0, 1);
                    random.FillUniform(biases, 0, 1);
                    break;
                case StartingWeights.UniformScaled:
                    var bound = Bound(parameters.Shape.Layers[i]);
                    random.FillUniform(weights, -bound, 2 * bound);
                    biases.Clear();
                    break;
                default:
                    var isLast = start == StartingWeights.NormalScaled && i == parameters.Shape.Layers.Length - 1;
                    random.FillNormal(weights, isLast ? 0 : 1 / MathF.Sqrt(parameters.Shape.Layers[i].Inputs));
                    random.FillNormal(biases, isLast ? 0 : 1);
                    break;
            }

            parameters.ActivationWeights(i)?.Values.Fill(1);
        }

        if (parameters.Shape.Input is not { } input)
        {
            return;
        }

        var places = InputPlace.Of(input.Steps.AsSpan());
        for (var i = 0; i < input.Steps.Length; i++)
        {
            input.Steps[i].Start(parameters.Tensors(places[i]), random);
        }

        if (input.IsScaled)
        {
            parameters.Tensor(places[^1].Tensor).Values.Fill(1); // as in RealMLP
        }
    }

    private static float Bound(LayerShape layer) => MathF.Sqrt(6f / (layer.Inputs + layer.Outputs));
}
