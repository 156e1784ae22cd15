using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>One of the product's functions over spans, the framework's in double, and how far apart they may be.</summary>
/// <param name="Name">The name.</param>
/// <param name="Run">The function under test, over a span.</param>
/// <param name="Exact">The function in double.</param>
/// <param name="LargestError">In units in the last place: the largest over all 2³² floats, rounded up.</param>
internal sealed record VectorFunction(string Name, VectorFunction.SpanFunction Run, Func<double, double> Exact, double LargestError)
{
    public delegate void SpanFunction(ReadOnlySpan<float> source, Span<float> destination);

    // Measured over every float: exp 1.010 at −5.87788, log 0.827 at 1.41364, tanh 1.330 at 0.62831, sigmoid 2.402 at −4.15729. There
    // eˣ stands just above a power of two and the sigmoid just below it, where the unit is half as large: the error of exp counts twice.
    public static IReadOnlyList<VectorFunction> All { get; } =
    [
        new("exp", VectorLoop.Apply<Exp>, Math.Exp, 1.02),
        new("log", VectorLoop.Apply<Log>, Math.Log, 0.83),
        new("tanh", VectorLoop.Apply<Tanh>, Math.Tanh, 1.34),
        new("sigmoid", VectorLoop.Apply<Sigmoid>, ExactSigmoid, 2.41),
    ];

    public static VectorFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>One value of the function under test.</summary>
    public float At(float x)
    {
        var result = 0f;
        Run([x], new Span<float>(ref result));
        return result;
    }

    // The two forms are equal; each is exact on its side.
    private static double ExactSigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    private readonly struct Exp : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Exp(x);
    }

    private readonly struct Log : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Log(x);
    }

    private readonly struct Tanh : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Tanh(x);
    }

    private readonly struct Sigmoid : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Sigmoid(x);
    }
}
