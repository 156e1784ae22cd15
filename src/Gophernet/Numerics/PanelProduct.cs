using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>
/// The three products that a network needs: W·X forward, Wᵀ·D backward, D·Xᵀ for the gradient. In all of them the vectors run along a panel, and
/// every element is one sum in the order of the inner index, with fused multiply-add: its bits depend on its row and column alone, not on sizes,
/// tails, threads or machine.
/// </summary>
/// <remarks>
/// Measured on one core (AMD EPYC, Zen 4, limit 118 GFLOP/s), W·X, Wᵀ·D and D·Xᵀ with its transposition: 116, 111, 110 at 256³; 111, 102, 97 at a
/// batch of 256, 128 inputs and 50 outputs; 96, 81, 50 with 7 outputs.
/// Neither blocking of the inner index nor aligned memory gained anything there.
/// </remarks>
internal static unsafe class PanelProduct
{
    // Wᵀ is read down the columns of W. Where W does not stay in the second cache, they are copied together, so many rows at a time, and used for all
    // panels: 111 instead of 92 GFLOP/s with 1024 outputs and 256 inputs. Smaller ones are read as they are: 112 instead of 107 with 128 and 128.
    private const int MaxUnpacked = 32 * 1024;
    private const int PackedRows = 256;

    // So many columns are copied at a time, for four tiles of six: more of each cache line is used than by copying for one tile.
    private const int PackedColumns = 24;

    // Rows of a product between two looks at a token: a multiple of the rows of a tile, and of the columns of a panel.
    private const int UnaskedRows = 192;

    /// <summary>sums = W·X + b for neighbouring panels.</summary>
    /// <param name="weights">W, [outputs, inputs].</param>
    /// <param name="biases">b, [outputs, 1].</param>
    /// <param name="inputs">X, [inputs, rows].</param>
    /// <param name="sums">[outputs, rows]; another matrix than the inputs.</param>
    /// <param name="firstPanel">The first panel that is computed.</param>
    /// <param name="panelCount">The number of panels.</param>
    /// <param name="cancellation">Asked now and then in products that take long.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it: what was computed is of no use.</exception>
    public static void Multiply(
        Matrix weights, Matrix biases, PanelMatrix inputs, PanelMatrix sums, int firstPanel, int panelCount, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(biases);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(sums);
        inputs.RequireShape(weights.Columns, inputs.Columns);
        biases.RequireShape(weights.Rows, 1);
        sums.RequireShape(weights.Rows, inputs.Columns);
        RequireApart(inputs, sums);
        var (outputs, inner) = (weights.Rows, weights.Columns);
        fixed (float* w = weights.Values, b = biases.Values, x = inputs.Panels(firstPanel, panelCount), y = sums.Panels(firstPanel, panelCount))
        {
            for (int row = 0, rows; row < outputs; row += rows)
            {
                ThrowNowAndThen(row, cancellation);
                rows = ProductTile.RowsOf(outputs - row);
                var factors = new TileFactors(w + (nint)row * inner, inner, 1, inner);
                var panels = PanelsOf(x, inputs, 0, panelCount, y, sums, row);
                ProductTile.Run(rows, factors, panels, b + row, continues: false);
            }
        }
    }

    /// <summary>sums += W·X for some neighbouring columns of W and rows of X, and neighbouring panels.</summary>
    /// <param name="weights">W, [outputs, inputs].</param>
    /// <param name="column">The first column.</param>
    /// <param name="count">The number of columns.</param>
    /// <param name="inputs">X.</param>
    /// <param name="inputRow">The row of X that belongs to the first column.</param>
    /// <param name="sums">[outputs, rows]; another matrix than the inputs.</param>
    /// <param name="firstPanel">The first panel that is computed.</param>
    /// <param name="panelCount">The number of panels.</param>
    /// <param name="cancellation">Asked now and then in products that take long.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it: what was computed is of no use.</exception>
    internal static void AddColumns(
        Matrix weights, int column, int count, PanelMatrix inputs, int inputRow, PanelMatrix sums, int firstPanel, int panelCount,
        CancellationToken cancellation = default)
    {
        sums.RequireShape(weights.Rows, inputs.Columns);
        RequireRange(column, count, weights.Columns);
        RequireRange(inputRow, count, inputs.Rows);
        var (outputs, inner) = (weights.Rows, weights.Columns);
        fixed (float* w = weights.Values, x = inputs.Panels(firstPanel, panelCount), y = sums.Panels(firstPanel, panelCount))
        {
            for (int row = 0, rows; row < outputs; row += rows)
            {
                ThrowNowAndThen(row, cancellation);
                rows = ProductTile.RowsOf(outputs - row);
                var factors = new TileFactors(w + (nint)row * inner + column, inner, 1, count);
                var panels = PanelsOf(x, inputs, inputRow, panelCount, y, sums, row);
                ProductTile.Run(rows, factors, panels, null, continues: true);
            }
        }
    }

    /// <summary>destination = Wᵀ·D.</summary>
    /// <param name="weights">W, [outputs, inputs].</param>
    /// <param name="deltas">D, [outputs, rows].</param>
    /// <param name="destination">[inputs, rows]; another matrix than the deltas.</param>
    /// <param name="cancellation">Asked now and then in products that take long.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it: what was computed is of no use.</exception>
    public static void MultiplyTransposed(Matrix weights, PanelMatrix deltas, PanelMatrix destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(destination);
        destination.RequireShape(weights.Columns, destination.Columns);
        MultiplyTransposed(weights, 0, weights.Columns, deltas, destination, 0, cancellation);
    }

    /// <summary>The same for some neighbouring columns of W.</summary>
    /// <param name="weights">W, [outputs, inputs].</param>
    /// <param name="column">The first column.</param>
    /// <param name="count">The number of columns.</param>
    /// <param name="deltas">D, [outputs, rows].</param>
    /// <param name="destination">Another matrix than the deltas, with as many rows of the batch.</param>
    /// <param name="destinationRow">The row of the destination that belongs to the first column.</param>
    /// <param name="cancellation">Asked now and then in products that take long.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it: what was computed is of no use.</exception>
    [SkipLocalsInit]
    internal static void MultiplyTransposed(
        Matrix weights, int column, int count, PanelMatrix deltas, PanelMatrix destination, int destinationRow, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(deltas);
        deltas.RequireShape(weights.Rows, deltas.Columns);
        destination.RequireShape(destination.Rows, deltas.Columns);
        RequireRange(column, count, weights.Columns);
        RequireRange(destinationRow, count, destination.Rows);
        RequireApart(deltas, destination);
        var (inner, inputs) = (weights.Rows, weights.Columns);
        var packs = (long)inner * inputs > MaxUnpacked;
        var packed = stackalloc float[PackedRows * PackedColumns];
        fixed (float* w = weights.Values, d = deltas.Values, y = destination.Values)
        {
            for (int first = 0, columns; first < count; first += columns)
            {
                cancellation.ThrowIfCancellationRequested();
                columns = packs ? Math.Min(PackedColumns, count - first) : count;
                for (int k = 0, length; k < inner; k += length)
                {
                    length = packs ? Math.Min(PackedRows, inner - k) : inner;
                    if (packs)
                    {
                        PackColumns(weights, k, length, column + first, columns, packed);
                    }

                    for (int row = 0, rows; row < columns; row += rows)
                    {
                        rows = ProductTile.RowsOf(columns - row);
                        var factors = packs
                            ? new TileFactors(packed + row, 1, PackedColumns, length)
                            : new TileFactors(w + column + row, 1, inputs, length);
                        var panels = PanelsOf(d, deltas, k, deltas.PanelCount, y, destination, destinationRow + first + row);
                        ProductTile.Run(rows, factors, panels, null, continues: k > 0);
                    }
                }
            }
        }
    }

    /// <summary>destination = D·Xᵀ: the gradient of a layer's weights.</summary>
    /// <param name="deltas">D, [outputs, rows]; 0 in the padding.</param>
    /// <param name="inputRows">Xᵀ with its padding as rows, [16 · panels of D, inputs]: see <see cref="PanelTransposition"/>.</param>
    /// <param name="destination">[outputs, inputs].</param>
    /// <param name="cancellation">Asked now and then in products that take long.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it: what was computed is of no use.</exception>
    public static void MultiplyByRows(PanelMatrix deltas, PanelMatrix inputRows, Matrix destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(deltas);
        ArgumentNullException.ThrowIfNull(inputRows);
        ArgumentNullException.ThrowIfNull(destination);
        inputRows.RequireShape(deltas.PanelCount * PanelMatrix.PanelColumns, inputRows.Columns);
        destination.RequireShape(deltas.Rows, inputRows.Columns);
        var (outputs, inputs, inner) = (deltas.Rows, inputRows.Columns, inputRows.Rows);
        var tile = stackalloc float[ProductTile.MaxRows * PanelMatrix.PanelColumns];
        fixed (float* d = deltas.Values, x = inputRows.Values, y = destination.Values)
        {
            var whole = inputs / PanelMatrix.PanelColumns;
            var rest = whole * PanelMatrix.PanelColumns;
            var panelStep = (nint)inner * PanelMatrix.PanelColumns;
            for (int row = 0, rows; row < outputs; row += rows)
            {
                ThrowNowAndThen(row, cancellation);
                rows = ProductTile.RowsOf(outputs - row);
                var factors = new TileFactors(
                    d + row * PanelMatrix.PanelColumns, PanelMatrix.PanelColumns, 1,
                    PanelMatrix.PanelColumns, (nint)outputs * PanelMatrix.PanelColumns, deltas.PanelCount);
                var sums = y + (nint)row * inputs;
                ProductTile.Run(rows, factors, new(x, panelStep, whole, sums, inputs, PanelMatrix.PanelColumns), null, continues: false);
                if (rest == inputs)
                {
                    continue;
                }

                // The last panel is wider than what is left of the destination.
                ProductTile.Run(rows, factors, new(x + whole * panelStep, 0, 1, tile, PanelMatrix.PanelColumns, 0), null, continues: false);
                for (var i = 0; i < rows; i++)
                {
                    for (var column = rest; column < inputs; column++)
                    {
                        sums[(nint)i * inputs + column] = tile[i * PanelMatrix.PanelColumns + column - rest];
                    }
                }
            }
        }
    }

    /// <summary>Panels from one of their rows on, and those of a product from one of its rows on.</summary>
    private static TilePanels PanelsOf(float* values, PanelMatrix source, nint row, nint count, float* sums, PanelMatrix destination, nint destinationRow)
    {
        const int Columns = PanelMatrix.PanelColumns;
        return new(
            values + row * Columns, (nint)source.Rows * Columns, count, sums + destinationRow * Columns, Columns, (nint)destination.Rows * Columns);
    }

    /// <summary>Asks the token before a row of many, at the first and then so seldom that it costs nothing.</summary>
    private static void ThrowNowAndThen(int row, CancellationToken cancellation)
    {
        if (row % UnaskedRows == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Copies up to 24 neighbouring columns of some rows of W together.</summary>
    private static void PackColumns(Matrix weights, int firstRow, int rows, int firstColumn, int columns, float* packed)
    {
        var values = weights.Values;
        for (var i = 0; i < rows; i++)
        {
            for (var column = 0; column < columns; column += VectorLoop.Width)
            {
                var rest = values[((firstRow + i) * weights.Columns + firstColumn + column)..];
                var part = rest.Length >= VectorLoop.Width ? VectorLoop.Load(rest, 0) : VectorLoop.LoadPart(rest); // the next row's numbers do no harm
                part.Store(packed + i * PackedColumns + column);
            }
        }
    }

    private static void RequireRange(int first, int count, int length)
    {
        if (first < 0 || count < 0 || first > length - count)
        {
            throw new ArgumentException($"{count} from {first} on do not lie within {length}.");
        }
    }

    private static void RequireApart(PanelMatrix factor, PanelMatrix destination)
    {
        if (ReferenceEquals(factor, destination))
        {
            throw new ArgumentException("The destination of a product is one of its factors.", nameof(destination));
        }
    }
}
