using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Gophernet.Numerics;

/// <summary>Exchanges rows and columns of matrices in panels, eight by eight in registers. Numbers are moved, not computed.</summary>
internal static unsafe class PanelTransposition
{
    private const int Side = 8;

    /// <summary>A batch as rows of the table: its padding becomes rows too.</summary>
    /// <param name="source">[neurons, rows].</param>
    /// <param name="destination">Becomes [16 · panels of the source, neurons].</param>
    public static void ToRows(PanelMatrix source, PanelMatrix destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        destination.Resize(source.PanelCount * PanelMatrix.PanelColumns, source.Rows);
        Transpose(source, destination);
    }

    /// <summary>Rows of the table as a batch.</summary>
    /// <param name="source">[a multiple of 16 rows, neurons].</param>
    /// <param name="rows">The rows that are not padding.</param>
    /// <param name="destination">Becomes [neurons, rows].</param>
    public static void ToBatch(PanelMatrix source, int rows, PanelMatrix destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        destination.Resize(source.Columns, rows);
        source.RequireShape(destination.PanelCount * PanelMatrix.PanelColumns, source.Columns);
        Transpose(source, destination);
    }

    /// <summary>Exchanges rows and columns of a square, up to eight by eight; what is missing of the source counts as 0.</summary>
    /// <param name="from">The first of its rows.</param>
    /// <param name="fromStep">From a row to the next.</param>
    /// <param name="fromRows">The rows there are, of eight numbers.</param>
    /// <param name="to">The first row of the destination.</param>
    /// <param name="toStep">From a row to the next.</param>
    /// <param name="toRows">The rows to write, of eight numbers.</param>
    internal static void TransposeBlock(float* from, nint fromStep, int fromRows, float* to, nint toStep, int toRows)
    {
        var (r0, r1) = (Load(from, 0, fromStep, fromRows), Load(from, 1, fromStep, fromRows));
        var (r2, r3) = (Load(from, 2, fromStep, fromRows), Load(from, 3, fromStep, fromRows));
        var (r4, r5) = (Load(from, 4, fromStep, fromRows), Load(from, 5, fromStep, fromRows));
        var (r6, r7) = (Load(from, 6, fromStep, fromRows), Load(from, 7, fromStep, fromRows));
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Store(r0, to, 0, toStep, toRows);
        Store(r1, to, 1, toStep, toRows);
        Store(r2, to, 2, toStep, toRows);
        Store(r3, to, 3, toStep, toRows);
        Store(r4, to, 4, toStep, toRows);
        Store(r5, to, 5, toStep, toRows);
        Store(r6, to, 6, toStep, toRows);
        Store(r7, to, 7, toStep, toRows);
    }

    /// <summary>Exchanges rows and columns of a square in registers: pairs of rows, then pairs of pairs, then halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Transpose(
        ref Vector256<float> r0, ref Vector256<float> r1, ref Vector256<float> r2, ref Vector256<float> r3,
        ref Vector256<float> r4, ref Vector256<float> r5, ref Vector256<float> r6, ref Vector256<float> r7)
    {
        var (a0, a1) = Interleave(r0, r1);
        var (a2, a3) = Interleave(r2, r3);
        var (a4, a5) = Interleave(r4, r5);
        var (a6, a7) = Interleave(r6, r7);
        var (b0, b1) = InterleavePairs(a0, a2);
        var (b2, b3) = InterleavePairs(a1, a3);
        var (b4, b5) = InterleavePairs(a4, a6);
        var (b6, b7) = InterleavePairs(a5, a7);
        (r0, r4) = Halves(b0, b4);
        (r1, r5) = Halves(b1, b5);
        (r2, r6) = Halves(b2, b6);
        (r3, r7) = Halves(b3, b7);
    }

    private static void Transpose(PanelMatrix source, PanelMatrix destination)
    {
        fixed (float* from = source.Values, to = destination.Values)
        {
            for (var row = 0; row < source.Rows; row += Side)
            {
                for (var column = 0; column < destination.Rows; column += Side)
                {
                    TransposeBlock(
                        At(from, source, row, column), PanelMatrix.PanelColumns, source.Rows - row,
                        At(to, destination, column, row), PanelMatrix.PanelColumns, destination.Rows - column);
                }
            }
        }
    }

    private static float* At(float* values, PanelMatrix matrix, int row, int column) =>
        values + ((nint)(column / PanelMatrix.PanelColumns) * matrix.Rows + row) * PanelMatrix.PanelColumns + column % PanelMatrix.PanelColumns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(float* block, int row, nint step, int rows) =>
        row < rows ? Vector256.Load(block + row * step) : Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> vector, float* block, int row, nint step, int rows)
    {
        if (row < rows)
        {
            vector.Store(block + row * step);
        }
    }

    /// <summary>The lower halves and the upper ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Lower, Vector256<float> Upper) Halves(Vector256<float> x, Vector256<float> y) => Avx.IsSupported
        ? (Avx.Permute2x128(x, y, 0x20), Avx.Permute2x128(x, y, 0x31))
        : (Vector256.Create(x.GetLower(), y.GetLower()), Vector256.Create(x.GetUpper(), y.GetUpper()));

    /// <summary>In each half: (x0, y0, x1, y1) and (x2, y2, x3, y3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Interleave(Vector256<float> x, Vector256<float> y)
    {
        if (Avx.IsSupported)
        {
            return (Avx.UnpackLow(x, y), Avx.UnpackHigh(x, y));
        }

        var (lower, upper) = (Zip(x.GetLower(), y.GetLower()), Zip(x.GetUpper(), y.GetUpper()));
        return (Vector256.Create(lower.Low, upper.Low), Vector256.Create(lower.High, upper.High));
    }

    /// <summary>In each half: (x0, x1, y0, y1) and (x2, x3, y2, y3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) InterleavePairs(Vector256<float> x, Vector256<float> y)
    {
        if (Avx.IsSupported)
        {
            return (Avx.UnpackLow(x.AsDouble(), y.AsDouble()).AsSingle(), Avx.UnpackHigh(x.AsDouble(), y.AsDouble()).AsSingle());
        }

        var lower = (x.GetLower().AsUInt64(), y.GetLower().AsUInt64());
        var upper = (x.GetUpper().AsUInt64(), y.GetUpper().AsUInt64());
        return (Pairs(lower, upper, 0), Pairs(lower, upper, 1));
    }

    private static Vector256<float> Pairs(
        (Vector128<ulong> X, Vector128<ulong> Y) lower, (Vector128<ulong> X, Vector128<ulong> Y) upper, int pair) =>
        Vector256.Create(lower.X[pair], lower.Y[pair], upper.X[pair], upper.Y[pair]).AsSingle();

    private static (Vector128<float> Low, Vector128<float> High) Zip(Vector128<float> x, Vector128<float> y) => AdvSimd.Arm64.IsSupported
        ? (AdvSimd.Arm64.ZipLow(x, y), AdvSimd.Arm64.ZipHigh(x, y))
        : (Vector128.Create(x[0], y[0], x[1], y[1]), Vector128.Create(x[2], y[2], x[3], y[3]));
}
