using System.Text;
using Gophernet.Models.Export.Reduction;
using Gophernet.Networks;

namespace Gophernet.Models.Export.C;

/// <summary>The networks of a file in C: a function for each shape, all weights in one array, and the mean of what they put out.</summary>
internal sealed class NetworkCode
{
    private readonly Model _model;
    private readonly SourceFile _source;
    private readonly WeightForm? _form;
    private readonly List<NetworkFunction> _functions = [];

    /// <summary>Makes the functions.</summary>
    /// <param name="model">The model; where matrices have a smaller form, its weights are rounded.</param>
    /// <param name="source">Receives the code.</param>
    /// <param name="form">The form of matrices; null for floats.</param>
    public NetworkCode(Model model, SourceFile source, WeightForm? form)
    {
        (_model, _source, _form) = (model, source, form);
        source.Runtime.Need("platform", form is null ? "matrix" : "matrix_" + form.Name);
        foreach (var networks in model.Networks.GroupBy(network => (Array.IndexOf(model.Shapes, network.Shape), network.Neighbours?.Count ?? 0)))
        {
            _functions.Add(new NetworkFunction(model, networks, _functions.Count, source.Runtime, form));
        }
    }

    /// <summary>The floats of all networks, and where matrices have a smaller form, their codes.</summary>
    public WeightArray[] Arrays
    {
        get
        {
            var floats = new WeightArray("weights", Sum(weights => weights.Length), null);
            return _form is null ? [floats] : [floats, new WeightArray("codes", Sum(weights => weights.CodeLength), _form)];
        }
    }

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
        foreach (var array in Arrays)
        {
            var weights = new WeightWriter(array, writer, _source.Prefix);
            foreach (var function in _functions)
            {
                foreach (var network in function.Networks)
                {
                    function.Weights.Write(network, array.AreCodes, weights);
                }
            }

            weights.End();
        }
    }

    private int Sum(Func<WeightBlock, int> length)
    {
        var sum = 0;
        foreach (var function in _functions)
        {
            sum = checked(sum + length(function.Weights) * function.Networks.Count);
        }

        return sum;
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
        var (first, firstCode) = (0, 0);
        foreach (var function in _functions)
        {
            var (index, weights) = (function.Networks.IndexOf(network), function.Weights);
            if (index >= 0)
            {
                var codes = _form is null ? "" : $"gopher_codes.values + {Literal.Of(checked(firstCode + index * weights.CodeLength))}, ";
                return $"{function.Name}(gopher_weights.values + {Literal.Of(checked(first + index * weights.Length))}, {codes}inputs, {outputs});";
            }

            first = checked(first + weights.Length * function.Networks.Count);
            firstCode = checked(firstCode + weights.CodeLength * function.Networks.Count);
        }

        throw new InvalidOperationException("A network has no function.");
    }
}
