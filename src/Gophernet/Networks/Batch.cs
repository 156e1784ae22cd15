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

    /// <summary>Takes rows of a table.</summary>
    /// <param name="features">[rows of the table, inputs].</param>
    /// <param name="targets">[rows of the table, outputs].</param>
    /// <param name="rows">The rows to take, in this order.</param>
    public void Gather(Matrix features, Matrix targets, ReadOnlySpan<int> rows)
    {
        InputRows.CopyRows(features, rows);
        PanelTransposition.ToBatch(InputRows, rows.Length, Inputs);
        _targetRows.CopyRows(targets, rows);
        PanelTransposition.ToBatch(_targetRows, rows.Length, Targets);
    }
}
