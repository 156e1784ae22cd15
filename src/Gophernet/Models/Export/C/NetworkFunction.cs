using System.Text;
using Gophernet.Models.Export.Reduction;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Neighbours;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The function of a file in C that computes networks of one shape: each sum in the order in which the networks themselves have it.</summary>
internal sealed class NetworkFunction
{
    private readonly Model _model;
    private readonly NetworkShape _shape;
    private readonly Runtime _runtime;
    private readonly StringBuilder _code = new();
    private readonly string _codes; // the parameter for them
    private string? _scales;
    private string _dense = "inputs->numbers";

    /// <summary>Makes the function.</summary>
    /// <param name="model">The model.</param>
    /// <param name="networks">The networks; those that compare rows have as many of them.</param>
    /// <param name="index">Its number among others.</param>
    /// <param name="runtime">Is asked for what it calls.</param>
    /// <param name="form">The form of its matrices; null for floats.</param>
    public NetworkFunction(Model model, List<Network> networks, int index, Runtime runtime, WeightForm? form)
    {
        (_model, _shape, _runtime, Networks, Name) = (model, networks[0].Shape, runtime, networks, $"gopher_network_{index}");
        (Weights, _codes) = (new WeightBlock(form), form is null ? "" : $"const {form.CodeType} *codes, ");
        runtime.Need("copy");
        WriteInputs();
        WriteLayers();
        if (_shape.IsComparing)
        {
            WriteComparison(networks[0].Neighbours!);
        }

        WriteOutputs();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The networks that it computes.</summary>
    public List<Network> Networks { get; }

    /// <summary>The weights of these.</summary>
    public WeightBlock Weights { get; }

    /// <summary>The floats that it keeps on the stack.</summary>
    public int StackFloats { get; private set; }

    /// <summary>Its code.</summary>
    public string Code => $"/* {Literal.Comment(_shape.ToString())} */\n"
        + $"static void {Name}(const float *weights, {_codes}const struct gopher_inputs *inputs, float *outputs)\n{{\n{_code}}}\n";

    private void WriteInputs()
    {
        if (_shape.Input is not { } input)
        {
            return;
        }

        var places = InputPlace.Of(input.Steps.AsSpan());
        _scales = input.IsScaled ? Weights.Add(input.Outputs, network => network.Parameters.Tensor(places[^1].Tensor).Memory) : null;
        if (places[^1].Dense > 0)
        {
            Array("x", places[^1].Dense);
            _dense = "x";
        }

        if (input.Steps.Any(step => step is TextInput { Direct: > 0 }))
        {
            Array("direct", _shape.Outputs);
            Line($"for (int i = 0; i < {_shape.Outputs}; i++)");
            Line("    direct[i] = 0.0f;");
        }

        for (var i = 0; i < input.Steps.Length; i++)
        {
            if (!places[i].IsLookedUp)
            {
                WriteStep(input.Steps[i], places[i]);
                if (_scales is not null)
                {
                    _runtime.Need("multiply_each");
                    Line($"gopher_multiply_each({_scales} + {places[i].Column}, x + {places[i].Dense}, {input.Steps[i].Outputs});");
                }
            }
        }
    }

    private void WriteStep(InputStep step, InputPlace place)
    {
        var (to, code, numbers) = ($"x + {place.Dense}", $"inputs->codes[{place.Code}]", $"inputs->numbers + {place.Number}");
        switch (step)
        {
            case PlainInput plain:
                Line($"gopher_copy({numbers}, {to}, {plain.Count});");
                break;
            case OneHotInput oneHot:
                _runtime.Need("one_hot");
                Line($"gopher_one_hot({code}, {to}, {oneHot.Categories});");
                break;
            case EmbeddedInput embedded:
                _runtime.Need("embed");
                var embedding = Weights.Add(embedded.Categories, embedded.Width, network => network.Parameters.Tensors(place)[0], C.Weights.Embedding);
                Line($"gopher_embed({embedding}, {code}, {to}, {embedded.Width});");
                break;
            case PeriodicInput waves:
                _runtime.Need("waves");
                var periodic = Weights.Add(waves.Count * (3 + 5 * PeriodicInput.Waves), network => C.Weights.Waves(network.Parameters.Tensors(place)));
                Line($"gopher_waves({periodic}, {numbers}, {waves.Count}, {to});");
                break;
            case PiecewiseInput lines:
                _runtime.Need("lines");
                var pieces = Weights.Add(lines.Count * (3 + 5 * lines.Bins), network => C.Weights.Lines(network.Parameters.Tensors(place), lines.Bins));
                Line($"gopher_lines({pieces}, {numbers}, {lines.Count}, {lines.Bins}, {to});");
                break;
            case TextInput text:
                var buckets = TextBuckets.UsedOf((TextFeature)_model.Schema.Features.Where(feature => feature.IsText)[place.Text]);
                _runtime.Need("add_grams");
                var grams = Weights.Add(
                    buckets.Length, text.Width + text.Direct, network => C.Weights.Rows(network.Parameters.SparseTensor(place.Text), buckets),
                    matrix => matrix.Memory);
                Line($"gopher_add_grams({grams}, &inputs->texts[{place.Text}], {to}, {text.Width}, {(text.Direct > 0 ? "direct" : "NULL")}, {text.Direct});");
                break;
            default:
                throw new GophernetException($"inputs of the kind {step.Kind} cannot be exported to C", "Train without them, or export to another format.");
        }
    }

    private void WriteLayers()
    {
        var from = _dense;
        for (var i = 0; i < _shape.Layers.Length; i++)
        {
            var (layer, index, isLast) = (_shape.Layers[i], i, i == _shape.Layers.Length - 1);
            var to = !isLast ? $"layer_{i}" : _shape.IsComparing ? "place" : "outputs";
            if (to != "outputs")
            {
                Array(to, layer.Outputs);
            }

            var weights = Weights.Add(
                layer.Outputs, layer.Inputs, network => network.Parameters.Weights(index), matrix => C.Weights.Transposed(matrix));
            var biases = Weights.Add(layer.Outputs, network => network.Parameters.Biases(index).Memory);
            Line($"gopher_copy({biases}, {to}, {layer.Outputs});");
            if (i == 0 && _shape.Input is { } input)
            {
                WriteRuns(input, weights, to, layer.Outputs);
            }
            else
            {
                _runtime.Need("layer");
                Line($"gopher_multiply({weights}, {from}, {layer.Inputs}, {to}, {layer.Outputs});");
            }

            if (!isLast)
            {
                WriteActivation(layer, index, to);
            }

            from = to;
        }
    }

    /// <summary>The product of the first layer: neighbouring numbers together, and categories that are looked up one by one.</summary>
    private void WriteRuns(InputShape input, string weights, string to, int outputs)
    {
        var places = InputPlace.Of(input.Steps.AsSpan());
        for (var i = 0; i < input.Steps.Length; i++)
        {
            var (first, count) = (places[i], input.Steps[i].Outputs);
            if (first.IsLookedUp)
            {
                _runtime.Need("look_up");
                var scales = _scales is null ? "NULL" : $"{_scales} + {first.Column}";
                Line($"gopher_look_up({Weights.Part(weights, first.Column * outputs)}, {scales}, inputs->codes[{first.Code}], {to}, {outputs});");
                continue;
            }

            while (i + 1 < input.Steps.Length && !places[i + 1].IsLookedUp)
            {
                count += input.Steps[++i].Outputs;
            }

            _runtime.Need("layer");
            Line($"gopher_multiply({Weights.Part(weights, first.Column * outputs)}, x + {first.Dense}, {count}, {to}, {outputs});");
        }
    }

    private void WriteActivation(LayerShape layer, int index, string to)
    {
        if (layer.Activation == Activation.Identity && !layer.IsParametric)
        {
            return;
        }

        var name = layer.Activation.Name;
        _runtime.Need(name);
        Line($"for (int i = 0; i < {layer.Outputs}; i++)");
        if (layer.IsParametric)
        {
            _runtime.Need("fma");
            var shares = Weights.Add(layer.Outputs, network => network.Parameters.ActivationWeights(index)!.Memory);
            Line($"    {to}[i] = gopher_fma(gopher_{name}({to}[i]) - {to}[i], ({shares})[i], {to}[i]);");
        }
        else
        {
            Line($"    {to}[i] = gopher_{name}({to}[i]);");
        }
    }

    private void WriteComparison(NeighbourRows rows)
    {
        var (width, outputs) = (rows.Places.Columns, _shape.Outputs);
        _runtime.Need("neighbours");
        var places = Weights.Add(
            rows.Count, width, network => network.Neighbours!.Places, matrix => C.Weights.TransposedBlocks(matrix, NeighbourRows.BlockRows));
        var squares = Weights.Add(rows.Count, network => network.Neighbours!.HalfSquares.Memory);
        var targets = Weights.Add(rows.Count * (outputs + 1), network => C.Weights.Transposed(network.Neighbours!.Targets));
        Array("sums", outputs + 1);
        StackFloats += NeighbourRows.BlockRows;
        Line($"gopher_compare({places}, {squares}, {targets}, {rows.Count}, place, {width}, sums, {outputs + 1});");
        Line($"for (int i = 0; i < {outputs}; i++) {{");
        Line($"    const float mean = gopher_mean_target(sums[i], sums[{outputs}]);");
        if (_shape.OutputActivation == Activation.Identity)
        {
            Line("    outputs[i] = mean;");
        }
        else
        {
            _runtime.Need("log");
            var isSoftmax = _shape.OutputActivation == Activation.Softmax;
            Line($"    outputs[i] = gopher_log(mean + 1e-5f){(isSoftmax ? "" : " - gopher_log(1.0f - mean + 1e-5f)")};");
        }

        Line("}");
    }

    private void WriteOutputs()
    {
        var outputs = _shape.Outputs;
        if (_shape.Input is { } input && input.Steps.Any(step => step is TextInput { Direct: > 0 }))
        {
            ForOutputs("+= direct[i]");
        }

        var inverse = (float)(1 / _model.Temperature);
        if (inverse != 1)
        {
            ForOutputs($"*= {Literal.Of(inverse)}");
        }

        if (!_model.LogitOffsets.IsEmpty)
        {
            ForOutputs("+= gopher_logit_offsets[i]");
        }

        if (_shape.OutputActivation == Activation.Softmax)
        {
            _runtime.Need("softmax");
            Line($"gopher_softmax(outputs, {outputs});");
        }
        else if (_shape.OutputActivation != Activation.Identity)
        {
            _runtime.Need(_shape.OutputActivation.Name);
            ForOutputs($"= gopher_{_shape.OutputActivation.Name}(outputs[i])");
        }
    }

    private void ForOutputs(string change)
    {
        Line($"for (int i = 0; i < {_shape.Outputs}; i++)");
        Line($"    outputs[i] {change};");
    }

    private void Array(string name, int length)
    {
        StackFloats += length;
        Line($"float {name}[{length}];");
    }

    private void Line(string code) => _code.Append("    ").Append(code).Append('\n');
}
