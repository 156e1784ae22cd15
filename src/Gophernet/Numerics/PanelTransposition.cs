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

    /// <summary>Exchanges rows and columns of a square in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Transpose(ref EightVectors square)
    {
        var (a0, a1) = Interleave(square[0], square[1]);
        var (a2, a3) = Interleave(square[2], square[3]);
        var (a4, a5) = Interleave(square[4], square[5]);
        var (a6, a7) = Interleave(square[6], square[7]);
        var (b0, b1) = InterleavePairs(a0, a2);
        var (b2, b3) = InterleavePairs(a1, a3);
        var (b4, b5) = InterleavePairs(a4, a6);
        var (b6, b7) = InterleavePairs(a5, a7);
        square[0] = Vector256.Create(b0.GetLower(), b4.GetLower());
        square[1] = Vector256.Create(b1.GetLower(), b5.GetLower());
        square[2] = Vector256.Create(b2.GetLower(), b6.GetLower());
        square[3] = Vector256.Create(b3.GetLower(), b7.GetLower());
        square[4] = Vector256.Create(b0.GetUpper(), b4.GetUpper());
        square[5] = Vector256.Create(b1.GetUpper(), b5.GetUpper());
        square[6] = Vector256.Create(b2.GetUpper(), b6.GetUpper());
        square[7] = Vector256.Create(b3.GetUpper(), b7.GetUpper());
    }

    private static void Transpose(PanelMatrix source, PanelMatrix destination)
    {
        fixed (float* from = source.Values, to = destination.Values)
        {
            for (var row = 0; row < source.Rows; row += Side)
            {
                for (var column = 0; column < destination.Rows; column += Side)
                {
                    TransposeBlock(At(from, source, row, column), source.Rows - row, At(to, destination, column, row), destination.Rows - column);
                }
            }
        }
    }

    private static float* At(float* values, PanelMatrix matrix, int row, int column) =>
        values + ((nint)(column / PanelMatrix.PanelColumns) * matrix.Rows + row) * PanelMatrix.PanelColumns + column % PanelMatrix.PanelColumns;

    private static void TransposeBlock(float* from, int fromRows, float* to, int toRows)
    {
        // Pairs of rows, then pairs of pairs, then halves.
        var (a0, a1) = Interleave(Load(from, 0, fromRows), Load(from, 1, fromRows));
        var (a2, a3) = Interleave(Load(from, 2, fromRows), Load(from, 3, fromRows));
        var (a4, a5) = Interleave(Load(from, 4, fromRows), Load(from, 5, fromRows));
        var (a6, a7) = Interleave(Load(from, 6, fromRows), Load(from, 7, fromRows));
        var (b0, b1) = InterleavePairs(a0, a2);
        var (b2, b3) = InterleavePairs(a1, a3);
        var (b4, b5) = InterleavePairs(a4, a6);
        var (b6, b7) = InterleavePairs(a5, a7);
        Store(b0.GetLower(), b4.GetLower(), to, 0, toRows);
        Store(b1.GetLower(), b5.GetLower(), to, 1, toRows);
        Store(b2.GetLower(), b6.GetLower(), to, 2, toRows);
        Store(b3.GetLower(), b7.GetLower(), to, 3, toRows);
        Store(b0.GetUpper(), b4.GetUpper(), to, 4, toRows);
        Store(b1.GetUpper(), b5.GetUpper(), to, 5, toRows);
        Store(b2.GetUpper(), b6.GetUpper(), to, 6, toRows);
        Store(b3.GetUpper(), b7.GetUpper(), to, 7, toRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(float* block, int row, int rows) =>
        row < rows ? Vector256.Load(block + row * PanelMatrix.PanelColumns) : Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> lower, Vector128<float> upper, float* block, int row, int rows)
    {
        if (row < rows)
        {
            Vector256.Create(lower, upper).Store(block + row * PanelMatrix.PanelColumns);
        }
    }

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
