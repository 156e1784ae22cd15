using System.IO.Hashing;

namespace Gophernet.Tables.Columns;

/// <summary>The category of each row as a network takes it (from 0, or −1 for none), in the smallest type that has all of them.</summary>
internal abstract class CodeStore
{
    /// <summary>Creates rows of no category.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">The number of categories.</param>
    public static CodeStore Of(int rows, int width) => width switch
    {
        <= byte.MaxValue => new TypedCodes<byte>(rows), // with the code of none
        <= ushort.MaxValue => new TypedCodes<ushort>(rows),
        _ => new TypedCodes<int>(rows),
    };

    /// <summary>The bytes of a code.</summary>
    public abstract int Size { get; }

    /// <summary>The codes of neighbouring rows, as they are stored.</summary>
    public abstract Span<byte> BytesOf(int start, int count);

    /// <summary>Copies the codes of some rows, in this order.</summary>
    public abstract void Gather(ReadOnlySpan<int> rows, Span<int> codes);

    /// <summary>Copies the codes of neighbouring rows.</summary>
    public abstract void CopyTo(int start, Span<int> codes);

    /// <summary>Replaces the codes of neighbouring rows.</summary>
    public abstract void Set(int start, ReadOnlySpan<int> codes);

    /// <summary>Adds all rows to a hash; little-endian machines alone are supported.</summary>
    public abstract void AppendTo(XxHash128 hash);
}
