using System.Numerics;

namespace Gophernet.Tables.Columns;

/// <summary>
/// A column of codes (0 and up; −1 for one that is not among them) in a type that they fit into: 0 stands for a missing code, and each code for itself
/// plus 2.
/// </summary>
internal sealed class CodeColumn<T> : Column
    where T : unmanaged, IBinaryInteger<T>
{
    private const int Offset = 2;
    private const int BufferSize = 1024;

    private readonly GrowingList<T> _codes = new();

    public override int Count => _codes.Count;

    public override void Append(ReadOnlySpan<double> values)
    {
        Span<T> codes = stackalloc T[BufferSize];
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, BufferSize);
            for (var i = 0; i < count; i++)
            {
                codes[i] = double.IsNaN(values[i]) ? T.Zero : T.CreateChecked((int)values[i] + Offset);
            }

            _codes.AddRange(codes[..count]);
            values = values[count..];
        }
    }

    public override void CopyTo(int start, Span<double> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            var code = _codes[start + i];
            destination[i] = code == T.Zero ? double.NaN : int.CreateTruncating(code) - Offset;
        }
    }

    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new CodeColumn<T>();
        foreach (var row in rows)
        {
            taken._codes.Add(_codes[row]);
        }

        return taken;
    }

    public override void Release(int rows) => _codes.Release(rows);
}
