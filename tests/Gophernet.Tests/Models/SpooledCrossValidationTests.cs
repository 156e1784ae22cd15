using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Csv;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Cross-validation of tables that are larger than the memory for them.</summary>
public class SpooledCrossValidationTests
{
    private const long Enough = 1_000_000_000;
    private const long Little = 600_000; // of 20,000 rows: those of a sample take a quarter
    private const int Folds = 3;

    // The accuracy of 20,000 rows at 0.85 has a deviation of 0.0025. Of three differences of two, were they independent, the mean has 0.002: this is four.
    private const double Noise = 0.008;

    private static readonly TrainingOptions Options = SpooledTable.Options with { NetworkCount = 1, Epochs = 2 };

    private static readonly string Text = SpooledTable.Text();

    [Fact]
    public void Every_row_is_judged_once_by_a_model_of_the_others()
    {
        var result = Run(Text, Options);

        Assert.Equal(SpooledTable.Rows, result.Table.RowCount);
        Assert.Equal(Enumerable.Range(0, SpooledTable.Rows), result.Parts.SelectMany(part => part.Rows).Order());
        Assert.All(result.Parts, part =>
        {
            Assert.Equal(SpooledTable.Rows - part.Rows.Length, part.LearntCount);
            Assert.InRange(part.Rows.Length, SpooledTable.Rows / Folds - 400, SpooledTable.Rows / Folds + 400); // six deviations
            Assert.Equal(part.Rows.Length, part.Outputs.Rows);
            Assert.Equal(part.Rows.Order(), part.Rows);
        });
        Assert.Equal(Enumerable.Range(2, SpooledTable.Rows), Enumerable.Range(0, SpooledTable.Rows).Select(row => (int)result.Table.Lines[row]));
    }

    [Fact]
    public void It_is_as_good_as_in_memory()
    {
        double[] differences = [.. Enumerable.Range(1, 3).Select(seed => Accuracy(Little, (ulong)seed) - Accuracy(Enough, (ulong)seed))];

        Assert.InRange(differences.Average(), -Noise, Noise);

        static double Accuracy(long bytes, ulong seed) =>
            Run(Text, Options with { Seed = seed }, bytes).Parts.Average(part => part.Evaluation["accuracy"]);
    }

    [Fact]
    public void The_result_is_the_same_for_any_number_of_threads()
    {
        var results = Array.ConvertAll([1, 3], threads => Run(Text, Options, threads: threads));

        Assert.All(Enumerable.Range(0, Folds), fold => Assert.Equal(
            results[0].Parts[fold].Outputs.Values.ToArray(), results[1].Parts[fold].Outputs.Values.ToArray()));
    }

    [Fact]
    public void Rows_are_divided_anew_in_each_repeat()
    {
        var result = Run(Text, Options with { Epochs = 1 }, repeats: 2);

        Assert.Equal(2 * Folds, result.Parts.Length);
        Assert.All([0, 1], repeat => Assert.Equal(
            SpooledTable.Rows, result.Parts.Where(part => part.Repeat == repeat).SelectMany(part => part.Rows).Distinct().Count()));
        var (first, second) = (result.Parts[0].Rows.ToHashSet(), result.Parts[Folds].Rows);
        Assert.InRange((double)second.Count(first.Contains) / second.Length, 0.3, 0.37); // a third, as chance has it
    }

    [Fact]
    public void Rows_of_the_same_inputs_are_in_one_fold_wherever_they_are()
    {
        var lines = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var twice = $"{Text}{string.Join('\n', lines[1..5001].Reverse())}\n"; // a quarter of the rows a second time

        var foldOf = FoldsOf(Run(twice, Options with { Epochs = 1 }));

        Assert.All(Enumerable.Range(0, 5000), row => Assert.Equal(foldOf[row], foldOf[SpooledTable.Rows + 4999 - row]));
    }

    [Fact]
    public void Groups_are_in_one_fold()
    {
        var options = new TableOptions { Dropped = ["weight"], Group = "group" };
        var result = Run(Text, Options with { Epochs = 1 }, options: options);

        var foldOf = FoldsOf(result);
        Assert.All(Enumerable.Range(97, SpooledTable.Rows - 97), row => Assert.Equal(foldOf[row % 97], foldOf[row])); // groups are g0 to g96
        Assert.All(result.Parts, part => Assert.InRange(part.Rows.Length, SpooledTable.Rows / Folds * 0.9, SpooledTable.Rows / Folds * 1.1));
        Assert.Equal("group", result.Group);
    }

    [Fact]
    public void Rows_of_few_kinds_are_dealt_one_by_one()
    {
        var text = "a,b,class\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"{row % 7},{row % 3},{(row * 7919 % 10 > 3 ? "x" : "y")}\n"));

        var notes = new List<string>();
        var result = Run(text, Options with { Epochs = 1 }, bytes: 200_000, options: new TableOptions(), notes: notes);

        Assert.All(result.Parts, part => Assert.InRange(part.Rows.Length, 6_200, 7_150)); // six deviations
        Assert.Contains("there are only 21 combinations of inputs", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_predicted_is_not_kept_where_nobody_wants_it()
    {
        var (kept, dropped) = (Run(Text, Options with { Epochs = 1 }), Run(Text, Options with { Epochs = 1 }, keepsRows: false));

        Assert.All(dropped.Parts, part => Assert.Empty(part.Rows));
        Assert.Equal(kept.Parts.Select(part => part.RowCount), dropped.Parts.Select(part => part.RowCount));
        Assert.Equal(kept.Parts.Select(part => part.Evaluation["log_loss"]), dropped.Parts.Select(part => part.Evaluation["log_loss"]));
        Assert.Equal(SpooledTable.Rows, dropped.RowCount);
    }

    [Fact]
    public void A_row_without_a_target_is_left_out_and_counted_wherever_it_is()
    {
        var result = Run(SpooledTable.Text(lastClass: ""), Options with { Epochs = 1 });

        Assert.Equal((SpooledTable.Rows - 1, 1), (result.RowCount, result.LeftOutCount));
    }

    [Fact]
    public void A_cell_that_is_like_none_of_the_sample_is_an_error_with_its_place()
    {
        var fault = Assert.Throws<GophernetException>(() => Run(SpooledTable.Text(lastCell: "much"), Options));

        Assert.Equal(SpooledTable.Rows + 1, fault.Place?.Line);
        Assert.Contains("no such cell", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_is_refused_before_anything_is_trained()
    {
        var options = new TableOptions { Dropped = ["group", "weight"], Time = TableOptions.RowOrder };

        var fault = Assert.Throws<GophernetException>(() => Run(Text, Options, options: options));

        Assert.Contains("not possible with a table that is larger than the memory for it", fault.Message, StringComparison.Ordinal);
        Assert.Contains(fault.Settings, setting => setting.Name == "time");
    }

    [Fact]
    public void Fewer_groups_than_folds_are_refused()
    {
        var text = "a,g,class\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"{row * 7919 % 10007},{row % 2},{(row % 3 > 0 ? "x" : "y")}\n"));

        var fault = Assert.Throws<GophernetException>(() => Run(text, Options, bytes: 200_000, options: new TableOptions { Group = "g" }));

        Assert.Contains("2 groups cannot be divided into 3 parts", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>What stands in the sample is known by what was read of it, and in the file by its text: both must be one key.</summary>
    [Fact]
    public void A_row_has_the_key_of_its_record()
    {
        string[] lines = [.. Enumerable.Range(0, 300).Select(row => string.Join(
            ',', row % 5 == 0 ? "NA" : $"{row}.50", $" 2024-01-{1 + row % 28:00} ", $"\"k {row % 4}\"", row % 3 == 0 ? "" : $"-{row}e2", "xy"[row % 2]))];
        var text = $"n,d,c,m,class\n{string.Join('\n', lines)}\n";
        var tables = FoldTables.Of(RawTable.Read(CsvText.Open(text), new TableOptions()));
        var columns = tables.All.Schema.FeatureNames;
        var input = new TableInput(tables.All.Schema, CsvText.Open(text), withTarget: true, others: columns);
        var keys = new List<ulong>();
        var reader = new TableReader(input) { Observer = record => keys.Add(RowDealing.KeyOf(record, input.OtherIndexes, input.Format)) };
        while (reader.Take())
        {
            reader.Read();
        }

        Assert.Equal(4, columns.Length);
        Assert.Equal(tables.KeysOf(columns), keys);
    }

    private static int[] FoldsOf(CrossValidated result)
    {
        var foldOf = new int[result.Table.RowCount];
        foreach (var part in result.Parts)
        {
            foreach (var row in part.Rows)
            {
                foldOf[row] = part.Fold;
            }
        }

        return foldOf;
    }

    private static CrossValidated Run(
        string text, TrainingOptions training, long bytes = Little, TableOptions? options = null, int repeats = 1, int threads = 1, bool keepsRows = true,
        List<string>? notes = null)
    {
        options ??= new TableOptions { Dropped = ["group", "weight"] };
        var memory = new TableMemory(bytes);
        var raw = RawTable.Read(CsvText.Open(text), options, threads, memory);
        var tables = FoldTables.Of(raw, threads);
        if (raw.Thinning!.IsThinned)
        {
            var count = raw.Thinning.RowCount;
            tables = tables.With(tables.All with
            {
                LeftOutCount = 0,
                Large = new LargeTable(count, read => Assert.Equal(count, read(CsvText.Open(text))), Path.GetTempPath(), memory) { Weight = options.Weight },
            });
        }

        var validation = new CrossValidation(tables, new CrossValidationOptions(training)
        {
            Folds = Folds, Repeats = repeats, Threads = threads, KeepsRows = keepsRows, Group = options.Group,
        });
        notes?.AddRange(validation.RepeatNote is { } note ? [note.Text] : []);
        validation.Run(cancellation: TestContext.Current.CancellationToken);
        return validation.Result;
    }
}
