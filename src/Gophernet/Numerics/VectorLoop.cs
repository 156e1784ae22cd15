using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>
/// What loops over spans in logical vectors of eight are made of. A last, short vector goes through the same instructions, padded with
/// zeros, so that a number's result never depends on where in the span it stands.
/// </summary>
internal static class VectorLoop
{
    /// <summary>The numbers of a vector.</summary>
    public const int Width = 8;

    private const int UnaskedNumbers = 128 * 1024; // between two looks at the token

    /// <summary>destination[i] = source[i].</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="destination">As many.</param>
    /// <param name="cancellation">Asked now and then: memory that is touched for the first time may be slow to come.</param>
    /// <exception cref="OperationCanceledException">The token asked for it: some are copied.</exception>
    public static void Copy(ReadOnlySpan<float> source, Span<float> destination, CancellationToken cancellation)
    {
        RequireSameLength(source.Length, destination.Length);
        for (var i = 0; i < source.Length; i += UnaskedNumbers)
        {
            cancellation.ThrowIfCancellationRequested();
            source.Slice(i, Math.Min(UnaskedNumbers, source.Length - i)).CopyTo(destination[i..]);
        }
    }

    /// <summary>destination[i] += source[i].</summary>
    public static void Add(ReadOnlySpan<float> source, Span<float> destination)
    {
        RequireSameLength(source.Length, destination.Length);
        var i = 0;
        for (; i <= source.Length - Width; i += Width)
        {
            Store(Load(destination, i) + Load(source, i), destination, i);
        }

        if (i < source.Length)
        {
            StorePart(LoadPart(destination[i..]) + LoadPart(source[i..]), destination[i..]);
        }
    }

    /// <summary>((0+4) + (2+6)) + ((1+5) + (3+7)). The framework's own Sum does not promise an order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(Vector256<float> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    /// <summary>Eight numbers from an index on. Unchecked: the caller's loop keeps to the span, as a check in each step costs as much as the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ReadOnlySpan<float> values, int index)
    {
        Debug.Assert((uint)index <= (uint)(values.Length - Width), "eight numbers lie within the span");
        return Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);
    }

    /// <summary>Stores eight numbers from an index on; unchecked as <see cref="Load"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, Span<float> values, int index)
    {
        Debug.Assert((uint)index <= (uint)(values.Length - Width), "eight numbers lie within the span");
        vector.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);
    }

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

    /// <summary>Whether no number is infinite or not a number.</summary>
    public static bool AreFinite(ReadOnlySpan<float> values)
    {
        // x − x is 0, or NaN of what is not finite. Four sums do not wait for each other.
        var (first, second, third, fourth) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var i = 0;
        for (; i <= values.Length - 4 * Width; i += 4 * Width)
        {
            first += DifferenceToItself(values, i);
            second += DifferenceToItself(values, i + Width);
            third += DifferenceToItself(values, i + 2 * Width);
            fourth += DifferenceToItself(values, i + 3 * Width);
        }

        var sum = first + second + (third + fourth);
        for (; i <= values.Length - Width; i += Width)
        {
            sum += DifferenceToItself(values, i);
        }

        var rest = LoadPart(values[i..]);
        return Vector256.EqualsAll(sum + (rest - rest), Vector256<float>.Zero);
    }

    private static Vector256<float> DifferenceToItself(ReadOnlySpan<float> values, int start)
    {
        var eight = Load(values, start);
        return eight - eight;
    }

    private static void RequireSameLength(int left, int right)
    {
        if (left != right)
        {
            throw new ArgumentException($"Spans of {left} and {right} numbers: they must have the same length.");
        }
    }
}
