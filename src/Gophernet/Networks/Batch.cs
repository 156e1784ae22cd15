using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// Some rows to learn from, as the products take them: inputs as [inputs, rows] for the forward pass and as [rows, inputs] for the gradient.
/// Owns its memory and uses it again.
/// </summary>
public sealed class Batch
{
    private readonly PanelMatrix _targetRows = new(0, 0);

    /// <summary>The number of rows.</summary>
    public int RowCount => Inputs.Columns;

    /// <summary>[inputs, rows].</summary>
    public PanelMatrix Inputs { get; } = new(0, 0);

    /// <summary>[rows and their padding, inputs].</summary>
    public PanelMatrix InputRows { get; } = new(0, 0);

    /// <summary>[outputs, rows].</summary>
    public PanelMatrix Targets { get; } = new(0, 0);

    /// <summary>What each row counts, [1, rows]; null where all count 1.</summary>
    public PanelMatrix? Weights { get; private set; }

    /// <summary>Takes rows of a table.</summary>
    /// <param name="features">[rows of the table, inputs].</param>
    /// <param name="targets">[rows of the table, outputs].</param>
    /// <param name="rows">The rows to take, in this order.</param>
    /// <param name="weights">What each row of the table counts; empty where all count 1.</param>
    public void Gather(Matrix features, Matrix targets, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights = default)
    {
        InputRows.CopyRows(features, rows);
        PanelTransposition.ToBatch(InputRows, rows.Length, Inputs);
        _targetRows.CopyRows(targets, rows);
        PanelTransposition.ToBatch(_targetRows, rows.Length, Targets);
        GatherWeights(rows, weights);
    }

    private void GatherWeights(ReadOnlySpan<int> rows, ReadOnlySpan<float> weights)
    {
        if (weights.IsEmpty)
        {
            Weights = null;
            return;
        }

        Weights ??= new PanelMatrix(1, rows.Length);
        Weights.Resize(1, rows.Length);
        var values = Weights.Values;
        values[rows.Length..].Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = weights[rows[i]];
        }
    }
}
