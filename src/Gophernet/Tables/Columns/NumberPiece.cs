namespace Gophernet.Tables.Columns;

/// <summary>Numbers that do not change any more, in a form that gives every one of them back to the bit.</summary>
internal abstract class NumberPiece
{
    public abstract double this[int index] { get; }

    public abstract void CopyTo(int start, Span<double> destination);

    /// <summary>The smallest form that numbers have.</summary>
    public static NumberPiece Of(ReadOnlySpan<double> values) =>
        WholePiece<sbyte>.TryOf(values) ?? WholePiece<short>.TryOf(values) ?? DecimalPiece.TryOf(values) ?? WholePiece<int>.TryOf(values)
        ?? FloatPiece.TryOf(values) ?? (NumberPiece)new DoublePiece(values);

    /// <summary>Whether two numbers are the same: 0 and −0 are not; and what is no number is always written as <see cref="double.NaN"/> is.</summary>
    private protected static bool AreSame(double x, double y) => BitConverter.DoubleToUInt64Bits(x) == BitConverter.DoubleToUInt64Bits(y);
}
