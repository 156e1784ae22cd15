using System.Runtime.Intrinsics;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>One of the product's functions over spans, the same in double, and how far apart they may be.</summary>
/// <param name="Name">The name.</param>
/// <param name="Function">The function under test.</param>
/// <param name="Exact">The function in double.</param>
/// <param name="MaxError">In units in the last place: the largest measured over the floats (see the functions' own comments), rounded up.</param>
/// <param name="SmallestUnitAt">The unit never counts as less than this number's: for functions that cross 0 as a difference of larger numbers.</param>
internal sealed record VectorFunction(
    string Name, Func<Vector256<float>, Vector256<float>> Function, Func<double, double> Exact, double MaxError, double SmallestUnitAt = 0)
{
    // The derivatives of SiLU, Mish and GELU go down to about −⅛, and cross 0 on the way: an error there is measured as at −⅛.
    private const double Dip = 0.125;

    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new("exp", VectorMath.Exp, Math.Exp, 0.80),
        new("log", VectorMath.Log, Math.Log, 0.83),
        new("tanh", VectorMath.Tanh, Math.Tanh, 1.35),
        new("sigmoid", VectorMath.Sigmoid, ExactFunctions.Sigmoid, 1.52),
        new("selu", Selu.Apply, ExactFunctions.Selu, 1.73),
        new("silu", Silu.Apply, ExactFunctions.Silu, 2.69),
        new("silu slope", x => Silu.Derivative(x, default), ExactFunctions.SiluDerivative, 3.46, Dip),
        new("mish", Mish.Apply, ExactFunctions.Mish, 2.93),
        new("mish slope", x => Mish.Derivative(x, default), ExactFunctions.MishDerivative, 6.28, Dip),
        new("gelu", Gelu.Apply, ExactFunctions.Gelu, 3.27),
        new("gelu slope", x => Gelu.Derivative(x, default), ExactFunctions.GeluDerivative, 5.09, Dip),
    ];

    public static VectorFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>The function under test over a span of whole vectors and a part of one.</summary>
    public void Run(ReadOnlySpan<float> source, Span<float> destination)
    {
        for (var i = 0; i < source.Length; i += VectorLoop.Width)
        {
            var count = Math.Min(VectorLoop.Width, source.Length - i);
            VectorLoop.StorePart(Function(VectorLoop.LoadPart(source.Slice(i, count))), destination.Slice(i, count));
        }
    }

    /// <summary>One value of the function under test.</summary>
    public float At(float x)
    {
        var result = 0f;
        Run([x], new Span<float>(ref result));
        return result;
    }
}
