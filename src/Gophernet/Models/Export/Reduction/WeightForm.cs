using Gophernet.Numerics;

namespace Gophernet.Models.Export.Reduction;

/// <summary>
/// A form of weights that is smaller than floats: each is a small whole number, its code, whose value is multiplied with a scale that the row of its matrix
/// has. The products are exact, so that whatever multiplies them finds the same bits, and what was rounded once stays as it is when it is rounded again.
/// A new one is a file and a line in <see cref="All"/>.
/// </summary>
internal abstract class WeightForm
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<WeightForm> All { get; } = [new HalfForm(), new Int8Form()];

    /// <summary>Its name on the command line: <c>int8</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, behind the word "weights": <c>in half precision</c>.</summary>
    public abstract string Words { get; }

    /// <summary>The type of a code in C: <c>int8_t</c>.</summary>
    public abstract string CodeType { get; }

    /// <summary>The bytes of a code.</summary>
    public abstract int CodeBytes { get; }

    /// <summary>Rounds a matrix.</summary>
    /// <param name="matrix">The weights, finite.</param>
    /// <returns>The codes, whole numbers, [rows, columns], and the scale of each row.</returns>
    /// <exception cref="GophernetException">A weight is too large for the form.</exception>
    public (Matrix Codes, float[] Scales) Encode(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var (codes, scales) = (new Matrix(matrix.Rows, matrix.Columns), new float[matrix.Rows]);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var largest = 0f;
            foreach (var weight in matrix.Row(row))
            {
                largest = Math.Max(largest, Math.Abs(weight));
            }

            scales[row] = ScaleOf(largest);
            var from = matrix.Row(row);
            var to = codes.Row(row);
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = CodeOf(from[i], scales[row]);
            }
        }

        return (codes, scales);
    }

    /// <summary>Replaces the weights of a matrix by those that its codes stand for.</summary>
    /// <exception cref="GophernetException">A weight is too large for the form.</exception>
    public void Round(Matrix matrix)
    {
        var (codes, scales) = Encode(matrix);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var from = codes.Row(row);
            var to = matrix.Row(row);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = ValueOf(from[i]) * scales[row];
            }
        }
    }

    /// <summary>What the values of codes are multiplied with in a row.</summary>
    /// <param name="largest">The largest magnitude in it.</param>
    private protected abstract float ScaleOf(float largest);

    /// <summary>The code of a weight.</summary>
    private protected abstract float CodeOf(float weight, float scale);

    /// <summary>The value of a code, before it is multiplied with the scale.</summary>
    private protected abstract float ValueOf(float code);
}
