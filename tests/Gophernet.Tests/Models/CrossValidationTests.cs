using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Networks.Losses;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
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
        var predictions = validation.Predictions();

        Assert.Equal(150, predictions.Count);
        Assert.All(Enumerable.Range(0, 150), row => Assert.Equal(1, predictions[row].Outputs.ToArray().Sum(), 1e-4)); // the mean of probabilities
        var right = Enumerable.Range(0, 150).Count(row => predictions[row].ClassIndex == (int)data.Table.Target(0)[row]);
        Assert.InRange(right / 150.0, Sensible, 1);
    }

    [Fact]
    public void There_are_metrics_of_every_part()
    {
        var (_, validation) = Run(threads: 1, repeats: 2);

        Assert.Equal(6, validation.Metrics.Count);
        Assert.InRange(validation.Metrics.Average(fold => fold.Single(metric => metric.Name == "accuracy").Value), Sensible, 1);
        Assert.All(validation.Metrics, fold => Assert.InRange(fold.Single(metric => metric.Name == "accuracy").Baseline, 0.33, 0.35)); // stratified
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
        var options = Preset.Find("plain")!.For(DataSize.Of(data)) with { Epochs = 3, Loss = LossFunction.FromQuantiles([0.1f, 0.5f, 0.9f]) };
        var validation = new CrossValidation(data, new CrossValidationOptions(options) { Folds = 3, Repeats = 1, Threads = 1 });
        validation.Run(cancellation: TestContext.Current.CancellationToken);

        var predictions = validation.Predictions();

        Assert.All(Enumerable.Range(0, 150), row => Assert.Equal(3, predictions[row].Outputs.Length));
        Assert.All(Enumerable.Range(0, 150), row => Assert.Equal(predictions[row].Outputs.ToArray().Order(), predictions[row].Outputs.ToArray()));
        Assert.Contains("range_coverage", validation.Metrics[0].Select(metric => metric.Name));
    }

    [Fact]
    public void Refuses_more_parts_than_half_the_rows() => Fault.Of("150 rows cannot be divided into 80 parts", () => Create(ReadIris(), 80, 1, 1));

    [Fact]
    public void Predictions_are_decided_by_the_mean_of_the_models_thresholds()
    {
        var rows = string.Concat(Enumerable.Range(0, 90).Select(i => $"{i % 11},{i % 7},{(i % 11 + i % 7 > 8 ? "b" : "a")}\n"));
        var data = TableInference.Read(Csv.CsvText.Open("x,y,kind\n" + rows), new TableOptions { Scaling = NumberScaling.Robust });

        Assert.Null(Threshold(DecisionOptions.Usual));
        Assert.Equal(0.3, Threshold(new DecisionOptions(Threshold: 0.3))!.Value, 1e-12);
        Assert.InRange(Threshold(new DecisionOptions(TunedFor: Gophernet.Evaluation.ThresholdMetric.F1))!.Value, 0.01, 0.99);

        double? Threshold(DecisionOptions decision)
        {
            var validation = new CrossValidation(data, new CrossValidationOptions(Options) { Decision = decision, Folds = 3 });
            validation.Run();
            return validation.Threshold;
        }
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        var data = ReadIris();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var done = new LastCount();
        Create(data, 3, 1, 1).Run(done, cancelled.Token);

        Assert.Equal(3, done.Count); // each without an epoch
    }

    private static TrainingOptions Options =>
        Preset.Find("fast")!.For(new DataSize(150, TaskKind.Classification)) with { Hidden = [32], Epochs = 64, BatchSize = 32, NetworkCount = 1 };

    private static (TrainingTable Data, CrossValidation Validation) Run(int threads, int repeats)
    {
        var data = ReadIris();
        var validation = Create(data, 3, repeats, threads);
        validation.Run();
        return (data, validation);
    }

    private static CrossValidation Create(TrainingTable data, int folds, int repeats, int threads) =>
        new(data, new CrossValidationOptions(Options) { Folds = folds, Repeats = repeats, Threads = threads });

    private static float[] Outputs(CrossValidation validation) => validation.Predictions().Outputs.ToArray();

    private static TrainingTable ReadIris(params string[] targets)
    {
        using var stream = File.OpenRead(Repository.File("data", "iris", "iris.csv"));
        return TableInference.Read(new CsvReader(stream, "iris.csv"), new TableOptions { Scaling = NumberScaling.Robust, Targets = [.. targets] });
    }

    private sealed class LastCount : IProgress<int>
    {
        public int Count { get; private set; }

        public void Report(int value) => Count = value;
    }
}
