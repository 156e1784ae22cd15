using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>The product's vector functions as types, for the product's loop over spans.</summary>
internal static class ProductFunctions
{
    public readonly struct Exp : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Exp(x);
    }

    public readonly struct Log : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Log(x);
    }

    public readonly struct Tanh : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Tanh(x);
    }

    public readonly struct Sigmoid : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Sigmoid(x);
    }

    public readonly struct Selu : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Selu(x);
    }

    public readonly struct SeluSlope : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.SeluSlope(x);
    }

    public readonly struct Silu : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Silu(x);
    }

    public readonly struct SiluSlope : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.SiluSlope(x);
    }

    public readonly struct Mish : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Mish(x);
    }

    public readonly struct MishSlope : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.MishSlope(x);
    }

    public readonly struct Gelu : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Gelu(x);
    }

    public readonly struct GeluSlope : IUnaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.GeluSlope(x);
    }
}
