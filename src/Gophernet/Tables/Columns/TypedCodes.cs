using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gophernet.Tables.Columns;

/// <summary>Codes plus 1, so that 0 is none.</summary>
internal sealed class TypedCodes<T>(int rows) : CodeStore
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] _codes = new T[rows];

    public override int Size => Unsafe.SizeOf<T>();

    public override Span<byte> BytesOf(int start, int count) => MemoryMarshal.AsBytes(_codes.AsSpan(start, count));

    public override void Gather(ReadOnlySpan<int> rows, Span<int> codes)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            codes[i] = int.CreateTruncating(_codes[rows[i]]) - 1;
        }
    }

    public override void CopyTo(int start, Span<int> codes)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = int.CreateTruncating(_codes[start + i]) - 1;
        }
    }

    public override void Set(int start, ReadOnlySpan<int> codes)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            _codes[start + i] = T.CreateChecked(codes[i] + 1);
        }
    }

    public override void AppendTo(XxHash128 hash) => hash.Append(MemoryMarshal.AsBytes(_codes.AsSpan()));
}
