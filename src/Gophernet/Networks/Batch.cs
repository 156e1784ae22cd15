using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// Some rows to learn from, as the products take them: numbers as [numbers, rows] for the forward pass and as [rows, numbers] for the gradient, and
/// categories as codes. Owns its memory and uses it again.
/// </summary>
internal sealed class Batch
{
    private readonly PanelMatrix _numbers = new(0, 0);
    private readonly PanelMatrix _targetRows = new(0, 0);

    /// <summary>The number of rows.</summary>
    public int RowCount => _numbers.Columns;

    /// <summary>What the network takes in.</summary>
    public InputBatch Inputs => new(_numbers, Codes, Texts);

    /// <summary>The numbers, [rows and their padding, numbers].</summary>
    public PanelMatrix NumberRows { get; } = new(0, 0);

    /// <summary>The categories, [categorical columns, rows].</summary>
    public CodeMatrix Codes { get; } = new();

    /// <summary>The n-grams of texts, [columns of texts].</summary>
    public SparseRows[] Texts { get; private set; } = [];

    /// <summary>[outputs, rows].</summary>
    public PanelMatrix Targets { get; } = new(0, 0);

    /// <summary>What each row counts, [1, rows]; null where all count 1.</summary>
    public PanelMatrix? Weights { get; private set; }

    /// <summary>Takes up rows whose numbers and categories stand in <see cref="NumberRows"/> and <see cref="Codes"/> already.</summary>
    /// <param name="rows">The rows, in this order.</param>
    /// <param name="targets">[rows of the table, outputs].</param>
    /// <param name="weights">What each row of the table counts; empty where all count 1.</param>
    public void Complete(ReadOnlySpan<int> rows, Matrix targets, ReadOnlySpan<float> weights = default)
    {
        PanelTransposition.ToBatch(NumberRows, rows.Length, _numbers);
        _targetRows.CopyRows(targets, rows);
        PanelTransposition.ToBatch(_targetRows, rows.Length, Targets);
        GatherWeights(rows, weights);
    }

    /// <summary>Has memory for columns of texts.</summary>
    public void ReserveTexts(int columns)
    {
        if (Texts.Length != columns)
        {
            Texts = [.. Sequences.Range(columns).Select(_ => new SparseRows())];
        }
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
