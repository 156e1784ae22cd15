using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// What is done to the inputs before the first layer of neurons: embeddings of numbers and of categories, and a learned factor for each result. See
/// <see cref="InputKind"/> for the sources. It keeps the embedded inputs of a batch for the backward pass.
/// </summary>
internal sealed class InputLayer(InputShape shape)
{
    private const int Step = PanelMatrix.PanelColumns;
    private const float PerRadian = 0.15915494309189535f; // turns

    private readonly PanelMatrix _embedded = new(0, 0);

    /// <summary>What enters the first layer, [outputs, rows].</summary>
    public PanelMatrix Outputs { get; } = new(0, 0);

    public void Resize(int rows)
    {
        _embedded.Resize(shape.HasEmbedding ? shape.Outputs : 0, rows);
        Outputs.Resize(shape.Outputs, rows);
    }

    /// <summary>Computes <see cref="Outputs"/> for neighbouring panels.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs">[inputs, rows].</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="panelCount">The number of panels.</param>
    public void Forward(Parameters parameters, PanelMatrix inputs, int firstPanel, int panelCount)
    {
        for (var panel = firstPanel; panel < firstPanel + panelCount; panel++)
        {
            var values = inputs.Panels(panel, 1);
            if (shape.HasEmbedding)
            {
                Embed(parameters, values, shape.IsScaled ? _embedded.Panels(panel, 1) : Outputs.Panels(panel, 1));
                values = _embedded.Panels(panel, 1);
            }

            if (shape.IsScaled)
            {
                Scale(Scales(parameters).Values, values, Outputs.Panels(panel, 1));
            }
        }
    }

    /// <summary>Computes the gradient of the layer's parameters.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs">[inputs, rows].</param>
    /// <param name="deltas">∂loss/∂output, [outputs, rows]; 0 in the padding. Overwritten.</param>
    /// <param name="gradient">Receives ∂loss/∂parameter for the parameters of the inputs.</param>
    public void Backward(Parameters parameters, PanelMatrix inputs, PanelMatrix deltas, Parameters gradient)
    {
        if (shape.IsScaled)
        {
            ScaleBackward(Scales(parameters).Values, shape.HasEmbedding ? _embedded : inputs, deltas, Scales(gradient).Values);
        }

        var (tensor, input, output) = (0, 0, 0);
        foreach (var group in shape.Groups)
        {
            switch (group.Kind)
            {
                case InputKind.Periodic:
                    for (var i = 0; i < group.Inputs; i++)
                    {
                        WavesBackward(
                            parameters, gradient, tensor, i, inputs, input + i, deltas, output + i * (InputGroup.WaveOutputs + 1));
                    }

                    tensor += 4;
                    break;
                case InputKind.Embedded:
                    CategoriesBackward(gradient.Tensor(tensor++), inputs, input, deltas, output);
                    break;
            }

            input += group.Inputs;
            output += group.Outputs;
        }
    }

    private static Matrix Scales(Parameters parameters) => parameters.Tensor(parameters.Shape.WeightsOf(0) - 1);

    private static void Scale(ReadOnlySpan<float> scales, ReadOnlySpan<float> values, Span<float> scaled)
    {
        for (var i = 0; i < scales.Length; i++)
        {
            VectorLoop.Store(VectorLoop.Load(values, i * Step) * scales[i], scaled, i * Step);
            VectorLoop.Store(VectorLoop.Load(values, i * Step + VectorLoop.Width) * scales[i], scaled, i * Step + VectorLoop.Width);
        }
    }

    private static void ScaleBackward(ReadOnlySpan<float> scales, PanelMatrix values, PanelMatrix deltas, Span<float> gradient)
    {
        for (var i = 0; i < scales.Length; i++)
        {
            var total = Vector256<float>.Zero;
            for (var panel = 0; panel < deltas.PanelCount; panel++)
            {
                var value = values.Panels(panel, 1);
                var delta = deltas.Panels(panel, 1);
                for (var at = i * Step; at < (i + 1) * Step; at += VectorLoop.Width)
                {
                    var loaded = VectorLoop.Load(delta, at);
                    total = Vector256.FusedMultiplyAdd(loaded, VectorLoop.Load(value, at), total);
                    VectorLoop.Store(loaded * scales[i], delta, at);
                }
            }

            gradient[i] = VectorLoop.SumLanes(total);
        }
    }

    private void Embed(Parameters parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var tensor = 0;
        foreach (var group in shape.Groups)
        {
            switch (group.Kind)
            {
                case InputKind.Periodic:
                    for (var i = 0; i < group.Inputs; i++)
                    {
                        for (var lane = 0; lane < Step; lane += VectorLoop.Width)
                        {
                            Waves(parameters, tensor, i, inputs[(i * Step + lane)..], outputs[(i * (InputGroup.WaveOutputs + 1) * Step + lane)..]);
                        }
                    }

                    tensor += 4;
                    break;
                case InputKind.Embedded:
                    Categories(parameters.Tensor(tensor++), inputs[..(group.Inputs * Step)], outputs);
                    break;
                default:
                    inputs[..(group.Inputs * Step)].CopyTo(outputs);
                    break;
            }

            inputs = inputs[(group.Inputs * Step)..];
            outputs = outputs[(group.Outputs * Step)..];
        }
    }

    /// <summary>Eight rows of one number x: three sums of cos(2πx·frequency + phase) over the waves, and x.</summary>
    private static void Waves(Parameters parameters, int tensor, int input, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var frequencies = parameters.Tensor(tensor).Row(input);
        var phases = parameters.Tensor(tensor + 1).Row(input);
        var weights = parameters.Tensor(tensor + 2).Row(input);
        var biases = parameters.Tensor(tensor + 3).Row(input);
        var x = VectorLoop.Load(inputs, 0);
        var (sum0, sum1, sum2) = (Vector256.Create(biases[0]), Vector256.Create(biases[1]), Vector256.Create(biases[2]));
        for (var i = 0; i < InputGroup.Waves; i++)
        {
            var wave = VectorMath.CosTurns(Turns(x, frequencies[i], phases[i]));
            sum0 = Vector256.FusedMultiplyAdd(wave, Vector256.Create(weights[i]), sum0);
            sum1 = Vector256.FusedMultiplyAdd(wave, Vector256.Create(weights[InputGroup.Waves + i]), sum1);
            sum2 = Vector256.FusedMultiplyAdd(wave, Vector256.Create(weights[2 * InputGroup.Waves + i]), sum2);
        }

        VectorLoop.Store(sum0, outputs, 0);
        VectorLoop.Store(sum1, outputs, Step);
        VectorLoop.Store(sum2, outputs, 2 * Step);
        VectorLoop.Store(x, outputs, 3 * Step);
    }

    private static Vector256<float> Turns(Vector256<float> x, float frequency, float phase) =>
        Vector256.FusedMultiplyAdd(x, Vector256.Create(frequency), Vector256.Create(phase * PerRadian));

    private static void WavesBackward(
        Parameters parameters, Parameters gradient, int tensor, int index, PanelMatrix inputs, int input, PanelMatrix deltas, int output)
    {
        var frequencies = parameters.Tensor(tensor).Row(index);
        var phases = parameters.Tensor(tensor + 1).Row(index);
        var weights = parameters.Tensor(tensor + 2).Row(index);
        var weightGradient = gradient.Tensor(tensor + 2).Row(index);
        for (var wave = 0; wave < InputGroup.Waves; wave++)
        {
            var (w0, w1, w2) = (weights[wave], weights[InputGroup.Waves + wave], weights[2 * InputGroup.Waves + wave]);
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, frequency = default, phase = default;
            for (var panel = 0; panel < inputs.PanelCount; panel++)
            {
                var x = inputs.Panels(panel, 1).Slice(input * Step, Step);
                var d = deltas.Panels(panel, 1).Slice(output * Step, InputGroup.WaveOutputs * Step);
                for (var lane = 0; lane < Step; lane += VectorLoop.Width)
                {
                    var value = VectorLoop.Load(x, lane);
                    var turns = Turns(value, frequencies[wave], phases[wave]);
                    var height = VectorMath.CosTurns(turns);
                    var (d0, d1, d2) = (VectorLoop.Load(d, lane), VectorLoop.Load(d, Step + lane), VectorLoop.Load(d, 2 * Step + lane));
                    sum0 = Vector256.FusedMultiplyAdd(d0, height, sum0);
                    sum1 = Vector256.FusedMultiplyAdd(d1, height, sum1);
                    sum2 = Vector256.FusedMultiplyAdd(d2, height, sum2);
                    var down = Vector256.FusedMultiplyAdd(d2, Vector256.Create(w2), Vector256.FusedMultiplyAdd(d1, Vector256.Create(w1), d0 * w0));
                    var delta = down * VectorMath.SinTurns(turns);
                    frequency = Vector256.FusedMultiplyAdd(delta, value, frequency);
                    phase += delta;
                }
            }

            weightGradient[wave] = VectorLoop.SumLanes(sum0);
            weightGradient[InputGroup.Waves + wave] = VectorLoop.SumLanes(sum1);
            weightGradient[2 * InputGroup.Waves + wave] = VectorLoop.SumLanes(sum2);
            gradient.Tensor(tensor).Row(index)[wave] = -VectorLoop.SumLanes(frequency) / PerRadian;
            gradient.Tensor(tensor + 1).Row(index)[wave] = -VectorLoop.SumLanes(phase);
        }

        var biasGradient = gradient.Tensor(tensor + 3).Row(index);
        for (var i = 0; i < InputGroup.WaveOutputs; i++)
        {
            biasGradient[i] = SumOfRow(deltas, output + i);
        }
    }

    /// <summary>For 16 rows, the sum of the categories' numbers, each times its input.</summary>
    private static void Categories(Matrix embedding, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (var output = 0; output < InputGroup.CategoryOutputs; output++)
        {
            var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var input = 0; input < embedding.Rows; input++)
            {
                var weight = Vector256.Create(embedding.Values[input * InputGroup.CategoryOutputs + output]);
                low = Vector256.FusedMultiplyAdd(weight, VectorLoop.Load(inputs, input * Step), low);
                high = Vector256.FusedMultiplyAdd(weight, VectorLoop.Load(inputs, input * Step + VectorLoop.Width), high);
            }

            VectorLoop.Store(low, outputs, output * Step);
            VectorLoop.Store(high, outputs, output * Step + VectorLoop.Width);
        }
    }

    private static void CategoriesBackward(Matrix gradient, PanelMatrix inputs, int input, PanelMatrix deltas, int output)
    {
        for (var i = 0; i < gradient.Rows; i++)
        {
            var row = gradient.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                var total = Vector256<float>.Zero;
                for (var panel = 0; panel < inputs.PanelCount; panel++)
                {
                    var x = inputs.Panels(panel, 1).Slice((input + i) * Step, Step);
                    var d = deltas.Panels(panel, 1).Slice((output + j) * Step, Step);
                    total = Vector256.FusedMultiplyAdd(VectorLoop.Load(x, 0), VectorLoop.Load(d, 0), total);
                    total = Vector256.FusedMultiplyAdd(VectorLoop.Load(x, VectorLoop.Width), VectorLoop.Load(d, VectorLoop.Width), total);
                }

                row[j] = VectorLoop.SumLanes(total);
            }
        }
    }

    private static float SumOfRow(PanelMatrix matrix, int row)
    {
        var total = Vector256<float>.Zero;
        for (var panel = 0; panel < matrix.PanelCount; panel++)
        {
            var values = matrix.Panels(panel, 1).Slice(row * Step, Step);
            total += VectorLoop.Load(values, 0) + VectorLoop.Load(values, VectorLoop.Width);
        }

        return VectorLoop.SumLanes(total);
    }
}
