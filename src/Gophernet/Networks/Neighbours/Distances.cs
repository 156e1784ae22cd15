using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Neighbours;

/// <summary>Distances between rows, and what a row counts at one.</summary>
internal static class Distances
{
    // Added to the square: the slope of a root is infinite at 0, and what the products round off is not seen.
    internal const float Rounding = 1e-2f;

    // e⁻⁸⁰ is 0 beside the nearest row's 1.
    private const float Farthest = 80;

    /// <summary>|place|² of each row.</summary>
    /// <param name="places">[numbers of a place, rows].</param>
    /// <param name="squares">Receives them, [rows and their padding]; grows where it is too short.</param>
    public static void SquaresOf(PanelMatrix places, ref float[] squares)
    {
        var length = places.PanelCount * PanelMatrix.PanelColumns;
        if (squares.Length < length)
        {
            squares = new float[length];
        }

        for (var lanes = 0; lanes < Lanes.CountOf(places); lanes++)
        {
            var values = Lanes.Of(places, lanes);
            var sum = Vector256<float>.Zero;
            for (var i = 0; i < values.Length; i += Lanes.Step)
            {
                var value = VectorLoop.Load(values, i);
                sum = Vector256.FusedMultiplyAdd(value, value, sum);
            }

            VectorLoop.Store(sum, squares, lanes * VectorLoop.Width);
        }
    }

    /// <summary>√(|p − q|² + a little) from |p|² and p·q − ½|q|².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> From(Vector256<float> square, Vector256<float> product)
    {
        var distance = Vector256.FusedMultiplyAdd(product, Vector256.Create(-2f), square);
        distance = Vector256.ConditionalSelect(Vector256.GreaterThan(distance, Vector256<float>.Zero), distance, Vector256<float>.Zero);
        return Vector256.Sqrt(distance + Vector256.Create(Rounding));
    }

    /// <summary>e to the power of −distance; 0 far away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WeightOf(Vector256<float> distance)
    {
        var isNear = Vector256.LessThan(distance, Vector256.Create(Farthest));
        return VectorMath.Exp(-Vector256.ConditionalSelect(isNear, distance, Vector256<float>.Zero)) & isNear;
    }
}
