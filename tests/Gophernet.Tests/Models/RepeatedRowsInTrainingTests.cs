using System.Globalization;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Copies of rows, from the table to the model: a network is never judged on what it has learnt from.</summary>
public class RepeatedRowsInTrainingTests
{
    private const int Rows = 150;

    private static readonly TableOptions Robust = new() { Scaling = NumberScaling.Robust };

    [Fact]
    public void A_table_with_every_row_twice_is_judged_as_new_rows_are()
    {
        // Who is well is tossed: nothing can be learnt but by heart.
        var (once, twice) = (Table(1), Table(2));

        Assert.InRange(Accuracy(InferredTable.Of(twice, Robust)), 0.3, 0.7);
        Assert.InRange(Accuracy(InferredTable.Of(twice, Robust with { Time = TableOptions.RowOrder })), 0.2, 0.8); // the second half is the first again
        Assert.InRange(Accuracy(InferredTable.Of(once, Robust)), 0.3, 0.7);
    }

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(4, 0.25)]
    [InlineData(5, 0.3)]
    public void No_network_learns_from_a_copy_of_what_it_is_judged_on(int networks, double share)
    {
        using var trainer = Train(InferredTable.Of(Table(3), Robust), Options with { NetworkCount = networks, ValidationFraction = share, Epochs = 1 });

        Assert.Equal(networks, trainer.HeldOutRows.Count);
        Assert.All(trainer.HeldOutRows, rows =>
        {
            Assert.All(rows.GroupBy(row => row % Rows), copies => Assert.Equal(3, copies.Count()));
            Assert.InRange(rows.Length, 3 * Rows * share * 0.9, 3 * Rows * share * 1.1);
        });
    }

    [Fact]
    public void Copies_are_on_one_side_of_every_fold_and_within_it()
    {
        var validation = new CrossValidation(
            InferredTable.Folds(Table(2), Robust), new CrossValidationOptions(Options) { Folds = 4, Repeats = 2 });
        validation.Run(cancellation: TestContext.Current.CancellationToken);

        Assert.InRange(validation.Parts.Average(part => part.Evaluation["accuracy"]), 0.35, 0.65);
        Assert.Equal("300 rows have the same inputs as others: they are on one side", validation.RepeatNote!.Value.Text);
    }

    [Fact]
    public void Copies_in_several_groups_join_them()
    {
        var text = "who," + Table(1).Replace("\n", "\n#,", StringComparison.Ordinal);
        var lines = text.Split('\n')[..^1];
        var rows = lines[1..].Concat(lines[1..10]).Select((line, row) => line.Replace("#", $"P{row / 3}", StringComparison.Ordinal));
        using var trainer = Train(InferredTable.Of($"{lines[0]}\n{string.Join('\n', rows)}\n", Robust with { Group = "who" }), Options with { Epochs = 1 });

        Assert.Equal("18 rows have the same inputs as others: their groups are on one side", trainer.RepeatNote!.Value.Text);
        Assert.All(trainer.HeldOutRows[0].Where(row => row < 9), row => Assert.Contains(Rows + row, trainer.HeldOutRows[0]));
    }

    [Fact]
    public void Nothing_is_said_where_there_is_nothing_to_say()
    {
        using var single = Train(InferredTable.Of(Table(1), Robust), Options with { Epochs = 1 });
        using var whole = Train(InferredTable.Of(Table(2), Robust), Options with { Epochs = 1, ValidationFraction = 0 });

        Assert.Null(single.RepeatNote);
        Assert.Null(whole.RepeatNote);
    }

    [Fact]
    public void Weights_and_copies_count_alike()
    {
        // The loss is the mean over copies, and over rows by their weights. Where the well stand nine times, it goes to that of shares of 0.9 and 0.1, 0.33;
        // where all count the same it stays at 0.69.
        var lines = Table(1).Split('\n')[..^1];
        int CountOf(string line) => line.EndsWith("well", StringComparison.Ordinal) ? 9 : 1;
        var weighted = $"{lines[0]},w\n" + string.Concat(lines[1..].Select(line => $"{line},{CountOf(line)}\n"));
        var copied = $"{lines[0]}\n" + string.Concat(lines[1..].SelectMany(line => Enumerable.Repeat($"{line}\n", CountOf(line))));
        var options = Options with { BatchSize = 0, Epochs = 5 };
        using var copies = Train(InferredTable.Of(copied, Robust), options);
        using var weights = Train(InferredTable.Of(weighted, Robust with { Weight = "w", Targets = ["y"] }), options);

        Assert.InRange(copies.ToModel().Model.Training.Loss, 0.3, 0.6);
        Assert.Equal(copies.ToModel().Model.Training.Loss, weights.ToModel().Model.Training.Loss, 0.1);
    }

    private static TrainingOptions Options =>
        Preset.Find("fast")!.For(new DataSize(Rows, TaskKind.Classification)) with { Hidden = [128], Epochs = 80, BatchSize = 32, NetworkCount = 1 };

    private static double Accuracy(TrainingTable training)
    {
        using var trainer = Train(training, Options);
        return trainer.ToModel().HeldOut!["accuracy"];
    }

    private static ModelTrainer Train(TrainingTable training, TrainingOptions options) => new ModelTrainer(training, options).ToEnd();

    private static string Table(int copies)
    {
        var rows = new System.Text.StringBuilder();
        var state = 12345u;
        for (var row = 0; row < Rows; row++)
        {
            state = state * 1664525 + 1013904223; // Numerical Recipes
            rows.Append(CultureInfo.InvariantCulture, $"{row * 7919 % 1009},{row * 104729 % 997},{(state >> 31 == 0 ? "well" : "sick")}\n");
        }

        return "a,b,y\n" + string.Concat(Enumerable.Repeat(rows.ToString(), copies));
    }
}
