using BenchmarkDotNet.Attributes;
using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Training;

namespace Gophernet.Benchmarks;

/// <summary>One epoch of training.</summary>
public class EpochBenchmarks
{
    private NetworkTrainer _trainer = null!;

    [GlobalSetup(Target = nameof(Iris))]
    public void SetUpIris() => _trainer = Create(120, 4, 3, Preset.Classic);

    [GlobalSetup(Target = nameof(Medium))]
    public void SetUpMedium() => _trainer = Create(100_000, 54, 7, Preset.Plain with { Hidden = [128, 128], BatchSize = 256 });

    [Benchmark]
    public double Iris() => _trainer.RunEpoch();

    [Benchmark]
    public double Medium() => _trainer.RunEpoch();

    private static NetworkTrainer Create(int rows, int inputs, int classes, TrainingOptions options)
    {
        var random = new RandomSource(1, RandomPurpose.StartingWeights);
        var targets = new Matrix(rows, classes);
        for (var row = 0; row < rows; row++)
        {
            targets[row, random.NextInt32(classes)] = 1;
        }

        var table = new TrainingRows(RandomNumbers.Matrix(rows, inputs, random), targets);
        var shape = NetworkShape.Create(inputs, [.. options.Hidden], options.HiddenActivation, classes, options.OutputActivation);
        return new NetworkTrainer(table, options, NewNetwork.Create(shape, table, options, member: 0));
    }
}
