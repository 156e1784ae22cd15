using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The losses and their slopes over a batch, [outputs, rows].</summary>
internal static class LossFunctions
{
    /// <summary>Throws for a pair that has no meaning: cross-entropy needs outputs that are probabilities.</summary>
    public static void RequireFit(Loss loss, Activation output)
    {
        if (loss == Loss.CrossEntropy && output is not (Activation.Softmax or Activation.Sigmoid))
        {
            throw new ArgumentException($"Cross-entropy needs outputs that are probabilities: softmax or sigmoid, not {output}.");
        }
    }

    /// <summary>The loss summed over outputs and rows, in double.</summary>
    public static double Value(Loss loss, Activation output, Matrix outputs, Matrix targets) => (loss, output) switch
    {
        (Loss.SquaredError, _) => Sum<HalfSquare>(outputs.Values, targets.Values),
        (Loss.CrossEntropy, Activation.Softmax) => Sum<SoftmaxEntropy>(outputs.Values, targets.Values),
        (Loss.CrossEntropy, _) => Sum<SigmoidEntropy>(outputs.Values, targets.Values),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };

    /// <summary>∂loss/∂sum of the output layer, [outputs, rows]: output − target where loss and activation belong together, else by the chain rule.</summary>
    public static void Slopes(Loss loss, Activation output, Matrix outputs, Matrix targets, Matrix slopes)
    {
        Elementwise.Subtract(outputs, targets, slopes);
        if (loss == Loss.SquaredError)
        {
            ActivationFunctions.MultiplyBySlope(output, outputs, slopes);
        }
    }

    private static double Sum<TLoss>(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
        where TLoss : struct, IBinaryFunction
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= outputs.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            Add(ref sums, TLoss.Apply(VectorLoop.Load(outputs, i), VectorLoop.Load(targets, i)));
        }

        if (i < outputs.Length)
        {
            // The padding, output 0 for target 0, has loss 0 under every loss.
            Add(ref sums, TLoss.Apply(VectorLoop.LoadPart(outputs[i..]), VectorLoop.LoadPart(targets[i..])));
        }

        return (sums[0] + sums[2]) + (sums[1] + sums[3]);
    }

    private static void Add(ref Vector256<double> sums, Vector256<float> losses)
    {
        var (low, high) = Vector256.Widen(losses);
        sums += low + high;
    }

    /// <summary>−weight·ln(probability), where 0·ln 0 is 0 and ln 0 is that of the smallest normal number: a loss stays finite.</summary>
    private static Vector256<float> WeightedLog(Vector256<float> weight, Vector256<float> probability) =>
        -weight * VectorMath.Log(Vector256.Max(probability, Vector256.Create(1.17549435e-38f)));

    private readonly struct HalfSquare : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> output, Vector256<float> target)
        {
            var difference = output - target;
            return difference * difference * 0.5f;
        }
    }

    private readonly struct SoftmaxEntropy : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> output, Vector256<float> target) => WeightedLog(target, output);
    }

    private readonly struct SigmoidEntropy : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> output, Vector256<float> target) =>
            WeightedLog(target, output) + WeightedLog(Vector256<float>.One - target, Vector256<float>.One - output);
    }
}
