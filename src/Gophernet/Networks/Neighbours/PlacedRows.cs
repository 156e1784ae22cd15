using Gophernet.Numerics;

namespace Gophernet.Networks.Neighbours;

/// <summary>Collects rows to be compared with: where they are, and their targets. Its memory is used again.</summary>
internal sealed class PlacedRows
{
    private readonly Matrix _places = new(0, 0);
    private readonly Matrix _targets = new(0, 0);
    private int _count;

    /// <summary>Begins anew.</summary>
    /// <param name="rows">How many rows there will be.</param>
    /// <param name="width">The numbers of a place.</param>
    /// <param name="outputs">The targets of a row.</param>
    public void Reset(int rows, int width, int outputs)
    {
        _places.Resize(rows, width);
        _targets.Resize(outputs + 1, rows);
        _count = 0;
    }

    /// <summary>Adds the rows of a batch.</summary>
    /// <param name="places">Where they are, [numbers of a place, rows].</param>
    /// <param name="targets">[outputs, rows].</param>
    /// <param name="weights">What each row counts, [1, rows]; null where all count 1.</param>
    public void Add(PanelMatrix places, PanelMatrix targets, PanelMatrix? weights)
    {
        for (var row = 0; row < places.Columns; row++)
        {
            var place = _places.Row(_count + row);
            var values = places.Panels(row / PanelMatrix.PanelColumns, 1)[(row % PanelMatrix.PanelColumns)..];
            for (var i = 0; i < place.Length; i++)
            {
                place[i] = values[i * PanelMatrix.PanelColumns];
            }

            var weight = weights is null ? 1 : weights[0, row];
            for (var i = 0; i < targets.Rows; i++)
            {
                _targets[i, _count + row] = weight * targets[i, row];
            }

            _targets[targets.Rows, _count + row] = weight;
        }

        _count += places.Columns;
    }

    /// <summary>The rows, which stand until the next ones are collected.</summary>
    public NeighbourRows ToNeighbours() => new(_places, _targets);
}
