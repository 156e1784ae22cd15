using System.Runtime.CompilerServices;

namespace Gophernet.Tables.Columns;

/// <summary>A column of doubles side by side, whose memory is used again: for blocks of an input.</summary>
internal sealed class DoubleColumn : Column
{
    private double[] _values = [];
    private int _count;

    public override int Count => _count;

    /// <summary>All values, without a copy.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // for every cell of a block
    public void Append(double value)
    {
        var (values, count) = (_values, _count);
        if ((uint)count >= (uint)values.Length)
        {
            values = Grow();
        }

        values[count] = value;
        _count = count + 1;
    }

    public override void Append(ReadOnlySpan<double> values)
    {
        if (_count + values.Length > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(2 * _count, _count + values.Length));
        }

        values.CopyTo(_values.AsSpan(_count));
        _count += values.Length;
    }

    public override void CopyTo(int start, Span<double> destination) => Values.Slice(start, destination.Length).CopyTo(destination);

    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new DoubleColumn { _values = new double[rows.Length], _count = rows.Length };
        for (var i = 0; i < rows.Length; i++)
        {
            taken._values[i] = _values[rows[i]];
        }

        return taken;
    }

    /// <summary>Nothing: a block is small.</summary>
    public override void Release(int rows)
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double[] Grow()
    {
        Array.Resize(ref _values, Math.Max(64, 2 * _count));
        return _values;
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear() => _count = 0;
}
