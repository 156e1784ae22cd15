using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Tests.Models.Files;

public class CheckpointTests
{
    public static TheoryData<Optimizer> Optimizers { get; } = [.. Optimizer.All];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Going_on_from_any_epoch_gives_the_bytes_of_an_uninterrupted_run(Optimizer optimizer)
    {
        var options = Options with { Optimizer = optimizer, Dropout = 0.1f, LearningRate = optimizer == Optimizer.GradientDescent ? 0.1f : 0.01f };
        using var whole = new ModelTrainer(ReadIris(), options);
        var states = new List<byte[]>();
        while (!whole.IsDone)
        {
            states.Add(Bytes(whole));
            whole.RunEpoch();
        }

        var expected = SmallModel.Bytes(whole.ToModel().Model);
        Assert.InRange(states.Count, options.Epochs + 1, 2 * options.Epochs); // with the epochs on all rows
        foreach (var state in states)
        {
            using var resumed = new ModelTrainer(ReadIris(), options, threads: 2);
            Checkpoint.Read(resumed, state, "c");
            while (!resumed.IsDone)
            {
                resumed.RunEpoch();
            }

            Assert.Equal(expected, SmallModel.Bytes(resumed.ToModel().Model));
        }
    }

    [Fact]
    public void Refuses_other_options() => AssertRefused("a checkpoint of other data or other options", Options with { LearningRate = 0.02f }, state => state);

    [Fact]
    public void Refuses_a_damaged_file()
    {
        AssertRefused("not a checkpoint, or a damaged one", Options, state => state[..^1]);
        AssertRefused("not a checkpoint, or a damaged one", Options, _ => []);
        AssertRefused("not a checkpoint, or a damaged one", Options, state =>
        {
            state[state.Length / 2] ^= 1;
            return state;
        });
    }

    private static TrainingOptions Options =>
        Preset.Find("fast")!.For(new DataSize(150, TaskKind.Classification)) with { Hidden = [5], Epochs = 4, NetworkCount = 2, Refits = true, BatchSize = 32 };

    private static void AssertRefused(string message, TrainingOptions options, Func<byte[], byte[]> damage)
    {
        using var written = new ModelTrainer(ReadIris(), Options);
        using var read = new ModelTrainer(ReadIris(), options);

        Fault.Of(message, () => Checkpoint.Read(read, damage(Bytes(written)), "c"));
    }

    private static byte[] Bytes(ModelTrainer trainer)
    {
        var stream = new MemoryStream();
        Checkpoint.Write(trainer, stream);
        return stream.ToArray();
    }

    private static TrainingTable ReadIris()
    {
        using var stream = File.OpenRead(Repository.File("data", "iris", "iris.csv"));
        return TableInference.Read(new CsvReader(stream, "iris.csv"), new TableOptions { Scaling = NumberScaling.Robust });
    }
}
