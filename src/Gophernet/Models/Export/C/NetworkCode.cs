using System.Text;
using Gophernet.Networks;

namespace Gophernet.Models.Export.C;

/// <summary>The networks of a file in C: a function for each shape, all weights in one array, and the mean of what they put out.</summary>
internal sealed class NetworkCode
{
    private readonly Model _model;
    private readonly SourceFile _source;
    private readonly List<NetworkFunction> _functions = [];

    /// <summary>Makes the functions.</summary>
    public NetworkCode(Model model, SourceFile source)
    {
        (_model, _source) = (model, source);
        source.Runtime.Need("platform");
        foreach (var networks in model.Networks.GroupBy(network => (Array.IndexOf(model.Shapes, network.Shape), network.Neighbours?.Count ?? 0)))
        {
            _functions.Add(new NetworkFunction(model, networks, _functions.Count, source.Runtime));
        }
    }

    /// <summary>The weights of all networks.</summary>
    public long WeightCount => _functions.Sum(function => (long)function.Weights.Length * function.Networks.Count);

    /// <summary>The floats that the networks keep on the stack.</summary>
    public int StackFloats
    {
        get
        {
            var most = 0;
            foreach (var function in _functions)
            {
                most = Math.Max(most, function.StackFloats);
            }

            return most + 2 * _model.Shape.Outputs;
        }
    }

    /// <summary>Writes all but the weights.</summary>
    public void Write()
    {
        if (!_model.LogitOffsets.IsEmpty)
        {
            _source.AddTable("float", "logit_offsets", _model.LogitOffsets.Select(Literal.Of));
        }

        foreach (var function in _functions)
        {
            _source.Add(function.Code);
        }

        WriteMean();
    }

    /// <summary>Writes the weights.</summary>
    public void WriteWeights(TextWriter writer)
    {
        var weights = new WeightWriter(checked((int)WeightCount), writer, _source.Prefix);
        foreach (var function in _functions)
        {
            foreach (var network in function.Networks)
            {
                function.Weights.Write(network, weights);
            }
        }

        weights.End();
    }

    private void WriteMean()
    {
        var (code, total, outputs) = (new StringBuilder(), 0f, Literal.Of(_model.Shape.Outputs));
        if (_model.Networks.Length > 1)
        {
            code.Append($"    float part[{outputs}];\n");
        }

        for (var i = 0; i < _model.Networks.Length; i++)
        {
            var weight = _model.Weights.IsEmpty ? 1 : _model.Weights[i];
            var factor = weight == 1 ? "" : $" * {Literal.Of(weight)}";
            code.Append($"    {CallOf(_model.Networks[i], i == 0 ? "outputs" : "part")}\n");
            if (i > 0 || weight != 1)
            {
                code.Append($"    for (int i = 0; i < {outputs}; i++)\n        outputs[i] {(i == 0 ? "= outputs" : "+= part")}[i]{factor};\n");
            }

            total += weight;
        }

        if (total is not (0 or 1))
        {
            code.Append($"    for (int i = 0; i < {outputs}; i++)\n        outputs[i] /= {Literal.Of(total)};\n");
        }

        _source.Add($"static void gopher_run(const struct gopher_inputs *inputs, float *outputs)\n{{\n{code}}}\n");
    }

    private string CallOf(Network network, string outputs)
    {
        var first = 0;
        foreach (var function in _functions)
        {
            var index = function.Networks.IndexOf(network);
            if (index >= 0)
            {
                return $"{function.Name}(gopher_weights.values + {Literal.Of(checked(first + index * function.Weights.Length))}, inputs, {outputs});";
            }

            first = checked(first + function.Weights.Length * function.Networks.Count);
        }

        throw new InvalidOperationException("A network has no function.");
    }
}
