using System.Globalization;
using System.Text;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>What a model keeps of rows that were held back, and what ranges come of it.</summary>
public class HeldOutScoresTests
{
    [Theory]
    [InlineData("y")]
    [InlineData("kind")]
    public void A_model_keeps_a_score_for_each_row_that_was_held_back(string target)
    {
        var (model, heldOut) = Train(target, 200);

        Assert.Equal(40, heldOut!.Rows);
        Assert.Equal((40, 40), (model.Scores.Single().Rows, model.Scores.Single().Values.Length));
    }

    [Fact]
    public void Of_two_columns_each_has_its_scores() => Assert.Equal(2, Train("y,z", 200).Model.Scores.Length);

    [Fact]
    public void Without_rows_held_back_there_are_none() => Assert.Empty(Train("y", 200, 1, options => options with { ValidationFraction = 0 }).Model.Scores);

    [Fact]
    public void Networks_that_are_trained_again_on_all_rows_keep_the_scores_of_those_that_had_not_learnt_the_row() => Assert.Equal(
        Train("y", 200).Model.Scores.Single().Values, Train("y", 200, 1, options => options with { Refits = true }).Model.Scores.Single().Values);

    [Fact]
    public void Of_several_networks_every_row_that_one_has_not_learnt_has_a_score() =>
        Assert.Equal(200, Train("y", 200, 1, options => options with { NetworkCount = 5 }).Model.Scores.Single().Rows);

    /// <summary>The best epoch was chosen on the same rows; of so few it shows no more than this. The noise is wider for larger x.</summary>
    [Theory]
    [InlineData("y", 1, false)]
    [InlineData("y", 1, true)]
    [InlineData("y", 5, false)]
    [InlineData("kind", 1, false)]
    public void Ranges_of_90_per_cent_cover_88_to_92_of_a_hundred_new_rows(string target, int networks, bool refits)
    {
        const int Models = 8;
        var coverage = 0.0;
        for (var i = 0; i < Models; i++)
        {
            var (model, _) = Train(target, 400, (ulong)i, options => options with { NetworkCount = networks, Refits = refits });
            using var reader = new MemoryStream(Encoding.UTF8.GetBytes(Table(target, 2_000, 1_000 + (ulong)i)));
            var evaluation = ModelEvaluation.Run(model, new CsvReader(reader, "new.csv"), 1, ranges: model.RangesOf([90]));
            coverage += evaluation[target == "y" ? "interval_90_coverage" : "set_90_coverage"] / Models;
        }

        Assert.InRange(coverage, 0.88, 0.92);
    }

    [Fact]
    public void Intervals_of_several_quantiles_cover_as_many()
    {
        const int Models = 8;
        var coverage = 0.0;
        for (var i = 0; i < Models; i++)
        {
            var (model, _) = Train("y", 400, (ulong)i, options => options with { Loss = LossFunction.FromQuantiles([0.05f, 0.5f, 0.95f]) });
            using var reader = new MemoryStream(Encoding.UTF8.GetBytes(Table("y", 2_000, 1_000 + (ulong)i)));
            coverage += ModelEvaluation.Run(model, new CsvReader(reader, "new.csv"), 1, ranges: model.RangesOf([90]))["interval_90_coverage"] / Models;
        }

        Assert.InRange(coverage, 0.88, 0.92);
    }

    private static (Model Model, ModelEvaluation? HeldOut) Train(
        string target, int rows, ulong seed = 1, Func<TrainingOptions, TrainingOptions>? change = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Table(target, rows, seed)));
        var table = TableInference.Read(new CsvReader(stream, "old.csv"), new TableOptions { Targets = [.. target.Split(',')] });
        var options = Preset.Find("plain")!.For(DataSize.Of(table)) with { Hidden = [8], Epochs = 30, ValidationFraction = 0.2f, Seed = seed };
        using var trainer = new ModelTrainer(table, change is null ? options : change(options), threads: 2);
        return trainer.ToEnd().ToModel();
    }

    /// <summary>y is a curve with noise, z another; kind is one of three classes that overlap.</summary>
    private static string Table(string target, int rows, ulong seed)
    {
        var random = new RandomSource(seed, RandomPurpose.Validation);
        var text = new StringBuilder($"a,b,{target}\n");
        for (var row = 0; row < rows; row++)
        {
            var (a, b) = (random.NextNormal(), random.NextNormal());
            var y = a * a + b + (0.5f + MathF.Abs(a)) * random.NextNormal();
            var kind = "pqr"[y < 0 ? 0 : y < 1.5f ? 1 : 2];
            text.Append(CultureInfo.InvariantCulture, $"{a},{b},")
                .Append(target == "kind" ? $"{kind}\n" : string.Create(CultureInfo.InvariantCulture, $"{y}{(target == "y" ? "" : $",{a - b}")}\n"));
        }

        return text.ToString();
    }
}
