using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>Sums along the rows of a matrix in panels.</summary>
internal static class RowSums
{
    /// <summary>Adds up each row, padding included: eight running sums along the panels, put together as in <see cref="VectorLoop.SumLanes"/>.</summary>
    /// <param name="matrix">[rows, columns]; 0 in the padding.</param>
    /// <param name="sums">[rows, 1].</param>
    public static void Of(PanelMatrix matrix, Matrix sums)
    {
        sums.RequireShape(matrix.Rows, 1);
        var totals = sums.Values;
        ReadOnlySpan<float> values = matrix.Values;
        var panelLength = matrix.Rows * PanelMatrix.PanelColumns;
        for (var row = 0; row < totals.Length; row++)
        {
            var total = Vector256<float>.Zero;
            for (var i = row * PanelMatrix.PanelColumns; i < values.Length; i += panelLength)
            {
                total += VectorLoop.Load(values, i) + VectorLoop.Load(values, i + VectorLoop.Width);
            }

            totals[row] = VectorLoop.SumLanes(total);
        }
    }
}
