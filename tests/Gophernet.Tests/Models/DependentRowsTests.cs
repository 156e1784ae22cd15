using System.Globalization;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Evaluation;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Rows in groups, and in time, from the table to the model.</summary>
public class DependentRowsTests
{
    private const int Patients = 20;
    private const int Rows = 160;
    private const string Well = "01101000111011000101"; // tossed

    private static readonly TableOptions ByPatient = new() { Group = "patient", Scaling = NumberScaling.Robust };
    private static readonly TableOptions ByDay = new() { Time = "day", Scaling = NumberScaling.Robust };

    [Fact]
    public void A_model_that_knows_patients_is_judged_on_others()
    {
        var drawn = Accuracy(new TableOptions { Dropped = ["patient", "ward", "day"], Scaling = NumberScaling.Robust });

        Assert.InRange(drawn, 0.95, 1); // rows of a patient are nearly the same
        Assert.InRange(Accuracy(ByPatient with { Dropped = ["ward", "day"] }), 0, 0.8); // and those of others say nothing
    }

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(3, 0.2)]
    [InlineData(5, 0.3)]
    [InlineData(7, 0.45)]
    public void No_network_learns_from_a_group_that_it_is_judged_on(int networks, double share)
    {
        var training = InferredTable.Of(Table(), ByPatient);
        var keys = ((GroupedRows)training.Dependence!).Keys;
        using var trainer = Train(training, Options with { NetworkCount = networks, ValidationFraction = share });

        Assert.All(trainer.HeldOutRows, rows => Assert.Equal(8, keys.GroupBy(key => key).Where(group => rows.Any(row => keys[row] == group.Key))
            .Select(group => group.Count(key => rows.Select(row => keys[row]).Contains(key))).Distinct().Single())); // every group is held back whole
        Assert.Equal(networks, trainer.HeldOutRows.Count);
    }

    // Twenty patients at most are held back, of eight rows each: as many as intervals need, and their rows are nearly the same.
    [Fact]
    public void Intervals_on_rows_held_back_are_drawn_by_whole_groups()
    {
        using var trainer = Train(InferredTable.Of(Table(), ByPatient), Options with { NetworkCount = 5, ValidationFraction = 0.2 });
        using var ofFew = Train(InferredTable.Of(Table(), ByPatient), Options with { NetworkCount = 1, ValidationFraction = 0.2 });
        var (all, few) = (trainer.ToModel().HeldOut!, ofFew.ToModel().HeldOut!);

        Assert.Equal(Rows, all.Rows);
        Assert.Equal(Patients, all.RowGroups!.Count);
        var (low, high) = all.Values.Named("accuracy").Interval!.Value;
        var (lowOfRows, highOfRows) = ShareInterval.Of(all["accuracy"] * Rows, Rows)!.Value;
        Assert.True(high - low > 1.5 * (highOfRows - lowOfRows));
        Assert.All(few.Values, metric => Assert.Null(metric.Interval)); // four patients know nothing of themselves
    }

    [Fact]
    public void Intervals_on_other_rows_are_drawn_by_their_groups()
    {
        var training = InferredTable.Of(Table(), ByPatient);
        var others = (GroupedRows)training.Dependence!;
        using var trainer = new ModelTrainer(training, Options, threads: 1, validation: training.Table) { JudgedGroups = others };
        using var ofRows = new ModelTrainer(training, Options, threads: 1, validation: training.Table);
        var ((model, byGroups), byRows) = (trainer.ToModel(), ofRows.ToModel().HeldOut!);

        Assert.Equal(Patients, byGroups!.RowGroups!.Count);
        Assert.Equal("patient", model.Training.Group); // evaluate draws them, too
        Assert.Equal(Patients, model.Record!.HeldOut!.GroupCount);
        Assert.True(Width(byGroups) > 1.5 * Width(byRows));
        Assert.Null(byRows.RowGroups);

        static double Width(ModelEvaluation evaluation) =>
            evaluation.Values.Named("accuracy").Interval is var (low, high) ? high - low : throw new InvalidOperationException("There is no interval.");
    }

    [Fact]
    public void A_class_of_one_group_that_no_network_has_learnt_is_noted()
    {
        var table = Table().Split('\n').Select(line => line.StartsWith("P3,", StringComparison.Ordinal) ? line[..line.LastIndexOf(',')] + ",rare" : line);
        var validation = new CrossValidation(
            InferredTable.Folds(string.Join('\n', table), ByPatient), new CrossValidationOptions(Options) { Folds = 5, Threads = 1 });

        var note = Assert.Single(validation.UnlearntNotes);
        Assert.Equal("rare: 8 of its 8 rows are judged by models that have learnt from no row of it, and count as wrong; "
            + "give rows of it in more groups of \"patient\", or leave it out", note.Text);
        Assert.Empty(new CrossValidation(Tables(ByPatient), new CrossValidationOptions(Options) { Folds = 5, Threads = 1 }).UnlearntNotes);
    }

    [Fact]
    public void Every_network_is_judged_on_the_last_rows()
    {
        var training = InferredTable.Of(Table(), ByDay);
        var times = ((TimedRows)training.Dependence!).Times;
        using var trainer = Train(training, Options with { NetworkCount = 3, ValidationFraction = 0.25 });

        var last = Enumerable.Range(0, Rows).OrderByDescending(row => times[row]).Take(Rows / 4).Order();
        Assert.All(trainer.HeldOutRows, rows => Assert.Equal(last, rows.Order()));
        Assert.Equal(3, trainer.HeldOutRows.Count);
    }

    [Fact]
    public void Each_fold_in_time_is_predicted_by_a_model_of_the_rows_before()
    {
        var tables = Tables(ByDay);
        var times = ((TimedRows)tables.All.Dependence!).Times;
        var validation = CrossValidate(tables, folds: 4);

        Assert.Equal(4, validation.Parts.Count);
        var judged = JudgedRows(validation);
        Assert.Equal(Rows * 4 / 5, judged.Length);
        Assert.True(judged.Min(row => times[row]) > Enumerable.Range(0, Rows).Except(judged).Max(row => times[row]));
        Assert.All(validation.Parts, part => Assert.Equal(times.Count(time => time < part.Rows.Min(row => times[row])), part.LearntCount));
    }

    [Fact]
    public void Folds_may_be_as_many_as_groups_or_times_allow()
    {
        var two = Tables(new TableOptions { Group = "ward", Scaling = NumberScaling.Robust });
        var validation = CrossValidate(two, folds: 2); // each model learns from one group

        Assert.Equal(Rows, JudgedRows(validation).Length);
        Fault.Of("column \"ward\": 2 groups cannot be divided into 3 parts", () => CrossValidate(
            Tables(new TableOptions { Group = "ward", Scaling = NumberScaling.Robust }), folds: 3));
    }

    [Fact]
    public void The_result_is_the_same_for_any_number_of_threads()
    {
        Assert.Equal(Outputs(1), Outputs(3));

        static IEnumerable<float> Outputs(int threads) => CrossValidate(Tables(ByPatient), 4, threads).Parts.SelectMany(part => part.Outputs.Values.ToArray());
    }

    [Fact]
    public void A_model_keeps_what_it_was_judged_by()
    {
        Assert.Equal(("patient", null), Kept(ByPatient, Options));
        Assert.Equal((null, "day"), Kept(ByDay, Options));
        Assert.Equal((null, "row-order"), Kept(new TableOptions { Time = TableOptions.RowOrder }, Options));
        Assert.Equal((null, null), Kept(ByPatient, Options with { ValidationFraction = 0 })); // nothing was held back

        static (string? Group, string? Time) Kept(TableOptions table, TrainingOptions options)
        {
            using var trainer = new ModelTrainer(InferredTable.Of(Table(), table), options);
            trainer.RunEpoch();
            var model = ModelFile.Read(new MemoryStream(SmallModel.Bytes(trainer.ToModel().Model)), "m");
            return (model.Training.Group, model.Training.Time);
        }
    }

    [Theory]
    [InlineData("who")]
    [InlineData("number")]
    public void A_column_of_groups_in_memory_is_no_feature_either(string group)
    {
        var columns = new DataColumns().Add("who", ["anna", "ben", "anna", "ben", "carl", "carl"]).Add("number", (int[])[1, 2, 1, 2, 3, 3])
            .Add("x", (double[])[1, 2, 3, 4, 5, 7]).Add("y", ["a", "b", "a", "b", "a", "b"]);

        using var trainer = Model.CreateTrainer(columns, "y", new ModelOptions { Preset = "fast", Table = new() { Group = group, Targets = ["y"] } });

        Assert.DoesNotContain(group, trainer.ToModel().Model.Features);
    }

    [Fact]
    public void Training_is_not_continued_with_other_groups()
    {
        using var written = new ModelTrainer(InferredTable.Of(Table(), ByPatient with { Dropped = ["ward"] }), Options);
        using var read = new ModelTrainer(InferredTable.Of(Table(), ByPatient with { Group = "ward", Dropped = ["patient"] }), Options);
        var stream = new MemoryStream();
        Checkpoint.Write(written, stream);

        Fault.Of("a checkpoint of other data or other options", () => Checkpoint.Read(read, stream, "c"));
    }

    [Fact]
    public void Groups_are_read_beside_the_columns_of_a_model()
    {
        var training = InferredTable.Of(Table(), ByPatient);

        var judged = ModelTable.Read(training.Schema, InferredTable.Open(Table()), threads: 3, ByPatient, training.Dependence);

        Assert.Equal(((GroupedRows)training.Dependence!).Keys, ((GroupedRows)judged.Dependence!).Keys);
        Assert.StartsWith("160 of 160 rows are of a group of \"patient\"", training.Dependence.WarningOn(judged.Dependence), StringComparison.Ordinal);
        Fault.Of("column \"patient\": found no column of this name", () => ModelTable.Read(
            training.Schema, InferredTable.Open(Table().Replace("patient,", "who,", StringComparison.Ordinal)), 1, ByPatient, training.Dependence));
    }

    [Fact]
    public void Times_are_read_as_those_that_are_learnt_from()
    {
        var options = new TableOptions { Time = "when", Targets = ["y"] };
        var training = InferredTable.Of("when,w,y\n31.12.2023,1,a\n1.1.2024,2,b\n2.3.2024,4,a\n", options);

        var judged = ModelTable.Read(training.Schema, InferredTable.Open("when,w,y\n2.3.2024,1,a\n3.2.2024,2,b\n"), 1, options, training.Dependence);

        Assert.StartsWith("2 of 2 rows are not after", training.Dependence!.WarningOn(judged.Dependence!), StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluation_draws_the_groups_that_the_model_was_judged_by()
    {
        using var trainer = Train(InferredTable.Of(Table(), ByPatient), Options with { Epochs = 1 });
        var model = trainer.ToModel().Model;
        ModelEvaluation Evaluate(string csv, int threads, bool withIntervals = true) =>
            ModelEvaluation.Run(model, InferredTable.Open(csv), threads, withIntervals: withIntervals);

        var (grouped, other) = (Evaluate(Table(), 1), Evaluate(Table().Replace("patient,", "who,", StringComparison.Ordinal), 1));

        Assert.Equal(("patient", Patients), (grouped.GroupColumn, grouped.RowGroups!.Count));
        Assert.Equal(grouped.Values, Evaluate(Table(), 3).Values);
        Assert.Null(other.GroupColumn);
        Assert.Null(Evaluate(Table(), 1, withIntervals: false).GroupColumn);
        Assert.True(Width(grouped) > 1.5 * Width(other), $"{Width(grouped)} {Width(other)}");

        static double Width(ModelEvaluation evaluation) =>
            evaluation.Values.First(metric => metric.Name == "accuracy").Interval is var (low, high) ? high - low : 0;
    }

    private static TrainingOptions Options =>
        Preset.Find("fast")!.For(new DataSize(Rows, TaskKind.Classification)) with { Hidden = [16], Epochs = 20, BatchSize = 32, NetworkCount = 1 };

    private static FoldTables Tables(TableOptions options) => InferredTable.Folds(Table(), options);

    private static int[] JudgedRows(CrossValidation validation) => [.. validation.Parts.SelectMany(part => part.Rows).Order()];

    private static CrossValidation CrossValidate(FoldTables tables, int folds, int threads = 1)
    {
        var validation = new CrossValidation(tables, new CrossValidationOptions(Options) { Folds = folds, Threads = threads });
        validation.Run();
        return validation;
    }

    private static double Accuracy(TableOptions table)
    {
        using var trainer = Train(InferredTable.Of(Table(), table), Options with { Hidden = [64, 64], Epochs = 100 });
        return trainer.ToModel().HeldOut!["accuracy"];
    }

    private static ModelTrainer Train(TrainingTable training, TrainingOptions options) => new ModelTrainer(training, options).ToEnd();

    /// <summary>Patients of eight rows each, which lie near each other; who is well is drawn for each.</summary>
    private static string Table()
    {
        var text = new System.Text.StringBuilder("patient,ward,day,a,b,y\n");
        for (var row = 0; row < Rows; row++)
        {
            var patient = row % Patients;
            var (a, b) = (patient * 7919 % 101 + row / Patients / 10.0, patient * 104729 % 97 + row % 7 / 10.0);
            text.Append(CultureInfo.InvariantCulture, $"P{patient},{(patient < 9 ? "east" : "west")},");
            text.Append(CultureInfo.InvariantCulture, $"{new DateTime(2024, 1, 1).AddDays(row * 37 % Rows):yyyy-MM-dd},");
            text.Append(CultureInfo.InvariantCulture, $"{a:0.0},{b:0.0},{(Well[patient] == '1' ? "well" : "sick")}\n");
        }

        return text.ToString();
    }
}
