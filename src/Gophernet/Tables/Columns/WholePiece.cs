using System.Numerics;

namespace Gophernet.Tables.Columns;

/// <summary>Whole numbers in a type that they fit into; its smallest number stands for a missing one.</summary>
internal sealed class WholePiece<T> : NumberPiece
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly T[] _values;

    private WholePiece(T[] values) => _values = values;

    public override double this[int index] => ToDouble(_values[index]);

    public override void CopyTo(int start, Span<double> destination)
    {
        var values = _values.AsSpan(start, destination.Length);
        for (var i = 0; i < values.Length; i++)
        {
            destination[i] = ToDouble(values[i]);
        }
    }

    /// <returns>Null where a number does not fit.</returns>
    public static WholePiece<T>? TryOf(ReadOnlySpan<double> values)
    {
        if (!values.IsEmpty && !TryConvert(values[0], out _))
        {
            return null; // most often the first number tells
        }

        var converted = new T[values.Length];
        for (var i = 0; i < converted.Length; i++)
        {
            if (!TryConvert(values[i], out converted[i]))
            {
                return null;
            }
        }

        return new WholePiece<T>(converted);
    }

    private static bool TryConvert(double value, out T converted)
    {
        converted = double.IsNaN(value) ? T.MinValue : T.CreateSaturating(value);
        return AreSame(ToDouble(converted), value);
    }

    private static double ToDouble(T value) => value == T.MinValue ? double.NaN : double.CreateTruncating(value);
}
