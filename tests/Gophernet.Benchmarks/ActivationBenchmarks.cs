using BenchmarkDotNet.Attributes;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Benchmarks;

/// <summary>The activations on a layer of 16 neurons and a batch of 256; a time is that of one value.</summary>
public class ActivationBenchmarks
{
    private const int Neurons = 16;
    private const int Batch = 256;

    private readonly PanelMatrix _sums = new(0, 0);
    private readonly PanelMatrix _outputs = new(Neurons, Batch);

    public ActivationBenchmarks() => _sums.CopyFrom(RandomNumbers.Matrix(Neurons, Batch, new RandomSource(1, RandomPurpose.StartingWeights)));

    public static IReadOnlyList<Activation> Activations => Activation.All;

    [ParamsSource(nameof(Activations))]
    public Activation Activation { get; set; } = Activation.Identity;

    [Benchmark(OperationsPerInvoke = Neurons * Batch)]
    public void Apply() => Activation.Apply(_sums, _outputs, 0, _sums.PanelCount);
}
