using System.Runtime.Intrinsics;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// What is done to the inputs of a batch before the first layer of neurons, step by step, and then a learned factor for each result. It keeps what a
/// backward pass needs.
/// </summary>
internal sealed class InputStage
{
    private const int Lanes = PanelMatrix.PanelColumns;

    private readonly InputShape _shape;
    private readonly InputPlace[] _places;
    private readonly InputPlace _end;
    private readonly PanelMatrix _unscaled = new(0, 0);
    private readonly PanelMatrix _deltas = new(0, 0);
    private readonly PanelMatrix _direct = new(0, 0); // what texts add to the logits
    private readonly bool _hasDirect;

    public InputStage(InputShape shape)
    {
        _shape = shape;
        var places = InputPlace.Of(shape.Steps.AsSpan());
        (_places, _end) = (places[..^1], places[^1]);
        _hasDirect = shape.Steps.Any(step => step is TextInput { Direct: > 0 });
        Product = new FirstProduct(shape, _places, _end);
    }

    /// <summary>The product of the first layer's weights and what enters it.</summary>
    public FirstProduct Product { get; }

    public void Resize(int rows, int outputs)
    {
        _direct.Resize(_hasDirect ? outputs : 0, rows);
        _unscaled.Resize(_end.Dense, rows);
        Product.Dense.Resize(_end.Dense, rows);
    }

    /// <summary>Computes what enters the first layer.</summary>
    public void Forward(Parameters parameters, in InputBatch inputs)
    {
        var scales = _shape.IsScaled ? ScalesOf(parameters) : null;
        _direct.Values.Clear();
        for (var panel = 0; panel < inputs.PanelCount; panel++)
        {
            var numbers = inputs.Numbers.Panels(panel, 1);
            var outputs = (scales is null ? Product.Dense : _unscaled).Panels(panel, 1);
            for (var i = 0; i < _places.Length; i++)
            {
                var (step, place) = (_shape.Steps[i], _places[i]);
                if (step is TextInput text)
                {
                    text.Forward(
                        parameters.SparseTensor(place.Text), inputs.Texts[place.Text], panel, outputs.Slice(place.Dense * Lanes, step.Outputs * Lanes),
                        _direct.Panels(panel, 1));
                }
                else if (!place.IsLookedUp)
                {
                    var codes = step.CodeColumns == 0 ? default : inputs.Codes.Column(place.Code).Slice(panel * Lanes, Lanes);
                    step.Forward(
                        parameters.Tensors(place), numbers.Slice(place.Number * Lanes, step.Numbers * Lanes), codes,
                        outputs.Slice(place.Dense * Lanes, step.Outputs * Lanes));
                }

                if (scales is not null && !place.IsLookedUp)
                {
                    Scale(
                        scales.Values.Slice(place.Column, step.Outputs), outputs[(place.Dense * Lanes)..],
                        Product.Dense.Panels(panel, 1)[(place.Dense * Lanes)..]);
                }
            }
        }

        Product.Prepare(parameters.Weights(0), scales, inputs.Codes);
    }

    /// <summary>Computes the gradient of the first layer's weights and of the parameters of the inputs.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs">The rows, as the forward pass saw them last.</param>
    /// <param name="deltas">∂loss/∂pre-activation of the first layer, [neurons, rows]; 0 in the padding.</param>
    /// <param name="gradient">Receives ∂loss/∂parameter.</param>
    public void Backward(Parameters parameters, in InputBatch inputs, PanelMatrix deltas, Parameters gradient)
    {
        Product.AddGradient(deltas, gradient.Weights(0));
        if (!_shape.HasParameters)
        {
            return;
        }

        _deltas.Resize(_end.Dense, inputs.RowCount);
        Product.MultiplyTransposed(parameters.Weights(0), deltas, _deltas);
        if (_shape.IsScaled)
        {
            ScaleBackward(ScalesOf(parameters).Values, ScalesOf(gradient).Values);
            Product.AddScaleGradient(deltas, ScalesOf(gradient).Values);
        }

        for (var i = 0; i < _places.Length; i++)
        {
            var (step, place) = (_shape.Steps[i], _places[i]);
            step.Backward(parameters.Tensors(place), gradient.Tensors(place), inputs, place, _deltas);
        }
    }

    /// <summary>Adds what texts say directly to the logits, [outputs, rows].</summary>
    public void AddDirect(PanelMatrix logits)
    {
        if (_hasDirect)
        {
            VectorLoop.Add(_direct.Values, logits.Values);
        }
    }

    /// <summary>Copies ∂loss/∂number of what texts become, as the last backward pass left them.</summary>
    /// <param name="deltas">Receives [rows, numbers of all texts], one text after the other.</param>
    /// <param name="first">The first row there.</param>
    public void CopyTextDeltas(Matrix deltas, int first)
    {
        var column = 0;
        for (var i = 0; i < _places.Length; i++)
        {
            for (var output = 0; _shape.Steps[i] is TextInput && output < _shape.Steps[i].Outputs; output++, column++)
            {
                for (var row = 0; row < _deltas.Columns; row++)
                {
                    deltas[first + row, column] = _deltas[_places[i].Dense + output, row];
                }
            }
        }
    }

    private Matrix ScalesOf(Parameters parameters) => parameters.Tensor(_end.Tensor);

    private static void Scale(ReadOnlySpan<float> scales, ReadOnlySpan<float> values, Span<float> scaled)
    {
        for (var i = 0; i < scales.Length; i++)
        {
            VectorLoop.Store(VectorLoop.Load(values, i * Lanes) * scales[i], scaled, i * Lanes);
            VectorLoop.Store(VectorLoop.Load(values, i * Lanes + VectorLoop.Width) * scales[i], scaled, i * Lanes + VectorLoop.Width);
        }
    }

    private void ScaleBackward(ReadOnlySpan<float> scales, Span<float> gradient)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            var place = _places[i];
            for (var output = 0; output < _shape.Steps[i].Outputs && !place.IsLookedUp; output++)
            {
                gradient[place.Column + output] = ScaleBackward(scales[place.Column + output], place.Dense + output);
            }
        }
    }

    private float ScaleBackward(float scale, int row)
    {
        var total = Vector256<float>.Zero;
        for (var panel = 0; panel < _deltas.PanelCount; panel++)
        {
            var value = _unscaled.Panels(panel, 1);
            var delta = _deltas.Panels(panel, 1);
            for (var at = row * Lanes; at < (row + 1) * Lanes; at += VectorLoop.Width)
            {
                var loaded = VectorLoop.Load(delta, at);
                total = Vector256.FusedMultiplyAdd(loaded, VectorLoop.Load(value, at), total);
                VectorLoop.Store(loaded * scale, delta, at);
            }
        }

        return VectorLoop.SumLanes(total);
    }
}
