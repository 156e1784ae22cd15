using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>Where the factors of a product stand that are multiplied with whole vectors: factor [i, k] for i below the tile's rows.</summary>
/// <param name="start">The first factor.</param>
/// <param name="rowStep">From a row i to the next.</param>
/// <param name="innerStep">From k to the next within a chunk.</param>
/// <param name="chunkLength">The inner indexes of a chunk.</param>
/// <param name="chunkStep">From a chunk to the next.</param>
/// <param name="chunkCount">The chunks; together they are the inner indexes in order.</param>
internal readonly unsafe struct TileFactors(float* start, nint rowStep, nint innerStep, nint chunkLength, nint chunkStep = 0, nint chunkCount = 1)
{
    public readonly float* Start = start;
    public readonly nint RowStep = rowStep;
    public readonly nint InnerStep = innerStep;
    public readonly nint ChunkLength = chunkLength;
    public readonly nint ChunkStep = chunkStep;
    public readonly nint ChunkCount = chunkCount;
}

/// <summary>The neighbouring panels that a row of tiles runs over, and where its sums go.</summary>
/// <param name="start">The first panel, [inner, 16].</param>
/// <param name="step">From a panel to the next.</param>
/// <param name="count">The panels.</param>
/// <param name="destination">The first row of the first panel's sums.</param>
/// <param name="destinationRowStep">From a row of sums to the next.</param>
/// <param name="destinationStep">From a panel's sums to the next's.</param>
internal readonly unsafe struct TilePanels(float* start, nint step, nint count, float* destination, nint destinationRowStep, nint destinationStep)
{
    public readonly float* Start = start;
    public readonly nint Step = step;
    public readonly nint Count = count;
    public readonly float* Destination = destination;
    public readonly nint DestinationRowStep = destinationRowStep;
    public readonly nint DestinationStep = destinationStep;
}

/// <summary>
/// The kernel of all products: up to 6 rows of 16 columns are kept in twelve registers while the inner index runs (register tiling: Goto and
/// van de Geijn, "Anatomy of high-performance matrix multiplication", 2008). Each element is one sum in the order of the inner index, with fused
/// multiply-add: the same bits whatever tile it falls into, and whatever vectors the processor has.
/// </summary>
internal static unsafe class ProductTile
{
    /// <summary>The most rows of a tile.</summary>
    public const int MaxRows = 6;

    /// <summary>
    /// The rows of the next tile where so many are left. The last two share theirs: a tile of fewer than four rows has too few sums at work to keep
    /// the processor busy.
    /// </summary>
    public static int RowsOf(int left) => left is > MaxRows and < 2 * MaxRows ? (left + 1) / 2 : Math.Min(left, MaxRows);

    private interface IRowCount
    {
        static abstract int Value { get; }
    }

    /// <summary>
    /// What runs in place of this code where the processor has vectors of 512 bits, with the same arguments as <see cref="Run"/>; null elsewhere. An
    /// executable that is compiled ahead of time has one set of instructions for all of its managed code: the least that it starts with.
    /// </summary>
    public static delegate* unmanaged<nint, TileFactors*, TilePanels*, float*, nint, void> Wide { get; set; }

    /// <summary>destination[i, j] = start[i] + Σₖ factors[i, k] · panel[k, j], for each panel.</summary>
    /// <param name="rows">The rows of the tiles, 1 to 6.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="panels">The panels.</param>
    /// <param name="biases">Where the sums start, a number a row; null for 0, or for what stands in the destination.</param>
    /// <param name="continues">Whether the sums start with what stands in the destination.</param>
    public static void Run(int rows, TileFactors factors, TilePanels panels, float* biases, bool continues)
    {
        if (Wide != null)
        {
            Wide(rows, &factors, &panels, biases, continues ? 1 : 0);
            return;
        }

        var panel = panels.Start;
        var destination = panels.Destination;
        for (nint left = panels.Count; left > 0; left--, panel += panels.Step, destination += panels.DestinationStep)
        {
            RunOne(rows, factors, panel, biases, continues, destination, panels.DestinationRowStep);
        }
    }

    private static void RunOne(int rows, in TileFactors factors, float* panel, float* biases, bool continues, float* destination, nint step)
    {
        switch (rows)
        {
            case 1:
                RunOne<One>(factors, panel, biases, continues, destination, step);
                break;
            case 2:
                RunOne<Two>(factors, panel, biases, continues, destination, step);
                break;
            case 3:
                RunOne<Three>(factors, panel, biases, continues, destination, step);
                break;
            case 4:
                RunOne<Four>(factors, panel, biases, continues, destination, step);
                break;
            case 5:
                RunOne<Five>(factors, panel, biases, continues, destination, step);
                break;
            default:
                RunOne<Six>(factors, panel, biases, continues, destination, step);
                break;
        }
    }

    // The number of rows is a type, so that each tile is compiled by itself, without the sums that it does not have.
    private static void RunOne<TRows>(in TileFactors factors, float* panel, float* biases, bool continues, float* destination, nint step)
        where TRows : struct, IRowCount
    {
        Vector256<float> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default;
        Vector256<float> s30 = default, s31 = default, s40 = default, s41 = default, s50 = default, s51 = default;
        if (biases != null || continues)
        {
            (s00, s01) = First(biases, 0, destination, step);
            (s10, s11) = TRows.Value > 1 ? First(biases, 1, destination, step) : default;
            (s20, s21) = TRows.Value > 2 ? First(biases, 2, destination, step) : default;
            (s30, s31) = TRows.Value > 3 ? First(biases, 3, destination, step) : default;
            (s40, s41) = TRows.Value > 4 ? First(biases, 4, destination, step) : default;
            (s50, s51) = TRows.Value > 5 ? First(biases, 5, destination, step) : default;
        }

        var chunk = factors.Start;
        var rowStep = factors.RowStep;
        for (nint chunks = factors.ChunkCount; chunks > 0; chunks--, chunk += factors.ChunkStep)
        {
            var upper = chunk; // rows 0 to 2; two pointers reach six rows with steps that an address can hold
            var lower = chunk + 3 * rowStep;
            for (nint k = factors.ChunkLength; k > 0; k--)
            {
                var b0 = Vector256.Load(panel);
                var b1 = Vector256.Load(panel + 8);
                Add(*upper, b0, b1, ref s00, ref s01);
                if (TRows.Value > 1)
                {
                    Add(upper[rowStep], b0, b1, ref s10, ref s11);
                }

                if (TRows.Value > 2)
                {
                    Add(upper[2 * rowStep], b0, b1, ref s20, ref s21);
                }

                if (TRows.Value > 3)
                {
                    Add(*lower, b0, b1, ref s30, ref s31);
                }

                if (TRows.Value > 4)
                {
                    Add(lower[rowStep], b0, b1, ref s40, ref s41);
                }

                if (TRows.Value > 5)
                {
                    Add(lower[2 * rowStep], b0, b1, ref s50, ref s51);
                }

                panel += PanelMatrix.PanelColumns;
                upper += factors.InnerStep;
                lower += factors.InnerStep;
            }
        }

        Store(s00, s01, destination);
        if (TRows.Value > 1)
        {
            Store(s10, s11, destination + step);
        }

        if (TRows.Value > 2)
        {
            Store(s20, s21, destination + 2 * step);
        }

        if (TRows.Value > 3)
        {
            Store(s30, s31, destination + 3 * step);
        }

        if (TRows.Value > 4)
        {
            Store(s40, s41, destination + 4 * step);
        }

        if (TRows.Value > 5)
        {
            Store(s50, s51, destination + 5 * step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>) First(float* biases, int row, float* destination, nint step) => biases != null
        ? (Vector256.Create(biases[row]), Vector256.Create(biases[row]))
        : (Vector256.Load(destination + row * step), Vector256.Load(destination + row * step + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float factor, Vector256<float> b0, Vector256<float> b1, ref Vector256<float> s0, ref Vector256<float> s1)
    {
        var a = Vector256.Create(factor);
        s0 = Vector256.FusedMultiplyAdd(a, b0, s0);
        s1 = Vector256.FusedMultiplyAdd(a, b1, s1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> s0, Vector256<float> s1, float* destination)
    {
        s0.Store(destination);
        s1.Store(destination + 8);
    }

    private readonly struct One : IRowCount
    {
        public static int Value => 1;
    }

    private readonly struct Two : IRowCount
    {
        public static int Value => 2;
    }

    private readonly struct Three : IRowCount
    {
        public static int Value => 3;
    }

    private readonly struct Four : IRowCount
    {
        public static int Value => 4;
    }

    private readonly struct Five : IRowCount
    {
        public static int Value => 5;
    }

    private readonly struct Six : IRowCount
    {
        public static int Value => 6;
    }
}
