using System.Globalization;
using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Models;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Explanation;

public class PermutationImportanceTests
{
    private static readonly ImportanceOptions Options = new(Metric: null, Repeats: null, JoinsColumns: false, Seed: 1, Threads: 1);

    [Fact]
    public void What_the_target_depends_on_comes_first_and_noise_is_within_its_error()
    {
        var (model, rows) = Learn(Csv(400, random => (random.NextNormal(), random.NextNormal(), random.NextNormal()), (a, b, _) => 3 * a + b));

        var importance = PermutationImportance.Of(model, rows.Table, rows.Groups, Options);

        Assert.Equal(["a", "b"], importance.Columns.Take(2).Select(column => model.Features[column.Columns[0]]));
        Assert.InRange(importance.Columns[0].Loss.Mean / importance.Columns[1].Loss.Mean, 4, 16); // of squares: 9
        var noise = importance.Columns[2].Loss;
        Assert.InRange(noise.Mean, -4 * noise.StandardError - 1e-6, 4 * noise.StandardError + 1e-6);
        Assert.True(importance.Columns[1].Loss.Mean > 5 * importance.Columns[1].Loss.StandardError);
        Assert.Equal("r2", importance.Metric.Name);
        Assert.InRange(importance.Value, 0.9, 1);
        Assert.Empty(importance.Groups);
    }

    /// <summary>Of a model that is right, exchanging a column doubles what it explains: E (x − x′)² = 2 Var x.</summary>
    [Fact]
    public void What_a_column_explains_is_lost_twice()
    {
        var (model, rows) = Learn(Csv(2000, random => (random.NextNormal(), random.NextNormal(), 0), (a, b, _) => a + b));

        var importance = PermutationImportance.Of(model, rows.Table, rows.Groups, Options);

        Assert.All(importance.Columns.Take(2), column => Assert.Equal(1, column.Loss.Mean, 0.15));
    }

    [Fact]
    public void The_standard_error_is_that_of_other_rows()
    {
        var csv = Csv(4000, random => (random.NextNormal(), random.NextNormal(), 0), (a, b, _) => a + 0.5 * b);
        var (model, _) = Learn(csv);
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var means = new List<double>();
        var errors = new List<double>();
        for (var part = 0; part < 20; part++)
        {
            var text = $"{lines[0]}\n{string.Join('\n', lines.Skip(1 + 200 * part).Take(200))}\n";
            var rows = LabelledRows.Read(model, InferredTable.Open(text), int.MaxValue, 1, 1);
            var first = PermutationImportance.Of(model, rows.Table, rows.Groups, Options with { Metric = "mae" }).Columns[0].Loss;
            means.Add(first.Mean);
            errors.Add(first.StandardError);
        }

        var deviation = Math.Sqrt(means.Sum(mean => Math.Pow(mean - means.Average(), 2)) / (means.Count - 1));
        Assert.InRange(errors.Average() / deviation, 0.6, 1.7); // of twenty, the deviation itself is known to a sixth
    }

    [Fact]
    public void Columns_that_move_together_are_found_and_exchanged_together()
    {
        var (model, rows) = Learn(Csv(400, random => random.NextNormal() is var a ? (a, a + 0.1f * random.NextNormal(), random.NextNormal()) : default,
            (a, b, _) => a + b));

        var alone = PermutationImportance.Of(model, rows.Table, rows.Groups, Options);
        var table = LabelledRows.Read(model, InferredTable.Open(Text), int.MaxValue, 1, 1);
        var together = PermutationImportance.Of(model, table.Table, table.Groups, Options with { JoinsColumns = true });

        Assert.Equal([0, 1], Assert.Single(alone.Groups).Columns);
        Assert.Equal([0, 1], together.Columns[0].Columns);
        Assert.Equal(2, together.Columns.Count);
        Assert.True(together.Columns[0].Loss.Mean > 1.5 * alone.Columns[0].Loss.Mean);
    }

    [Theory]
    [InlineData("log_loss", false)]
    [InlineData("accuracy", true)]
    [InlineData("brier", false)]
    public void Classes_are_measured_in_each_of_their_metrics_as_evaluation_does(string metric, bool isScore)
    {
        var csv = Csv(300, random => (random.NextNormal(), random.NextNormal(), 0), (a, b, _) => a + 0.3 * b > 0 ? "yes" : "no");
        var (model, rows) = Learn(csv);
        var evaluated = ModelEvaluation.Run(model, rows.Table)[metric];

        var importance = PermutationImportance.Of(model, rows.Table, rows.Groups, Options with { Metric = metric });

        Assert.Equal(evaluated, importance.Value, 1e-9);
        Assert.Equal(isScore, importance.Metric.IsScore);
        Assert.Equal("a", model.Features[importance.Columns[0].Columns[0]]);
    }

    [Theory]
    [InlineData("r2")]
    [InlineData("mae")]
    public void Numbers_are_measured_as_evaluation_does(string metric)
    {
        var (model, rows) = Learn(Csv(300, random => (random.NextNormal(), random.NextNormal(), 0), (a, b, _) => a * b));
        var evaluated = ModelEvaluation.Run(model, rows.Table)[metric];

        Assert.Equal(evaluated, PermutationImportance.Of(model, rows.Table, rows.Groups, Options with { Metric = metric }).Value, 1e-9);
    }

    [Fact]
    public void It_is_the_same_for_any_number_of_threads()
    {
        var csv = Csv(300, random => (random.NextNormal(), random.NextNormal(), random.NextNormal()), (a, b, c) => a * b + c);
        var (model, rows) = Learn(csv);
        var again = LabelledRows.Read(model, InferredTable.Open(csv), int.MaxValue, 1, 3);

        var one = PermutationImportance.Of(model, rows.Table, rows.Groups, Options);
        var three = PermutationImportance.Of(model, again.Table, again.Groups, Options with { Threads = 3 });

        Assert.Equal(one.Columns.Select(column => column.Loss), three.Columns.Select(column => column.Loss));
    }

    [Fact]
    public void Targets_that_are_all_alike_have_no_share_of_variance()
    {
        var (model, _) = Learn(Csv(100, random => (random.NextNormal(), 0, 0), (a, _, _) => a));
        var rows = LabelledRows.Read(model, InferredTable.Open("a,b,c,y\n1,0,0,5\n2,0,0,5\n"), int.MaxValue, 1, 1);

        var fault = Assert.Throws<GophernetException>(() => PermutationImportance.Of(model, rows.Table, rows.Groups, Options));

        Assert.Contains("r2 is not defined", fault.Message, StringComparison.Ordinal);
    }

    private string Text { get; set; } = "";

    private string Csv<T>(int rows, Func<RandomSource, (float A, float B, float C)> draw, Func<double, double, double, T> target)
        where T : notnull
    {
        var random = new RandomSource(7, RandomPurpose.Splitting);
        var lines = Enumerable.Range(0, rows).Select(_ => draw(random)).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row.A},{row.B},{row.C},{target(row.A, row.B, row.C)}"));
        return Text = $"a,b,c,y\n{string.Join('\n', lines)}\n";
    }

    /// <summary>A model of the rows, and the rows again.</summary>
    private static (Model Model, LabelledRows Rows) Learn(string csv)
    {
        var table = InferredTable.Of(csv, new TableOptions { Numeric = ["a", "b", "c"] });
        var options = Preset.Find("plain")!.For(DataSize.Of(table)) with { Hidden = [16], Epochs = 60, LearningRate = 0.01f, BatchSize = 32 };
        using var trainer = new ModelTrainer(table, options).ToEnd();
        var model = trainer.ToModel().Model;
        return (model, LabelledRows.Read(model, InferredTable.Open(csv), int.MaxValue, 1, 1));
    }
}
