using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

public class CrossValidationTests
{
    // Multi-layer perceptrons reach 0.95 to 0.98 on these rows in cross-validation.
    private const double Sensible = 0.9;

    [Fact]
    public void Every_row_is_predicted_by_a_model_that_has_not_seen_it()
    {
        var (data, validation) = Run(threads: 1, repeats: 2);

        Assert.All([0, 1], repeat =>
        {
            var parts = validation.Parts.Where(part => part.Repeat == repeat).ToArray();
            Assert.Equal(Enumerable.Range(0, 150), parts.SelectMany(part => part.Rows).Order());
            Assert.All(parts, part => Assert.Equal(150 - part.Rows.Length, part.LearntCount));
            var right = parts.Sum(part => Enumerable.Range(0, part.Rows.Length).Count(i => part[i].ClassIndex == (int)data.All.Table.Target(0)[part.Rows[i]]));
            Assert.InRange(right / 150.0, Sensible, 1);
        });
    }

    [Fact]
    public void There_are_metrics_of_every_part()
    {
        var (_, validation) = Run(threads: 1, repeats: 2);

        Assert.Equal([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)], validation.Parts.Select(part => (part.Repeat, part.Fold)));
        Assert.InRange(validation.Parts.Average(part => part.Evaluation["accuracy"]), Sensible, 1);
        Assert.All(validation.Parts, part => // stratified; two rows are copies
            Assert.InRange(part.Evaluation.Values.Single(metric => metric.Name == "accuracy").Baseline, 0.33, 0.36));
        Assert.Equal(0.5, validation.Result.JudgedPerLearnt, 0.01);
    }

    [Fact]
    public void Each_part_has_what_its_own_rows_say_of_the_columns()
    {
        // In each third of the rows, and so in each fold in time, colors, the size of x and the reach of the target are others.
        string[] colors = ["red,", "green,", "blue,", "black,"];
        var rows =
            Enumerable.Range(0, 400).Select(row => $"{(row % 2 == 0 ? colors[row / 100] : "other,")}{Math.Pow(10, row / 100) * (row * 7919 % 1009 + 0.5)},"
            + $"{(row < 200 ? 5 : row)},{1 + Math.Pow(row, 2) + row % 7}\n");
        var tables = InferredTable.Folds(
            "color,x,still,y\n" + string.Concat(rows), new TableOptions { Time = TableOptions.RowOrder, Scaling = NumberScaling.Robust });
        var validation = new CrossValidation(tables, new CrossValidationOptions(NumberOptions) { Folds = 3 });
        validation.Run(cancellation: TestContext.Current.CancellationToken);

        Assert.All(validation.Parts, part =>
        {
            var seen = "color,x,still,y\n" + string.Concat(rows.Take(part.LearntCount));
            var own = InferredTable.Folds(seen, new TableOptions { Scaling = NumberScaling.Robust }).All.Schema;
            Assert.Equal(own.FeatureNames, part.Schema.FeatureNames);
            Assert.Equal(part.Fold == 0 ? ["color", "x"] : part.Fold == 1 ? ["color", "x"] : ["color", "x", "still"], part.Schema.FeatureNames);
            Assert.Equal(own.Features.Select(JsonOf), part.Schema.Features.Select(JsonOf));
            Assert.Equal(((NumberTarget)own.Target).Scalings, ((NumberTarget)part.Schema.Target).Scalings);
        });
    }

    [Fact]
    public void What_stands_in_rows_that_judge_does_not_change_their_model()
    {
        var rows =
            Enumerable.Range(0, 100).Select(row => $"{row * 7919 % 1009},{(row % 3 == 0 ? "red" : "blue")},{(row * 31 % 17 > 8 ? "b" : "a")}\n").ToArray();
        string[] others = [.. rows.Select((row, i) => i < 80 ? row : $"{1e6 + i},{(i % 2 == 0 ? "" : $"new{i}")},{row.Trim()[^1]}\n")];

        var (expected, actual) = (Last(rows), Last(others));

        Assert.Equal(JsonOf(expected.Schema.Features[0]), JsonOf(actual.Schema.Features[0]));
        Assert.Equal(JsonOf(expected.Schema.Features[1]), JsonOf(actual.Schema.Features[1]));

        JudgedFold Last(string[] lines)
        {
            var tables = InferredTable.Folds(
                "x,color,y\n" + string.Concat(lines), new TableOptions { Time = TableOptions.RowOrder, Scaling = NumberScaling.Robust });
            var validation = new CrossValidation(tables, new CrossValidationOptions(Options) { Folds = 4 });
            validation.Run();
            return validation.Parts[^1];
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_result_is_the_same_for_any_number_of_threads(int threads) =>
        Assert.Equal(Outputs(Run(1, 1).Validation), Outputs(Run(threads, 1).Validation));

    [Fact]
    public void Several_quantiles_of_each_row_are_predicted_in_order()
    {
        var data = ReadIris("petal_length");
        var options = Preset.Find("plain")!.For(DataSize.Of(data.All)) with { Epochs = 3, Loss = LossFunction.FromQuantiles([0.1f, 0.5f, 0.9f]) };
        var validation = new CrossValidation(data, new CrossValidationOptions(options) { Folds = 3, Repeats = 1, Threads = 1 });
        validation.Run(cancellation: TestContext.Current.CancellationToken);

        Assert.All(validation.Parts, part => Assert.All(Enumerable.Range(0, part.Rows.Length), row =>
        {
            Assert.Equal(3, part[row].Outputs.Length);
            Assert.Equal(part[row].Outputs.ToArray().Order(), part[row].Outputs.ToArray());
        }));
        Assert.All(validation.Parts, part => Assert.Contains("range_coverage", part.Evaluation.Values.Select(metric => metric.Name)));
    }

    [Fact]
    public void Refuses_more_parts_than_half_the_rows() => Fault.Of("150 rows cannot be divided into 80 parts", () => Create(ReadIris(), 80, 1, 1));

    [Fact]
    public void Each_part_is_decided_by_the_threshold_of_its_model()
    {
        var rows = string.Concat(Enumerable.Range(0, 90).Select(i => $"{i % 11},{i % 7},{(i % 11 + i % 7 > 8 ? "b" : "a")}\n"));

        Assert.All(Thresholds(DecisionOptions.Usual), Assert.Null);
        Assert.All(Thresholds(new DecisionOptions(Threshold: 0.3)), threshold => Assert.Equal(0.3, threshold!.Value, 1e-12));
        Assert.All(
            Thresholds(new DecisionOptions(TunedFor: Gophernet.Evaluation.ThresholdMetric.F1)), threshold => Assert.InRange(threshold!.Value, 0.01, 0.99));

        IEnumerable<double?> Thresholds(DecisionOptions decision)
        {
            var tables = InferredTable.Folds("x,y,kind\n" + rows, new TableOptions { Scaling = NumberScaling.Robust });
            var validation = new CrossValidation(tables, new CrossValidationOptions(Options) { Decision = decision, Folds = 3 });
            validation.Run();
            return validation.Parts.Select(part => part.Decision.Threshold);
        }
    }

    // Of 90 rows 4 are of the first class, and so in one of two parts of eight: of the others, which have none, its precision is not known.
    [Fact]
    public void Every_part_ranks_the_class_that_is_rare_in_all_rows()
    {
        var rows = string.Concat(Enumerable.Range(0, 90).Select(i => $"{i % 11},{i % 7},{(i % 25 == 3 ? "bad" : "good")}\n"));
        var tables = InferredTable.Folds("x,y,kind\n" + rows, new TableOptions { Scaling = NumberScaling.Robust });
        var validation = new CrossValidation(tables, new CrossValidationOptions(Options with { Epochs = 2 }) { Folds = 8 });
        validation.Run(cancellation: TestContext.Current.CancellationToken);

        Assert.All(validation.Parts, part => Assert.Equal("bad", part.Evaluation.PositiveClass));
        Assert.Equal([("roc_auc", 4), ("pr_auc", 4)], validation.Result.PartlyUndefined);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        var data = ReadIris();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var done = new LastCount();

        Assert.Throws<OperationCanceledException>(() => Create(data, 3, 1, 1).Run(done, cancelled.Token));
        Assert.Equal(0, done.Count);
    }

    private static TrainingOptions Options =>
        Preset.Find("fast")!.For(new DataSize(150, TaskKind.Classification)) with { Hidden = [32], Epochs = 64, BatchSize = 32, NetworkCount = 1 };

    private static TrainingOptions NumberOptions =>
        Preset.Find("fast")!.For(new DataSize(100, TaskKind.Regression)) with { Hidden = [8], Epochs = 4, NetworkCount = 1 };

    private static (FoldTables Data, CrossValidation Validation) Run(int threads, int repeats)
    {
        var data = ReadIris();
        var validation = Create(data, 3, repeats, threads);
        validation.Run();
        return (data, validation);
    }

    private static CrossValidation Create(FoldTables data, int folds, int repeats, int threads) =>
        new(data, new CrossValidationOptions(Options) { Folds = folds, Repeats = repeats, Threads = threads });

    private static float[] Outputs(CrossValidation validation) => [.. validation.Parts.SelectMany(part => part.Outputs.Values.ToArray())];

    private static FoldTables ReadIris(params string[] targets)
    {
        using var stream = File.OpenRead(Repository.File("data", "iris", "iris.csv"));
        return FoldTables.Of(RawTable.Read(new CsvReader(stream, "iris.csv"), new TableOptions { Scaling = NumberScaling.Robust, Targets = [.. targets] }));
    }

    private static string JsonOf(Feature feature)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("kind", feature.Kind);
            feature.WriteJson(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class LastCount : IProgress<int>
    {
        public int Count { get; private set; }

        public void Report(int value) => Count = value;
    }
}
