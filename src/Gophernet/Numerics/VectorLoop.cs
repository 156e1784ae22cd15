using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>A function of one number, written on eight at a time; a type of its own so that the loop over it is compiled closed.</summary>
internal interface IUnaryFunction
{
    static abstract Vector256<float> Apply(Vector256<float> x);
}

/// <summary>A function of two numbers, written on eight at a time.</summary>
internal interface IBinaryFunction
{
    static abstract Vector256<float> Apply(Vector256<float> x, Vector256<float> y);
}

/// <summary>
/// Loops over spans of any length in logical vectors of eight. The last, short vector goes through the same instructions, padded
/// with zeros, so that a number's result never depends on where in the span it stands.
/// </summary>
internal static class VectorLoop
{
    public static readonly int Width = Vector256<float>.Count;

    /// <summary>destination[i] = F(source[i]); the two may be the same span.</summary>
    public static void Apply<TFunction>(ReadOnlySpan<float> source, Span<float> destination)
        where TFunction : struct, IUnaryFunction
    {
        RequireSameLength(source.Length, destination.Length);
        var i = 0;
        for (; i <= source.Length - Width; i += Width)
        {
            Store(TFunction.Apply(Load(source, i)), destination, i);
        }

        if (i < source.Length)
        {
            StorePart(TFunction.Apply(LoadPart(source[i..])), destination[i..]);
        }
    }

    /// <summary>destination[i] = F(left[i], right[i]); the spans may be the same.</summary>
    public static void Apply<TFunction>(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> destination)
        where TFunction : struct, IBinaryFunction
    {
        RequireSameLength(left.Length, right.Length);
        RequireSameLength(left.Length, destination.Length);
        var i = 0;
        for (; i <= left.Length - Width; i += Width)
        {
            Store(TFunction.Apply(Load(left, i), Load(right, i)), destination, i);
        }

        if (i < left.Length)
        {
            StorePart(TFunction.Apply(LoadPart(left[i..]), LoadPart(right[i..])), destination[i..]);
        }
    }

    /// <summary>destination[i] = F(left[i], right).</summary>
    public static void Apply<TFunction>(ReadOnlySpan<float> left, float right, Span<float> destination)
        where TFunction : struct, IBinaryFunction
    {
        RequireSameLength(left.Length, destination.Length);
        var operand = Vector256.Create(right);
        var i = 0;
        for (; i <= left.Length - Width; i += Width)
        {
            Store(TFunction.Apply(Load(left, i), operand), destination, i);
        }

        if (i < left.Length)
        {
            StorePart(TFunction.Apply(LoadPart(left[i..]), operand), destination[i..]);
        }
    }

    /// <summary>destination[i] += source[i] · factor, fused.</summary>
    public static void AddScaled(ReadOnlySpan<float> source, float factor, Span<float> destination)
    {
        RequireSameLength(source.Length, destination.Length);
        var scale = Vector256.Create(factor);
        var i = 0;
        for (; i <= source.Length - Width; i += Width)
        {
            Store(Vector256.FusedMultiplyAdd(Load(source, i), scale, Load(destination, i)), destination, i);
        }

        if (i < source.Length)
        {
            StorePart(Vector256.FusedMultiplyAdd(LoadPart(source[i..]), scale, LoadPart(destination[i..])), destination[i..]);
        }
    }

    /// <summary>The sum in the one fixed order: eight running sums, added as in <see cref="SumLanes"/>, the last part padded with zeros.</summary>
    public static float Sum(ReadOnlySpan<float> values)
    {
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Width; i += Width)
        {
            sums += Load(values, i);
        }

        if (i < values.Length)
        {
            sums += LoadPart(values[i..]);
        }

        return SumLanes(sums);
    }

    /// <summary>((0+4) + (2+6)) + ((1+5) + (3+7)). The framework's own Sum does not promise an order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(Vector256<float> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ReadOnlySpan<float> values, int index) => Vector256.Create(values.Slice(index, Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, Span<float> values, int index) => vector.CopyTo(values.Slice(index, Width));

    /// <summary>The first few of eight lanes from <paramref name="values"/>, the others 0.</summary>
    public static Vector256<float> LoadPart(ReadOnlySpan<float> values)
    {
        var padded = Vector256<float>.Zero;
        values.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector256<float>, float>(ref padded), Width));
        return padded;
    }

    /// <summary>Stores as many lanes as <paramref name="values"/> has room for.</summary>
    public static void StorePart(Vector256<float> vector, Span<float> values) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector256<float>, float>(ref vector), values.Length).CopyTo(values);

    private static void RequireSameLength(int left, int right)
    {
        if (left != right)
        {
            throw new ArgumentException($"Spans of {left} and {right} numbers: they must have the same length.");
        }
    }
}
