using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Training on tables that are larger than the memory for them.</summary>
public class SpooledTrainingTests
{
    private const long Enough = 1_000_000_000;
    private const long Little = 600_000; // of 20,000 rows: those of a sample take a quarter

    // A deviation of the accuracy of 10,000 rows at 0.9 is 0.003; two networks of one seed differ from others by about as much.
    private const double Noise = 0.012;

    private static readonly string Text = SpooledTable.Text();

    private static readonly string OtherRows = SpooledTable.Text(2 * SpooledTable.Rows)[Text.Length..];

    [Fact]
    public void A_table_that_fits_gives_the_bytes_of_one_without_a_bound() => Assert.Equal(
        SmallModel.Bytes(SpooledTable.Train(
            TableInference.Read(CsvText.Open(Text), new TableOptions { Dropped = ["group", "weight"] }), SpooledTable.Options)),
        SmallModel.Bytes(SpooledTable.Train(SpooledTable.Read(Text, Enough), SpooledTable.Options)));

    [Fact]
    public void A_larger_one_is_learnt_as_well_as_in_memory()
    {
        var inMemory = AccuracyOf(SpooledTable.Train(SpooledTable.Read(Text, Enough), SpooledTable.Options));
        var table = SpooledTable.Read(Text, Little);
        var spooled = SpooledTable.Train(table, SpooledTable.Options);

        Assert.InRange(table.Table.RowCount, 2_000, SpooledTable.Rows / 3);
        Assert.Equal(SpooledTable.Rows, spooled.Training.Rows);
        Assert.InRange(inMemory, 0.8, 0.9); // one class of ten is wrong
        Assert.InRange(AccuracyOf(spooled), inMemory - Noise, inMemory + Noise);
    }

    // The numbers of all rows go into one array, whatever the memory.
    [Fact]
    public void More_numbers_than_one_array_holds_are_not_kept_in_memory()
    {
        const int Columns = 3;
        TableMemory Memory(long numbers) => new(long.MaxValue) { MaxNumbers = numbers };
        RawTable Read(TableMemory memory) =>
            RawTable.Read(CsvText.Open(Text), new TableOptions { Dropped = ["group", "weight"] }, threads: 1, memory);

        Assert.False(Read(Memory(Columns * SpooledTable.Rows)).Thinning!.IsThinned);
        Assert.True(Read(Memory(Columns * SpooledTable.Rows - 1)).Thinning!.IsThinned);
        var fault = Assert.Throws<GophernetException>(() => new EncodedRows(int.MaxValue / 2, 3, []));
        Assert.Equal("1073741823 rows of 3 inputs are more than are kept in memory at a time", fault.Message);
    }

    [Fact]
    public void The_model_is_the_same_for_any_number_of_threads()
    {
        var options = SpooledTable.Options with { Epochs = 2 };
        var models = Array.ConvertAll(
            [1, 2, 4], threads => SmallModel.Bytes(SpooledTable.Train(SpooledTable.Read(Text, Little, threads: threads), options, threads)));

        Assert.All(models, bytes => Assert.Equal(models[0], bytes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(384)]
    [InlineData(100_000)]
    public void Batches_of_any_size_are_learnt_from(int batchSize)
    {
        var options = SpooledTable.Options with { Epochs = 1, NetworkCount = 1, BatchSize = batchSize };

        Assert.Equal(
            SmallModel.Bytes(SpooledTable.Train(SpooledTable.Read(Text, Little), options)),
            SmallModel.Bytes(SpooledTable.Train(SpooledTable.Read(Text, Little, threads: 3), options, threads: 3)));
    }

    [Fact]
    public void A_checkpoint_leads_to_the_same_model()
    {
        using var whole = new ModelTrainer(SpooledTable.Read(Text, Little), SpooledTable.Options);
        whole.RunEpoch();
        var state = new MemoryStream();
        Checkpoint.Write(whole, state);
        using var resumed = new ModelTrainer(SpooledTable.Read(Text, Little), SpooledTable.Options, threads: 2);
        Checkpoint.Read(resumed, state, "c");

        Assert.Equal(ToEnd(whole), ToEnd(resumed));
    }

    [Fact]
    public void A_checkpoint_of_another_table_is_refused_though_the_sample_is_the_same()
    {
        var table = SpooledTable.Read(Text, Little);
        var sampled = Enumerable.Range(0, table.Table.RowCount).Select(row => table.Table.Lines[row]).ToHashSet();
        using var first = new ModelTrainer(table, SpooledTable.Options);
        var state = new MemoryStream();
        Checkpoint.Write(first, state);
        var rows = Text.Split('\n');
        var unsampled = Enumerable.Range(1, SpooledTable.Rows).First(row => !sampled.Contains(row + 1)); // line 1 has the names
        rows[unsampled] = "0.11111" + rows[unsampled][rows[unsampled].IndexOf(',', StringComparison.Ordinal)..];
        using var other = new ModelTrainer(SpooledTable.Read(Text, Little, second: string.Join('\n', rows)), SpooledTable.Options);

        Fault.Of("a checkpoint of other data", () => Checkpoint.Read(other, state, "c"));
    }

    [Theory]
    [InlineData("group", null)]
    [InlineData(null, "weight")]
    public void Groups_and_weights_are_learnt_with(string? group, string? weight)
    {
        var options = new TableOptions { Dropped = group is null ? ["group"] : ["weight"], Group = group, Weight = weight };
        var model = SpooledTable.Train(SpooledTable.Read(Text, Little, options), SpooledTable.Options);

        Assert.Equal(group, model.Training.Group);
        Assert.InRange(AccuracyOf(model), 0.8, 0.9);
    }

    [Fact]
    public void A_class_of_one_row_is_known()
    {
        var table = SpooledTable.Read(SpooledTable.Text(lastClass: "perhaps"), Little);

        Assert.Equal(["no", "perhaps", "yes"], table.Schema.Target.OutputNames);
    }

    // In a table that is sorted by class, all rows of a class come first in a block or two; of these the first alone is kept because of its class.
    [Fact]
    public void The_rows_of_a_new_class_are_sampled_as_others_are()
    {
        var lines = SpooledTable.Text().TrimEnd('\n').Split('\n');
        var sorted = string.Join('\n', lines[1..].OrderBy(line => line[(line.LastIndexOf(',') + 1)..], StringComparer.Ordinal).Prepend(lines[0])) + "\n";
        long[] CountsOf(string text)
        {
            var table = SpooledTable.Read(text, Little);
            return ((ClassTarget)table.Schema.Target).CountRows(table.Table.Target(0));
        }

        var (mixed, inOrder) = (CountsOf(SpooledTable.Text()), CountsOf(sorted));

        Assert.All(mixed.Zip(inOrder), pair => Assert.InRange((double)pair.Second / pair.First, 0.9, 1.1));
    }

    [Fact]
    public void A_cell_that_no_sampled_row_has_is_an_error_with_its_place()
    {
        var text = SpooledTable.Text();
        var unsampled = text.LastIndexOf('\n', text.Length - 2) + 1;
        var fault = Fault.Of(
            "expected a number, found \"many\"; the rows that the columns were understood from have no such cell",
            () => SpooledTable.Train(SpooledTable.Read(text, Little, second: text[..unsampled] + "many,0,0,k1,g1,1,no\n"), SpooledTable.Options));

        Assert.Equal((SpooledTable.Rows + 1, "u"), (fault.Place!.Value.Line, fault.Field));
    }

    public static TheoryData<string> Refused => ["time", "text", "l-bfgs", "all rows", "neighbours", "group and weight"];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_needs_all_rows_in_memory_is_refused(string what)
    {
        var (options, columns) = (SpooledTable.Options, new TableOptions { Dropped = ["group", "weight"] });
        (options, columns) = what switch
        {
            "time" => (options, columns with { Time = TableOptions.RowOrder }),
            "text" => (options, columns with { Text = ["kind"] }),
            "l-bfgs" => (options with { Optimizer = Optimizer.LimitedMemoryBfgs }, columns),
            "all rows" => (options with { BatchSize = 0 }, columns),
            "neighbours" => (options with { HasNeighbours = true }, columns),
            _ => (options, new TableOptions { Group = "group", Weight = "weight" }),
        };
        var table = SpooledTable.Read(Text, Little, columns);

        Assert.NotEmpty(Fault.Of("larger than the memory", () => SpooledTable.Train(table, options)).Settings);
    }

    [Fact]
    public void A_trainer_that_cannot_be_made_lets_its_spool_go()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is for Linux");
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        var table = SpooledTable.Read(Text, Little);
        table = table with { Large = table.Large! with { Folder = folder } };
        using (new ModelTrainer(table, SpooledTable.Options))
        {
            Assert.Single(OpenIn(folder));
        }

        table = SpooledTable.Read(Text, Little);
        table = table with { Large = table.Large! with { Folder = folder } };
        Fault.Of("no rows to be tuned on", () =>
        {
            using var none = new ModelTrainer(
                table, SpooledTable.Options with { ValidationFraction = 0 }, decision: new DecisionOptions(TunedFor: ThresholdMetric.F1));
        });

        Assert.Empty(OpenIn(folder));
        Directory.Delete(folder);

        static IEnumerable<string?> OpenIn(string folder) => Directory.GetFiles("/proc/self/fd").Select(link => new FileInfo(link).LinkTarget)
            .Where(name => name is not null && name.StartsWith(folder, StringComparison.Ordinal));
    }

    private static double AccuracyOf(Model model) =>
        ModelEvaluation.Run(model, CsvText.Open(Text[..(Text.IndexOf('\n', StringComparison.Ordinal) + 1)] + OtherRows)).Confusion!.Accuracy;

    private static byte[] ToEnd(ModelTrainer trainer)
    {
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        return SmallModel.Bytes(trainer.ToModel().Model);
    }
}
