using System.IO.Hashing;
using System.Text;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Training;

namespace Gophernet.Fuzz.Targets;

/// <summary>
/// Checkpoints. A byte chooses how to train, another whether the rest is the state alone or the whole file but its hash, which is added. What can be read must
/// go on to a model.
/// </summary>
internal sealed class CheckpointTarget() : FuzzTarget("checkpoint", maxLength: 2000)
{
    private const string Table = "x,z,y\n1,2,a\n2,1,b\n3,5,a\n4,2,b\n5,2,a\n6,7,b\n7,2,a\n8,1,b\n9,3,a\n10,2,b\n11,6,a\n12,2,b\n";
    private const int MaxEpochs = 2;

    private static readonly TrainingOptions[] Ways =
    [
        Base,
        Base with { Optimizer = Optimizer.GradientDescent, NetworkCount = 2 },
        Base with { ValidationFraction = 0.25, Patience = 2, Refits = true },
        Base with { Optimizer = Optimizer.All[^1], BatchSize = 0 },
    ];

    private readonly byte[]?[] _beginnings = new byte[Ways.Length][];

    private static TrainingOptions Base => Preset.Plain with { Hidden = [2], Epochs = 3, BatchSize = 5, Seed = 1 };

    public override IEnumerable<byte[]> Seeds()
    {
        for (var way = 0; way < Ways.Length; way++)
        {
            using var trainer = Create(way);
            while (!trainer.IsDone)
            {
                var file = Bytes(trainer);
                yield return [(byte)way, 0, .. file[Beginning(way).Length..^16]];
                yield return [(byte)way, 1, .. file[..^16]];
                trainer.RunEpoch();
            }
        }
    }

    protected override void Run(ReadOnlySpan<byte> input)
    {
        var choices = new FuzzInput(input);
        var (way, isWhole) = (choices.Next(Ways.Length), choices.Next(2) == 1);
        byte[] file = [.. isWhole ? [] : Beginning(way), .. choices.Rest];
        using var trainer = Create(way);
        try
        {
            Checkpoint.Read(trainer, new MemoryStream([.. file, .. XxHash128.Hash(file)]), "c");
            for (var epoch = 0; epoch < MaxEpochs && !trainer.IsDone; epoch++)
            {
                trainer.RunEpoch();
            }

            trainer.ToModel();
        }
        catch (GophernetException)
        {
        }
    }

    /// <summary>A trainer that has not begun; it uses up its table.</summary>
    private static ModelTrainer Create(int way) => new(
        TableInference.Read(
            new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(Table)), "t", bufferSize: 256), new TableOptions { Scaling = NumberScaling.Standard }),
        Ways[way]);

    /// <summary>What stands before the state: mark, version and the hash of data and options.</summary>
    private byte[] Beginning(int way)
    {
        if (_beginnings[way] is { } known)
        {
            return known;
        }

        using var trainer = Create(way);
        var file = Bytes(trainer);
        using var reader = new BinaryReader(new MemoryStream(file));
        for (var text = 0; text < 3; text++)
        {
            reader.ReadString();
        }

        return _beginnings[way] = file[..(int)reader.BaseStream.Position];
    }

    private static byte[] Bytes(ModelTrainer trainer)
    {
        var stream = new MemoryStream();
        Checkpoint.Write(trainer, stream);
        return stream.ToArray();
    }
}
