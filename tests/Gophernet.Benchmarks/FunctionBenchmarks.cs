using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Gophernet.Numerics;

namespace Gophernet.Benchmarks;

/// <summary>The functions on vectors; a time is that of one value.</summary>
public class FunctionBenchmarks
{
    private const int Count = 4096;

    private readonly float[] _source = new float[Count];
    private readonly float[] _results = new float[Count];

    [GlobalSetup]
    public void Setup()
    {
        var random = new RandomSource(1, RandomPurpose.StartingWeights);
        foreach (ref var value in _source.AsSpan())
        {
            value = 10 * random.NextSingle() + 0.001f; // positive, for the logarithm
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp()
    {
        for (var i = 0; i < Count; i += Vector256<float>.Count)
        {
            VectorMath.Exp(Vector256.Create(_source, i)).CopyTo(_results, i);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Log()
    {
        for (var i = 0; i < Count; i += Vector256<float>.Count)
        {
            VectorMath.Log(Vector256.Create(_source, i)).CopyTo(_results, i);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Tanh()
    {
        for (var i = 0; i < Count; i += Vector256<float>.Count)
        {
            VectorMath.Tanh(Vector256.Create(_source, i)).CopyTo(_results, i);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Sigmoid()
    {
        for (var i = 0; i < Count; i += Vector256<float>.Count)
        {
            VectorMath.Sigmoid(Vector256.Create(_source, i)).CopyTo(_results, i);
        }
    }
}
