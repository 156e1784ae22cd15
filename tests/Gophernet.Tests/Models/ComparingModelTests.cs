using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Models.Files;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Models with networks that compare rows with training rows.</summary>
public class ComparingModelTests
{
    private const int Rows = 300;

    [Theory]
    [InlineData(TaskKind.Classification)]
    [InlineData(TaskKind.Regression)]
    public void The_file_has_what_rows_are_compared_with(TaskKind task)
    {
        var training = Table(task);
        using var trainer = new ModelTrainer(training, Options(task)).ToEnd();
        var model = trainer.ToModel().Model;
        var bytes = SmallModel.Bytes(model);

        var read = SmallModel.Read(bytes);

        Assert.Equal(2, model.Networks.Count(network => network.Neighbours is not null));
        Assert.All(read.Networks.Where(network => network.Neighbours is not null), network => Assert.Equal(Rows, network.Neighbours!.Count));
        Assert.Equal(bytes, SmallModel.Bytes(read));
        Assert.Equal(new Predictor(model).Predict(training.Table).Values, new Predictor(read).Predict(training.Table).Values);
        var network = model.Networks.IndexOf(model.Networks.First(each => each.Neighbours is not null));
        model.Networks[network].Neighbours!.Places[7, 3] += 1;
        Assert.NotEqual(Fingerprint.Of(read), Fingerprint.Of(model));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_model_does_not_depend_on_the_number_of_threads(int threads)
    {
        using var one = new ModelTrainer(Table(TaskKind.Classification), Options(TaskKind.Classification)).ToEnd();
        using var several = new ModelTrainer(Table(TaskKind.Classification), Options(TaskKind.Classification), threads).ToEnd();

        Assert.Equal(SmallModel.Bytes(one.ToModel().Model), SmallModel.Bytes(several.ToModel().Model));
    }

    // A row that is held back is not among those that it is compared with while it judges: a coin would be known by heart.
    [Fact]
    public void What_is_held_back_does_not_know_itself()
    {
        var training = Table(TaskKind.Classification, isNoise: true);
        using var trainer = new ModelTrainer(training, Options(TaskKind.Classification)).ToEnd();

        var (model, heldOut) = trainer.ToModel();

        Assert.InRange(heldOut!["accuracy"], 0.3, 0.7);
        Assert.True(model.Networks.Any(network => network.Neighbours is not null), "the test would show little otherwise");
    }

    [Fact]
    public void Of_many_rows_some_that_lie_evenly_are_kept()
    {
        var training = Table(TaskKind.Regression, rows: ComparedRows.MaxRows + 500);
        using var trainer = new ModelTrainer(training, Options(TaskKind.Regression) with { Epochs = 1, NetworkCount = 2, Hidden = [4] }, threads: 2).ToEnd();

        var kept = trainer.ToModel().Model.Networks.Where(network => network.Neighbours is not null).ToArray();

        Assert.All(kept, network => Assert.Equal(ComparedRows.MaxRows, network.Neighbours!.Count));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("quantile")]
    public void Texts_and_quantiles_are_not_compared(string what)
    {
        var options = Options(TaskKind.Regression);
        options = what == "quantile" ? options with { Loss = Gophernet.Networks.Losses.LossFunction.FromQuantiles([0.5f]) } : options;
        var training = what == "quantile" ? Table(TaskKind.Regression)
            : InferredTable.Of(
                "t,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"word{i % 7} and word{i % 5},{i % 7 + 0.5}\n")),
                new TableOptions { Text = ["t"], Scaling = NumberScaling.Robust });

        using var trainer = new ModelTrainer(training, options with { Epochs = 2 });

        Assert.DoesNotContain(trainer.Shapes, shape => shape.IsComparing);
    }

    [Fact]
    public void All_rows_at_once_are_not_compared()
    {
        var options = Options(TaskKind.Classification) with { Optimizer = Optimizer.LimitedMemoryBfgs };
        using var trainer = new ModelTrainer(Table(TaskKind.Classification), options);
        using var start = new ModelTrainer(Table(TaskKind.Classification), AllKinds).ToEnd();

        Assert.DoesNotContain(trainer.Shapes, shape => shape.IsComparing);
        Fault.Of("networks that compare rows", () =>
        {
            using var refused = new ModelTrainer(Table(TaskKind.Classification), options, start: start.ToModel().Model);
        });
    }

    // Where the rows moved, so do those that they are compared with.
    [Fact]
    public void A_model_is_continued_with_the_rows_of_now()
    {
        using var first = new ModelTrainer(Table(TaskKind.Classification), AllKinds).ToEnd();
        var start = first.ToModel().Model;
        using var trainer = new ModelTrainer(Table(TaskKind.Classification, rows: 200), AllKinds, start: start).ToEnd();

        var model = trainer.ToModel().Model;

        Assert.Equal([false, true, false, true], model.Networks.Select(network => network.Shape.IsComparing));
        Assert.Equal(200, model.Networks[1].Neighbours!.Count);
        Assert.Equal(Rows, start.Networks[1].Neighbours!.Count);
    }

    [Theory]
    [InlineData("\"compared_outputs\":2", "\"compared_outputs\":3", "does not stand beside one of")]
    [InlineData("\"compared_outputs\":2", "\"compared_outputs\":0", "compared_outputs")]
    [InlineData(",\"compared_outputs\":2", "", "does not stand beside one of")]
    public void Numbers_of_outputs_that_cannot_be_are_a_damage(string part, string other, string expected)
    {
        using var trainer = new ModelTrainer(Table(TaskKind.Classification), AllKinds).ToEnd();
        var file = RawSafetensors.WithDocument(SmallModel.Bytes(trainer.ToModel().Model), document =>
        {
            Assert.Contains(part, document, StringComparison.Ordinal);
            return document.Replace(part, other, StringComparison.Ordinal);
        });

        Fault.Of(expected, () => SmallModel.Read(file));
    }

    [Theory]
    [InlineData(0, -0.5f)] // a target below 0
    [InlineData(1, 1.5f)] // above what the row counts
    [InlineData(2, -1)] // a row that counts less than nothing
    public void Targets_that_cannot_be_are_a_damage(int row, float value)
    {
        using var trainer = new ModelTrainer(Table(TaskKind.Classification), AllKinds).ToEnd();
        var model = trainer.ToModel().Model;
        model.Networks[1].Neighbours!.Targets[row, 5] = value;

        Fault.Of("\"networks.1.neighbours.targets\" holds what is no target", () => SmallModel.Read(SmallModel.Bytes(model)));
    }

    [Fact]
    public void A_file_without_the_rows_is_a_damage()
    {
        using var trainer = new ModelTrainer(Table(TaskKind.Classification), AllKinds).ToEnd();
        var (_, header, values) = RawSafetensors.Split(SmallModel.Bytes(trainer.ToModel().Model));
        var renamed = header.ToJsonString().Replace("neighbours.places", "neighbours.plates", StringComparison.Ordinal);

        Fault.Of("no tensor \"networks.1.neighbours.places\"", () => SmallModel.Read(RawSafetensors.File(renamed, values)));
    }

    /// <summary>No rows are held back, so that no kind is left out.</summary>
    private static TrainingOptions AllKinds => Options(TaskKind.Classification) with { ValidationFraction = 0, Epochs = 2 };

    private static TrainingOptions Options(TaskKind task) => Preset.Find("default")!.For(new DataSize(Rows, task)) with
    {
        HasNeighbours = true, Hidden = [12, 8], Epochs = 6, NetworkCount = 4,
    };

    /// <summary>Points in a square of three times three fields, in a chessboard's colours, or their distance from the middle.</summary>
    private static TrainingTable Table(TaskKind task, bool isNoise = false, int rows = Rows)
    {
        var random = new Random(3);
        var text = new StringBuilder("a,b,y\n");
        for (var row = 0; row < rows; row++)
        {
            var (a, b) = (3 * random.NextDouble(), 3 * random.NextDouble());
            var colour = isNoise ? random.Next(2) : ((int)a + (int)b) % 2;
            text.Append(CultureInfo.InvariantCulture, $"{a:R},{b:R},")
                .Append(CultureInfo.InvariantCulture, $"{(task == TaskKind.Regression ? $"{a * b + colour:R}" : colour == 0 ? "black" : "white")}\n");
        }

        return InferredTable.Of(text.ToString(), new TableOptions { Scaling = NumberScaling.Robust });
    }
}
