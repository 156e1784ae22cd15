using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Losses;

namespace Gophernet.Tests.Oracle;

/// <summary>
/// Any network as a function of its parameters in one list: double precision, plain loops, one row after the other. It finds tensors by their names in
/// model files, and shares nothing with the product but those, shapes, and the names of activations and losses.
/// </summary>
internal sealed class FlatOracle
{
    private const int Waves = 16;
    private const int WaveOutputs = 3;
    private const int CategoryOutputs = 8;

    private readonly NetworkShape _shape;
    private readonly Dictionary<string, (int Offset, int Length)> _places;

    public FlatOracle(Parameters parameters)
    {
        _shape = parameters.Shape;
        _places = _shape.Tensors.ToDictionary(tensor => tensor.Name, tensor => (tensor.Offset, tensor.Rows * tensor.Columns));
        Values = [.. parameters.Values.ToArray().Select(value => (double)value)];
    }

    /// <summary>The parameters, in the order of <see cref="Parameters.Values"/>; they may be changed.</summary>
    public double[] Values { get; }

    /// <summary>What enters the first layer for one row.</summary>
    public double[] EnterLayers(double[] row)
    {
        var entering = new List<double>();
        var (group, first) = (0, 0);
        foreach (var step in _shape.Input?.Steps ?? [])
        {
            var inputs = row[first..(first + step.Inputs)];
            entering.AddRange(step switch
            {
                PeriodicInput => inputs.SelectMany((x, i) => Periodic(x, i, $"inputs.{group}")),
                PiecewiseInput piecewise => inputs.SelectMany((x, i) => Piecewise(x, i, piecewise.Bins, $"inputs.{group}")),
                EmbeddedInput => Embedded(inputs, $"inputs.{group}.embedding"),
                _ => inputs,
            });
            (group, first) = (group + 1, first + step.Inputs);
        }

        if (_shape.Input is { IsScaled: true })
        {
            var scales = Tensor("inputs.scale");
            for (var i = 0; i < scales.Length; i++)
            {
                entering[i] *= scales[i];
            }
        }

        return _shape.Input is null ? row : [.. entering];
    }

    /// <summary>What the last layer puts out for one row.</summary>
    /// <param name="row">The inputs.</param>
    /// <param name="passed">What each neuron of each hidden layer is multiplied with; null for 1.</param>
    public double[] Forward(double[] row, double[][]? passed = null)
    {
        var current = EnterLayers(row);
        for (var layer = 0; layer < _shape.Layers.Length; layer++)
        {
            current = Layer(layer, current);
            if (passed is not null && layer < _shape.Layers.Length - 1)
            {
                current = [.. current.Zip(passed[layer], (output, factor) => output * factor)];
            }
        }

        return current;
    }

    /// <summary>The loss summed over the rows, each as often as its weight says.</summary>
    public double Loss(LossFunction loss, double[][] inputs, double[][] targets, float[]? weights = null, double[][][]? passed = null)
    {
        var sum = 0.0;
        for (var row = 0; row < inputs.Length; row++)
        {
            sum += (weights?[row] ?? 1.0) * OracleLosses.Value(loss, _shape.OutputActivation, Forward(inputs[row], passed?[row]), targets[row]);
        }

        return sum;
    }

    private double[] Layer(int layer, double[] inputs)
    {
        var weights = Tensor($"layers.{layer}.weight");
        var biases = Tensor($"layers.{layer}.bias");
        var sums = new double[biases.Length];
        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] = biases[j];
            for (var i = 0; i < inputs.Length; i++)
            {
                sums[j] += weights[j * inputs.Length + i] * inputs[i];
            }
        }

        var outputs = OracleActivations.Apply(_shape.Layers[layer].Activation, sums);
        if (_shape.Layers[layer].IsParametric)
        {
            var shares = Tensor($"layers.{layer}.activation_weight");
            for (var j = 0; j < outputs.Length; j++)
            {
                outputs[j] = (1 - shares[j]) * sums[j] + shares[j] * outputs[j];
            }
        }

        return outputs;
    }

    /// <summary>Three sums of waves, and the number.</summary>
    private double[] Periodic(double x, int input, string name)
    {
        var frequencies = Tensor($"{name}.frequency").Slice(input * Waves, Waves);
        var phases = Tensor($"{name}.phase").Slice(input * Waves, Waves);
        var weights = Tensor($"{name}.weight").Slice(input * Waves * WaveOutputs, Waves * WaveOutputs);
        double[] sums = [.. Tensor($"{name}.bias").Slice(input * WaveOutputs, WaveOutputs), x];
        for (var wave = 0; wave < Waves; wave++)
        {
            var height = Math.Cos(2 * Math.PI * frequencies[wave] * x + phases[wave]);
            for (var output = 0; output < WaveOutputs; output++)
            {
                sums[output] += weights[output * Waves + wave] * height;
            }
        }

        return sums;
    }

    /// <summary>Three sums of the shares of bins that lie below the number, and the number.</summary>
    private double[] Piecewise(double x, int input, int bins, string name)
    {
        var knots = Tensor($"{name}.knot").Slice(input * (bins + 1), bins + 1);
        var weights = Tensor($"{name}.weight").Slice(input * bins * WaveOutputs, bins * WaveOutputs);
        double[] sums = [.. Tensor($"{name}.bias").Slice(input * WaveOutputs, WaveOutputs), x];
        for (var bin = 0; bin < bins; bin++)
        {
            var width = knots[bin + 1] - knots[bin];
            var share = width > 0 ? Math.Clamp((x - knots[bin]) / width, 0, 1) : 0;
            for (var output = 0; output < WaveOutputs; output++)
            {
                sums[output] += weights[output * bins + bin] * share;
            }
        }

        return sums;
    }

    private double[] Embedded(double[] inputs, string name)
    {
        var embedding = Tensor(name);
        var outputs = new double[CategoryOutputs];
        for (var i = 0; i < inputs.Length * CategoryOutputs; i++)
        {
            outputs[i % CategoryOutputs] += inputs[i / CategoryOutputs] * embedding[i];
        }

        return outputs;
    }

    private ReadOnlySpan<double> Tensor(string name)
    {
        var (offset, length) = _places[name];
        return Values.AsSpan(offset, length);
    }
}
