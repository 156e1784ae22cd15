namespace Gophernet.Tables.Columns;

/// <summary>Numbers that are floats, written with all their digits.</summary>
internal sealed class FloatPiece : NumberPiece
{
    private readonly float[] _values;

    private FloatPiece(float[] values) => _values = values;

    public override double this[int index] => _values[index];

    public override void CopyTo(int start, Span<double> destination)
    {
        var values = _values.AsSpan(start, destination.Length);
        for (var i = 0; i < values.Length; i++)
        {
            destination[i] = values[i];
        }
    }

    /// <returns>Null where a number is no float.</returns>
    public static FloatPiece? TryOf(ReadOnlySpan<double> values)
    {
        var floats = new float[values.Length];
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = (float)values[i];
            if (!AreSame(floats[i], values[i]))
            {
                return null;
            }
        }

        return new FloatPiece(floats);
    }
}
