namespace Gophernet.Tables.Columns;

/// <summary>Numbers that have no smaller form.</summary>
internal sealed class DoublePiece(ReadOnlySpan<double> values) : NumberPiece
{
    private readonly double[] _values = values.ToArray();

    public override double this[int index] => _values[index];

    public override void CopyTo(int start, Span<double> destination) => _values.AsSpan(start, destination.Length).CopyTo(destination);
}
