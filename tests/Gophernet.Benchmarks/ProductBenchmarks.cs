using BenchmarkDotNet.Attributes;

namespace Gophernet.Benchmarks;

/// <summary>The three products of a layer; scripts/bench compares the same with OpenBLAS.</summary>
public class ProductBenchmarks
{
    private ProductCase _products = null!;

    [Params("256x256x256", "256x128x50", "1024x256x256", "256x54x128", "256x128x7", "120x4x3")]
    public string BatchInputsOutputs { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        var sizes = Array.ConvertAll(BatchInputsOutputs.Split('x'), int.Parse);
        _products = new ProductCase(sizes[0], sizes[1], sizes[2]);
    }

    [Benchmark]
    public void Forward() => _products.Forward();

    [Benchmark]
    public void Backward() => _products.Backward();

    [Benchmark]
    public void Gradient() => _products.Gradient();
}
