using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>One of the product's functions over spans, the same in double, and how far apart they may be.</summary>
/// <param name="Name">The name.</param>
/// <param name="Run">The function under test, over a span.</param>
/// <param name="Exact">The function in double.</param>
/// <param name="LargestError">In units in the last place: the largest measured over the floats (see the functions' own comments), rounded up.</param>
/// <param name="SmallestUnitAt">The unit never counts as less than this number's: for functions that cross 0 as a difference of larger numbers.</param>
internal sealed record VectorFunction(
    string Name, VectorFunction.SpanFunction Run, Func<double, double> Exact, double LargestError, double SmallestUnitAt = 0)
{
    // The slopes of SiLU, Mish and GELU go down to about −⅛, and cross 0 on the way: an error there is measured as at −⅛.
    private const double Dip = 0.125;

    public delegate void SpanFunction(ReadOnlySpan<float> source, Span<float> destination);

    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new("exp", VectorLoop.Apply<ProductFunctions.Exp>, Math.Exp, 0.80),
        new("log", VectorLoop.Apply<ProductFunctions.Log>, Math.Log, 0.83),
        new("tanh", VectorLoop.Apply<ProductFunctions.Tanh>, Math.Tanh, 1.35),
        new("sigmoid", VectorLoop.Apply<ProductFunctions.Sigmoid>, ExactFunctions.Sigmoid, 1.52),
        new("selu", VectorLoop.Apply<ProductFunctions.Selu>, ExactFunctions.Selu, 1.73),
        new("selu slope", VectorLoop.Apply<ProductFunctions.SeluSlope>, ExactFunctions.SeluSlope, 1.73),
        new("silu", VectorLoop.Apply<ProductFunctions.Silu>, ExactFunctions.Silu, 2.69),
        new("silu slope", VectorLoop.Apply<ProductFunctions.SiluSlope>, ExactFunctions.SiluSlope, 3.46, Dip),
        new("mish", VectorLoop.Apply<ProductFunctions.Mish>, ExactFunctions.Mish, 2.93),
        new("mish slope", VectorLoop.Apply<ProductFunctions.MishSlope>, ExactFunctions.MishSlope, 6.28, Dip),
        new("gelu", VectorLoop.Apply<ProductFunctions.Gelu>, ExactFunctions.Gelu, 3.27),
        new("gelu slope", VectorLoop.Apply<ProductFunctions.GeluSlope>, ExactFunctions.GeluSlope, 5.09, Dip),
    ];

    public static VectorFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>One value of the function under test.</summary>
    public float At(float x)
    {
        var result = 0f;
        Run([x], new Span<float>(ref result));
        return result;
    }
}
