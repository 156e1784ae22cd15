using Gophernet.Numerics;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column that a network learns from: how its cells are read as one double a row (NaN where missing), and how these become inputs. It
/// never changes, and travels in the model file.
/// </summary>
/// <param name="Name">The column's name.</param>
public abstract record Feature(string Name)
{
    /// <summary>What it is.</summary>
    public abstract FeatureKind Kind { get; }

    /// <summary>The number of inputs it becomes.</summary>
    public abstract int Width { get; }

    /// <summary>What a cell should be, for messages: <c>a number</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a cell that is not missing.</summary>
    /// <param name="text">The cell without the spaces round it.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="value">The value; NaN where the cell turns out to be a missing one.</param>
    /// <returns>False when the cell is not what the feature needs.</returns>
    public abstract bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value);

    /// <summary>Encodes the values of some rows.</summary>
    /// <param name="values">A value a row.</param>
    /// <param name="inputs">[inputs, rows].</param>
    /// <param name="first">The feature's first input, a row of <paramref name="inputs"/>.</param>
    public abstract void Encode(ReadOnlySpan<double> values, Matrix inputs, int first);

    private protected static void EncodeMissing(ReadOnlySpan<double> values, Span<float> inputs)
    {
        for (var row = 0; row < values.Length; row++)
        {
            inputs[row] = double.IsNaN(values[row]) ? 1 : 0;
        }
    }
}
