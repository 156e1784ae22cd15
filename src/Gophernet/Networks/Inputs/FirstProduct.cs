using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// The products of the first layer, whose inputs are partly computed numbers and partly categories that are looked up. Each sum runs over the inputs in
/// their order, as if categories were 0/1 inputs: what is left out are additions of 0.
/// </summary>
internal sealed class FirstProduct
{
    private readonly List<Run> _runs = [];
    private readonly PanelMatrix _denseRows = new(0, 0);
    private readonly Matrix _denseGradient = new(0, 0);

    public FirstProduct(InputShape shape, ReadOnlySpan<InputPlace> places, InputPlace end)
    {
        var columns = new List<LookedUpColumn>();
        for (var i = 0; i < places.Length; i++)
        {
            var (step, place) = (shape.Steps[i], places[i]);
            if (place.IsLookedUp)
            {
                columns.Add(new LookedUpColumn(place.Code, place.Column, step.Outputs));
                if (i == places.Length - 1 || !places[i + 1].IsLookedUp)
                {
                    _runs.Add(new Run(columns[0].First, place.Dense, Count: 0, new CategoryLookup(columns)));
                    columns.Clear();
                }
            }
            else if (_runs.Count > 0 && _runs[^1].Lookup is null)
            {
                _runs[^1] = _runs[^1] with { Count = _runs[^1].Count + step.Outputs };
            }
            else
            {
                _runs.Add(new Run(place.Column, place.Dense, step.Outputs, null));
            }
        }

        IsDense = _runs.TrueForAll(run => run.Lookup is null);
        Dense = new PanelMatrix(end.Dense, 0);
    }

    /// <summary>The inputs that are computed, [numbers, rows].</summary>
    public PanelMatrix Dense { get; }

    /// <summary>Asked within products that take long.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Whether all inputs are computed.</summary>
    private bool IsDense { get; }

    /// <summary>Takes up the weights that are looked up, and the categories of a batch.</summary>
    /// <param name="weights">The layer's, [neurons, inputs].</param>
    /// <param name="scales">What each input is multiplied by, [inputs, 1]; null for nothing.</param>
    /// <param name="codes">The categories of the batch.</param>
    public void Prepare(Matrix weights, Matrix? scales, CodeMatrix codes)
    {
        foreach (var run in _runs)
        {
            run.Lookup?.Prepare(weights, scales, codes);
        }
    }

    /// <summary>pre-activations = W·x + b for neighbouring panels.</summary>
    public void Multiply(Matrix weights, Matrix biases, PanelMatrix preActivations, int firstPanel, int panelCount)
    {
        if (IsDense)
        {
            PanelProduct.Multiply(weights, biases, Dense, preActivations, firstPanel, panelCount, Cancellation);
            return;
        }

        Fill(biases, preActivations, firstPanel, panelCount);
        foreach (var run in _runs)
        {
            if (run.Lookup is { } lookup)
            {
                lookup.Add(preActivations, firstPanel, panelCount);
            }
            else
            {
                PanelProduct.AddColumns(weights, run.Column, run.Count, Dense, run.Dense, preActivations, firstPanel, panelCount, Cancellation);
            }
        }
    }

    /// <summary>∂loss/∂weight.</summary>
    /// <param name="deltas">[neurons, rows]; 0 in the padding.</param>
    /// <param name="gradient">Overwritten, [neurons, inputs].</param>
    public void AddGradient(PanelMatrix deltas, Matrix gradient)
    {
        PanelTransposition.ToRows(Dense, _denseRows);
        if (IsDense)
        {
            PanelProduct.MultiplyByRows(deltas, _denseRows, gradient, Cancellation);
            return;
        }

        _denseGradient.Resize(gradient.Rows, Dense.Rows);
        PanelProduct.MultiplyByRows(deltas, _denseRows, _denseGradient, Cancellation);
        foreach (var run in _runs)
        {
            if (run.Lookup is { } lookup)
            {
                lookup.Gradient(deltas, gradient);
                continue;
            }

            for (var neuron = 0; neuron < gradient.Rows; neuron++)
            {
                _denseGradient.Row(neuron).Slice(run.Dense, run.Count).CopyTo(gradient.Row(neuron)[run.Column..]);
            }
        }
    }

    /// <summary>∂loss/∂input for the inputs that are computed.</summary>
    public void MultiplyTransposed(Matrix weights, PanelMatrix deltas, PanelMatrix inputDeltas)
    {
        foreach (var run in _runs)
        {
            if (run.Lookup is null)
            {
                PanelProduct.MultiplyTransposed(weights, run.Column, run.Count, deltas, inputDeltas, run.Dense, Cancellation);
            }
        }
    }

    /// <summary>∂loss/∂scale of the inputs that are looked up.</summary>
    public void AddScaleGradient(PanelMatrix deltas, Span<float> gradient)
    {
        foreach (var run in _runs)
        {
            run.Lookup?.ScaleGradient(deltas, gradient);
        }
    }

    private static void Fill(Matrix biases, PanelMatrix preActivations, int firstPanel, int panelCount)
    {
        for (var panel = firstPanel; panel < firstPanel + panelCount; panel++)
        {
            var values = preActivations.Panels(panel, 1);
            for (var neuron = 0; neuron < preActivations.Rows; neuron++)
            {
                values.Slice(neuron * PanelMatrix.PanelColumns, PanelMatrix.PanelColumns).Fill(biases.Values[neuron]);
            }
        }
    }

    /// <summary>Neighbouring columns of the weights: those of computed inputs, or those of categories, which are not counted.</summary>
    private readonly record struct Run(int Column, int Dense, int Count, CategoryLookup? Lookup);
}
