using System.Diagnostics;
using Gophernet.Models;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>A program that trains for days. `scripts/soak` predicts for as long. Memory is the process's: no other test runs beside these.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public class SoakTests
{
    private const string Alone = "alone";

    private const int Trainings = 1000;
    private const int MaxGrowth = 1 << 20; // a training leaves not a kilobyte behind

    [Fact]
    public void A_thousand_trainings_take_the_memory_of_one()
    {
        var text = "x,c,note,y\n" + string.Concat(Enumerable.Range(0, 60).Select(
            i => $"{i % 7},{"pqr"[i % 3]},some words {i},{(i % 2 == 0 ? "yes" : "no")}\n"));
        for (var i = 0; i < Trainings / 10; i++)
        {
            Train();
        }

        var (bytes, threads) = (GC.GetTotalMemory(forceFullCollection: true), ThreadCount());
        for (var i = 0; i < Trainings; i++)
        {
            Train();
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - bytes, long.MinValue, MaxGrowth);
        Assert.InRange(ThreadCount(), 1, threads + 20); // the runner's come and go; each training has two

        void Train()
        {
            using var trainer = new ModelTrainer(InferredTable.Of(text), Preset.Plain with { Hidden = [4], Epochs = 2 }, threads: 2);
            trainer.ToEnd().ToModel();
        }

        static int ThreadCount()
        {
            using var process = Process.GetCurrentProcess();
            return process.Threads.Count;
        }
    }
}
