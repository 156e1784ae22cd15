using BenchmarkDotNet.Attributes;
using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Benchmarks;

/// <summary>The activations on a layer of 16 neurons and a batch of 256, the copy of the layer included; a time is that of one value.</summary>
public class ActivationBenchmarks
{
    private const int Neurons = 16;
    private const int Batch = 256;

    private readonly Matrix _source = RandomNumbers.Matrix(Neurons, Batch, new RandomSource(1, RandomPurpose.StartingWeights));
    private readonly Matrix _layer = new(Neurons, Batch);

    [ParamsAllValues]
    public Activation Activation { get; set; }

    [Benchmark(OperationsPerInvoke = Neurons * Batch)]
    public void Apply()
    {
        _source.Values.CopyTo(_layer.Values);
        ActivationFunctions.Apply(Activation, _layer);
    }
}
