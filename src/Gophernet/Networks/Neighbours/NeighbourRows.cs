using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Networks.Neighbours;

/// <summary>
/// The rows that a network compares others with: where its last layer puts each, and what their targets are. They stay as they are; several threads may use
/// them.
/// </summary>
internal sealed class NeighbourRows
{
    /// <summary>The rows of a block: the products with them fit the cache.</summary>
    public const int BlockRows = 512;

    private readonly (Matrix Places, Matrix HalfSquares)[] _blocks;

    /// <summary>Takes rows; the matrices are not copied.</summary>
    /// <param name="places">Where each row is, [rows, numbers of a place].</param>
    /// <param name="targets">The targets times what each row counts, and in the last row what it counts, [outputs + 1, rows].</param>
    /// <exception cref="ArgumentException">There are no rows, or they are not as many.</exception>
    public NeighbourRows(Matrix places, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(targets);
        targets.RequireShape(targets.Rows, places.Rows);
        ArgumentOutOfRangeException.ThrowIfZero(places.Rows, nameof(places));
        (Places, Targets, HalfSquares) = (places, targets, HalfSquaresOf(places));
        _blocks = new (Matrix, Matrix)[(places.Rows + BlockRows - 1) / BlockRows];
        for (var block = 0; block < _blocks.Length; block++)
        {
            var (first, count) = (block * BlockRows, Math.Min(BlockRows, places.Rows - block * BlockRows));
            _blocks[block] = (places.Part(first, count), HalfSquares.Part(first, count));
        }
    }

    /// <summary>The number of blocks.</summary>
    public int BlockCount => _blocks.Length;

    /// <summary>The number of rows.</summary>
    public int Count => Places.Rows;

    /// <summary>Where each row is, [rows, numbers of a place].</summary>
    public Matrix Places { get; }

    /// <summary>−½·|place|² of each row, what a distance needs beside the product of two places, [rows, 1].</summary>
    public Matrix HalfSquares { get; }

    /// <summary>The targets times what each row counts, and in the last row what it counts, [outputs + 1, rows].</summary>
    public Matrix Targets { get; }

    /// <summary>p·q − ½|q|² of the places p of other rows and q of a block of these: |p − q|² is |p|² less twice as much.</summary>
    /// <param name="block">The block.</param>
    /// <param name="places">Where the other rows are, [numbers of a place, rows].</param>
    /// <param name="products">Becomes [rows of the block, rows].</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The rows of the block.</returns>
    public int Multiply(int block, PanelMatrix places, PanelMatrix products, CancellationToken cancellation)
    {
        var (own, halfSquares) = _blocks[block];
        products.Resize(own.Rows, places.Columns);
        PanelProduct.Multiply(own, halfSquares, places, products, 0, products.PanelCount, cancellation);
        return own.Rows;
    }

    /// <summary>The same for all of these rows at once.</summary>
    public void MultiplyAll(PanelMatrix places, PanelMatrix products, CancellationToken cancellation)
    {
        products.Resize(Count, places.Columns);
        PanelProduct.Multiply(Places, HalfSquares, places, products, 0, products.PanelCount, cancellation);
    }

    /// <summary>Whether each row counts 0 or more, and where the outputs are probabilities, its targets lie between 0 and what it counts.</summary>
    public bool CanBeOf(Activation output)
    {
        var (outputs, areProbabilities) = (Targets.Rows - 1, output != Activation.Identity);
        for (var row = 0; row < Count; row++)
        {
            var weight = Targets[outputs, row];
            for (var i = 0; i < outputs && areProbabilities; i++)
            {
                if (!(Targets[i, row] >= 0 && Targets[i, row] <= weight))
                {
                    return false;
                }
            }

            if (!(weight >= 0))
            {
                return false;
            }
        }

        return true;
    }

    private static Matrix HalfSquaresOf(Matrix places)
    {
        var halfSquares = new Matrix(places.Rows, 1);
        for (var row = 0; row < places.Rows; row++)
        {
            var sum = 0.0;
            foreach (var value in places.Row(row))
            {
                sum += (double)value * value;
            }

            halfSquares[row, 0] = (float)(-0.5 * sum);
        }

        return halfSquares;
    }
}
