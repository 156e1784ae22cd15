using Gophernet.Models;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Tests.Threading;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Processes that train a model together write the bytes that one writes.</summary>
public class SharedTrainingTests
{
    private const int Rows = 2500;

    private static readonly string Csv = "x,y,c,note,class\n" + string.Concat(Enumerable.Range(0, Rows).Select(row =>
    {
        var note = row % 5 == 0 ? "soup and wine" : "a cold room";
        return FormattableString.Invariant($"{row * 37 % 101 / 10.0},{row * 53 % 97 / 7.0},{"pqr"[row * 7 % 3]},{note} {row % 61},{row * 11 % 4 % 3}\n");
    }));

    private static TrainingOptions Options { get; } = Preset.Find("fast")!.For(DataSize.Of(InferredTable.Of(Csv))) with
    {
        Hidden = [60, 40], Epochs = 3, BatchSize = 1024, NetworkCount = 2, Dropout = 0.1f,
    };

    [Theory]
    [InlineData(1024, 2)]
    [InlineData(1024, 3)]
    [InlineData(1024, 4)]
    [InlineData(1000, 2)]
    [InlineData(700, 5)]
    [InlineData(0, 3)]
    public void Any_number_of_processes_makes_the_same_model(int batchSize, int processes) =>
        AssertSame(Options with { BatchSize = batchSize }, processes);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void So_do_steps_on_all_rows(int processes) => AssertSame(
        Options with { Epochs = 4, BatchSize = 0, NetworkCount = 1, Dropout = 0, Optimizer = Optimizer.LimitedMemoryBfgs }, processes);

    [Theory]
    [InlineData(1024)]
    [InlineData(64)] // too small to be shared: then they ask each other now and then
    public void Where_one_is_to_end_all_do_and_stand_where_the_epoch_began(int batchSize)
    {
        var epochs = ThreadGroup.Run(3, group =>
        {
            using var ending = new CancellationTokenSource();
            group.Ending = ending.Token;
            using var trainer = new ModelTrainer(InferredTable.Of(Csv), Options with { BatchSize = batchSize, Hidden = [1000, 100] }, group: group);
            trainer.RunEpoch();
            if (group.Rank == 1)
            {
                ending.Cancel();
            }

            Assert.Throws<OperationCanceledException>(() => trainer.RunEpoch());
            return trainer.Epoch;
        });

        Assert.All(epochs, epoch => Assert.Equal(1, epoch));
    }

    private static void AssertSame(TrainingOptions options, int processes)
    {
        var expected = Train(options, null);
        var models = ThreadGroup.Run(processes, group => (Model: Train(options, group), Talk: ((ThreadGroup)group).Calls));

        Assert.All(models, model => Assert.Equal(expected, model.Model));
        Assert.All(models, model => Assert.True(model.Talk > 10)); // they have shared the work, and not done all of it each
    }

    private static byte[] Train(TrainingOptions options, ProcessGroup? group)
    {
        using var trainer = new ModelTrainer(InferredTable.Of(Csv), options, threads: 1 + (group?.Rank ?? 0) % 2, group: group).ToEnd();
        return SmallModel.Bytes(trainer.ToModel().Model);
    }
}
