using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>How weights and biases stand before training. The kinds are these, a line each.</summary>
public sealed class StartingWeights
{
    private readonly LayerStart _startLayer;

    private StartingWeights(string name, LayerStart startLayer) => (Name, _startLayer) = (name, startLayer);

    private delegate void LayerStart(LayerShape layer, bool isLast, Span<float> weights, Span<float> biases, RandomSource random);

    /// <summary>Weights and biases uniform in [0, 1): the article's.</summary>
    public static StartingWeights UniformUnit { get; } = new("uniform-unit", DrawUniformUnit);

    /// <summary>
    /// Weights uniform in ±√(6 / (inputs + outputs)) (Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    /// networks", 2010), before ReLU too: with the wider ±√(6 / inputs) of He et al. (2015) two hidden layers of 128 ended 2 points lower on the test
    /// rows of the benchmark table. Biases are 0.
    /// </summary>
    public static StartingWeights UniformScaled { get; } = new("uniform-scaled", DrawUniformScaled);

    /// <summary>
    /// Weights normal with deviation 1/√inputs, biases with deviation 1, and a last layer of 0: RealMLP's (Holzmüller, Grinsztajn and Steinwart, "Better
    /// by default", 2024), written without their parametrisation, whose 1/√inputs stands in the weights here, and in their learning rate.
    /// </summary>
    public static StartingWeights NormalScaled { get; } = new("normal-scaled", Normal(hasZeroLast: true));

    /// <summary>Weights normal, and then fitted to the data layer by layer, as are the biases: see <see cref="FittedWeights"/>.</summary>
    public static StartingWeights NormalFitted { get; } = new("normal-fitted", Normal(hasZeroLast: false)) { AreFitted = true };

    /// <summary>Every kind of starting weights.</summary>
    public static IReadOnlyList<StartingWeights> All { get; } = [UniformUnit, UniformScaled, NormalScaled, NormalFitted];

    /// <summary>The name in model files.</summary>
    public string Name { get; }

    /// <summary>Whether they are fitted to the data once they are drawn: <see cref="FittedWeights"/>.</summary>
    internal bool AreFitted { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Draws every weight, layer by layer in the order of <see cref="Parameters.Values"/>; the parameters of the inputs come last.</summary>
    internal void Fill(Parameters parameters, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(random);
        var layers = parameters.Shape.Layers;
        for (var i = 0; i < layers.Length; i++)
        {
            _startLayer(layers[i], i == layers.Length - 1, parameters.Weights(i).Values, parameters.Biases(i).Values, random);
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

    private static void DrawUniformUnit(LayerShape layer, bool isLast, Span<float> weights, Span<float> biases, RandomSource random)
    {
        random.FillUniform(weights, 0, 1);
        random.FillUniform(biases, 0, 1);
    }

    private static void DrawUniformScaled(LayerShape layer, bool isLast, Span<float> weights, Span<float> biases, RandomSource random)
    {
        var bound = MathF.Sqrt(6f / (layer.Inputs + layer.Outputs));
        random.FillUniform(weights, -bound, 2 * bound);
        biases.Clear();
    }

    private static LayerStart Normal(bool hasZeroLast) => (layer, isLast, weights, biases, random) =>
    {
        var size = hasZeroLast && isLast ? 0f : 1; // drawn all the same
        random.FillNormal(weights, size / MathF.Sqrt(layer.Inputs));
        random.FillNormal(biases, size);
    };
}
