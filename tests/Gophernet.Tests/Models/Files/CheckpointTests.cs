using System.IO.Hashing;
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
            Checkpoint.Read(resumed, new MemoryStream(state), "c");
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

    public static TheoryData<Optimizer, int> Changes { get; } = new()
    {
        { Optimizer.GradientDescent, 97 }, { Optimizer.AdamW, 131 }, { Optimizer.LimitedMemoryBfgs, 131 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_one_with_the_right_hash_is_refused_or_trains(Optimizer optimizer, int step)
    {
        var options = Options with { Optimizer = optimizer, BatchSize = optimizer == Optimizer.LimitedMemoryBfgs ? 0 : 32, Dropout = 0 };
        using var written = new ModelTrainer(ReadIris(), options);
        written.RunEpoch();
        written.RunEpoch();
        var good = Bytes(written);
        var refused = 0;
        for (var i = 70; i < good.Length - 20; i += step)
        {
            foreach (var number in (uint[])[0, uint.MaxValue, int.MaxValue, 0x7FC0_0000, 0x7F80_0000, 1_000_000])
            {
                var changed = good.AsSpan(0, good.Length - 16).ToArray();
                BitConverter.TryWriteBytes(changed.AsSpan(i), number);
                refused += IsRefused(options, changed) ? 1 : 0;
            }

            refused += IsRefused(options, good[..i]) ? 1 : 0;
        }

        Assert.True(IsRefused(options, [.. good.AsSpan(0, good.Length - 16), 0]));
        Assert.False(IsRefused(options, good[..^16]));
        Assert.InRange(refused, good.Length / step, int.MaxValue);
    }

    /// <summary>Whether a state is refused; if not, training continues.</summary>
    private static bool IsRefused(TrainingOptions options, byte[] state)
    {
        using var trainer = new ModelTrainer(ReadIris(), options);
        try
        {
            Checkpoint.Read(trainer, new MemoryStream([.. state, .. XxHash128.Hash(state)]), "c");
            for (var epoch = 0; epoch < 2 && !trainer.IsDone; epoch++)
            {
                trainer.RunEpoch();
            }

            return false;
        }
        catch (GophernetException e)
        {
            Assert.True(e is DivergenceException || e.Place!.ToString()!.StartsWith('c'), e.Message);
            return true;
        }
    }

    private static TrainingOptions Options =>
        Preset.Find("fast")!.For(new DataSize(150, TaskKind.Classification)) with { Hidden = [5], Epochs = 4, NetworkCount = 2, Refits = true, BatchSize = 32 };

    private static void AssertRefused(string message, TrainingOptions options, Func<byte[], byte[]> damage)
    {
        using var written = new ModelTrainer(ReadIris(), Options);
        using var read = new ModelTrainer(ReadIris(), options);

        Fault.Of(message, () => Checkpoint.Read(read, new MemoryStream(damage(Bytes(written))), "c"));
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
