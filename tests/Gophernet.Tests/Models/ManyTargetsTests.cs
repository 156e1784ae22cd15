using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tests.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

public class ManyTargetsTests
{
    private const int Count = ClassTarget.MostClasses + 500;

    private static readonly string[] Names = [.. Enumerable.Range(0, Count).Select(i => $"t{i}")];

    // What training accepts, every command can read.
    [Theory]
    [InlineData(TaskKind.Regression)]
    [InlineData(TaskKind.MultiLabel)]
    public void A_model_of_more_targets_than_classes_is_read(TaskKind task)
    {
        var table = InferredTable.Of(Rows(row => row), new TableOptions { Targets = [.. Names], Task = task });
        using var trainer = new ModelTrainer(table, Preset.Default with { Hidden = [] });
        trainer.RunEpoch();
        using var file = new MemoryStream();
        ModelFile.Write(trainer.ToModel(), file);
        file.Position = 0;

        Assert.Equal(Names, ModelFile.Read(file, "model").Schema.Target.Columns);
    }

    [Fact]
    public void More_classes_than_can_be_told_apart_are_refused_before_training() =>
        Fault.Of("more than the 1000 classes", () => InferredTable.Of(Rows(_ => 0), new TableOptions { Targets = [.. Names] }));

    /// <summary>Rows with a 1 in one target: that which a row says.</summary>
    private static string Rows(Func<int, int> one) => "x," + string.Join(',', Names) + "\n"
        + string.Concat(Enumerable.Range(0, 4).Select(row => $"{row + 0.5}," + string.Join(',', Names.Select((_, i) => i == one(row) ? 1 : 0)) + "\n"));
}
