using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The activations and their slopes over whole layers, [neurons, rows]. Slopes come from the output: no second function is needed.</summary>
internal static class ActivationFunctions
{
    /// <summary>Replaces weighted sums by outputs, in place.</summary>
    public static void Apply(Activation activation, Matrix layer)
    {
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Sigmoid:
                VectorLoop.Apply<Sigmoid>(layer.Values, layer.Values);
                break;
            case Activation.Tanh:
                VectorLoop.Apply<Tanh>(layer.Values, layer.Values);
                break;
            case Activation.Relu:
                VectorLoop.Apply<Relu>(layer.Values, layer.Values);
                break;
            case Activation.Softmax:
                Softmax.Apply(layer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation));
        }
    }

    /// <summary>Turns the loss's slope by a layer's outputs into its slope by the layer's weighted sums.</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="outputs">What the layer put out, [neurons, rows].</param>
    /// <param name="slopes">∂loss/∂output, [neurons, rows]; replaced by ∂loss/∂sum.</param>
    public static void MultiplyBySlope(Activation activation, Matrix outputs, Matrix slopes)
    {
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Sigmoid:
                VectorLoop.Apply<SigmoidSlope>(outputs.Values, slopes.Values, slopes.Values);
                break;
            case Activation.Tanh:
                VectorLoop.Apply<TanhSlope>(outputs.Values, slopes.Values, slopes.Values);
                break;
            case Activation.Relu:
                VectorLoop.Apply<ReluSlope>(outputs.Values, slopes.Values, slopes.Values);
                break;
            case Activation.Softmax:
                Softmax.MultiplyBySlope(outputs, slopes);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation));
        }
    }

    private readonly struct Sigmoid : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Sigmoid(x);
    }

    private readonly struct Tanh : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Tanh(x);
    }

    private readonly struct Relu : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => Vector256.Max(x, Vector256<float>.Zero);
    }

    private readonly struct SigmoidSlope : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> output, Vector256<float> slope) =>
            output * (Vector256<float>.One - output) * slope;
    }

    private readonly struct TanhSlope : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> output, Vector256<float> slope) =>
            Vector256.FusedMultiplyAdd(-output, output, Vector256<float>.One) * slope;
    }

    private readonly struct ReluSlope : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> output, Vector256<float> slope) =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), slope, Vector256<float>.Zero);
    }
}
