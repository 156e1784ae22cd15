using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column that a network learns from: how its cells are read as one double a row (NaN where missing), and how these become inputs. It
/// never changes, and travels in the model file.
/// </summary>
/// <param name="Name">The column's name.</param>
internal abstract record Feature(string Name)
{
    /// <summary>What it is.</summary>
    public abstract FeatureKind Kind { get; }

    /// <summary>What such features are called where they are counted: <c>3 categorical</c>.</summary>
    public abstract string KindName { get; }

    /// <summary>What such features are called where they are listed: <c>categories</c>.</summary>
    public abstract string PluralName { get; }

    /// <summary>The number of inputs it becomes, each category counted as one.</summary>
    public abstract int Width { get; }

    /// <summary>Whether it becomes a category, and not numbers.</summary>
    public virtual bool IsCategory => false;

    /// <summary>The numbers it becomes.</summary>
    public int NumberCount => IsCategory ? 0 : Width;

    /// <summary>The first of these that are quantities, which learned waves are for; those that say yes or no follow.</summary>
    public virtual int QuantityCount => 0;

    /// <summary>What a cell should be, for messages: <c>a number</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a cell that is not missing.</summary>
    /// <param name="text">The cell without the spaces round it.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="value">The value; NaN where the cell turns out to be a missing one.</param>
    /// <returns>False when the cell is not what the feature needs.</returns>
    public abstract bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value);

    /// <summary>Encodes the values of some rows as numbers.</summary>
    /// <param name="values">A value a row.</param>
    /// <param name="numbers">[numbers, rows].</param>
    /// <param name="first">The feature's first number, a row of <paramref name="numbers"/>.</param>
    public virtual void Encode(ReadOnlySpan<double> values, Matrix numbers, int first) =>
        throw new InvalidOperationException($"The feature {Name} becomes no numbers.");

    /// <summary>Encodes the values of some rows as categories.</summary>
    /// <param name="values">A value a row.</param>
    /// <param name="codes">Receives a code a row, from 0 to below <see cref="Width"/>, or <see cref="CodeMatrix.None"/>.</param>
    public virtual void EncodeCodes(ReadOnlySpan<double> values, Span<int> codes) =>
        throw new InvalidOperationException($"The feature {Name} becomes no category.");

    /// <summary>A column for the values of many rows.</summary>
    public virtual Column CreateColumn() => new NumberColumn();

    private protected static void EncodeMissing(ReadOnlySpan<double> values, Span<float> inputs)
    {
        for (var row = 0; row < values.Length; row++)
        {
            inputs[row] = double.IsNaN(values[row]) ? 1 : 0;
        }
    }
}
