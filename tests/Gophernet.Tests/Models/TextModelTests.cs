using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;
using Gophernet.Tests.Tables;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>From a table with a column of texts to predictions.</summary>
public class TextModelTests
{
    private const int RowCount = 400;

    private static readonly string[] Good = ["lovely", "tasty", "great", "friendly"];
    private static readonly string[] Bad = ["awful", "cold", "slow", "dirty"];
    private static readonly string[] Things = ["soup", "staff", "wine", "room", "table"];

    [Theory]
    [InlineData("fast")]
    [InlineData("plain")]
    public void Learns_what_only_the_words_of_a_text_tell(string preset)
    {
        var model = Train(preset, threads: 1);
        var judged = ModelEvaluation.Run(model, CsvText.Open(Table(firstRow: 10_000, RowCount)), threads: 1);

        Assert.InRange(judged.Confusion!.Accuracy, 0.98, 1); // words alone decide; a model without them guesses at 0.5
    }

    // A text that is another one in every row can be learned by heart, with the errors among the classes; the columns beside it decide.
    [Fact]
    public void Texts_that_tell_nothing_do_not_hide_what_other_columns_tell()
    {
        var training = InferredTable.Of(Rows(seed: 1, wrong: 0.2f));
        var model = Train(training, Preset.Find("fast")!.For(DataSize.Of(training)), threads: 1);

        Assert.Equal(1, model.Schema.TextCount);
        Assert.InRange(ModelEvaluation.Run(model, CsvText.Open(Rows(seed: 2, wrong: 0)), threads: 1).Confusion!.Accuracy, 0.9, 1);

        static string Rows(ulong seed, float wrong)
        {
            var random = new RandomSource(seed, RandomPurpose.StartingWeights);
            string Word() => $"{(char)('a' + random.NextInt32(10))}{(char)('a' + random.NextInt32(10))}e";
            return "note,a,b,c,d,e,y\n" + string.Concat(Enumerable.Range(0, 1000).Select(_ =>
            {
                int[] x = [.. Enumerable.Range(0, 5).Select(_ => random.NextInt32(90))];
                var isYes = (x[0] > 44) == (x[1] > 44) == (random.NextSingle() >= wrong);
                return $"{string.Join(' ', Enumerable.Range(0, 6).Select(_ => Word()))},{string.Join(',', x)},{(isYes ? "yes" : "no")}\n";
            }));
        }
    }

    // What a word says depends on a number: it must enter the layers.
    [Fact]
    public void Learns_words_that_turn_what_a_number_tells()
    {
        static string Rows(int first, int count) => "note,x,y\n" + string.Concat(Enumerable.Range(first, count).Select(row =>
        {
            var (isTurned, x) = (row * 31 % 7 < 3, row * 37 % 101 - 50);
            return $"{Things[row % 5]} {(isTurned ? "urgent" : "usual")} n{row},{x},{((x > 0) == isTurned ? "yes" : "no")}\n";
        }));
        var training = InferredTable.Of(Rows(0, 1500), new() { Text = ["note"] });
        var model = Train(training, Preset.Find("fast")!.For(DataSize.Of(training)) with { Epochs = 40 }, threads: 1);

        Assert.InRange(ModelEvaluation.Run(model, CsvText.Open(Rows(5000, 500)), threads: 1).Confusion!.Accuracy, 0.85, 1);
    }

    // Deltas of numbers have no bound: steps that are too long, or layers that are fitted to texts which say nothing yet, end far from every number.
    [Theory]
    [InlineData("fast", "", 0.95)]
    [InlineData("default", "", 0.95)]
    [InlineData("default", ",w", 0.95)]
    [InlineData("default", "", -0.05, false)]
    public void Learns_numbers_from_words_and_no_worse_than_their_mean(string preset, string other, double least, bool areTold = true)
    {
        var training = InferredTable.Of(Rows(seed: 1));
        var model = Train(training, Preset.Find(preset)!.For(DataSize.Of(training)), threads: 1);

        Assert.Equal((TaskKind.Regression, 1), (model.Task, model.Schema.TextCount));
        Assert.InRange(ModelEvaluation.Run(model, CsvText.Open(Rows(seed: 2)), threads: 1)["r2"], least, 1);

        string Rows(ulong seed)
        {
            var random = new RandomSource(seed, RandomPurpose.StartingWeights);
            return $"note{other},y\n" + string.Concat(Enumerable.Range(0, RowCount).Select(row =>
            {
                int[] words = [.. Enumerable.Range(0, 4).Select(_ => random.NextInt32(8))];
                var y = areTold ? words.Sum(word => word < 4 ? 10.0 + word : -10) : random.NextInt32(1000);
                var note = string.Join(' ', words.Select(word => word < 4 ? Good[word] : Bad[word - 4]));
                return $"{note} {Things[random.NextInt32(5)]} n{row}{(other == "" ? "" : $",{random.NextInt32(100)}")},{y}.5\n";
            }));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Gives_the_same_bytes_for_any_number_of_threads(int threads) =>
        Assert.Equal(SmallModel.Bytes(Train("fast", threads: 1)), SmallModel.Bytes(Train("fast", threads)));

    [Fact]
    public void A_model_that_was_saved_predicts_as_before()
    {
        var model = Train("fast", threads: 1);
        var read = SmallModel.Read(SmallModel.Bytes(model));
        var table = InferredTable.Of(Table(firstRow: 50, 200)).Table;

        Assert.Equal(model.Schema.Features[0], read.Schema.Features[0]);
        Assert.Equal(new Predictor(model).Predict(table).Values.ToArray(), new Predictor(read).Predict(table).Values.ToArray());
    }

    [Fact]
    public void A_row_set_cell_by_cell_has_the_prediction_of_the_table()
    {
        var model = Train("fast", threads: 1);
        var rows = new TableBatches(model.Schema, CsvText.Open(Table(firstRow: 7, 1)), withTarget: false);
        Assert.True(rows.ReadBatch());
        var row = model.CreateRow().Set("note", Note(7)).Set("w", 7);
        var expected = new Predictor(model).Predict(rows.Table).Row(0).ToArray();

        Assert.Equal(expected, row.Predict().Probabilities);
        Assert.NotEqual(row.Predict().Probabilities, model.CreateRow().Set("note", null).Set("w", 7).Predict().Probabilities);
    }

    [Fact]
    public void Training_continues_from_a_checkpoint_to_the_same_bytes()
    {
        using var whole = Trainer();
        using var first = Trainer();
        using var second = Trainer();
        Run(whole, 6);
        Run(first, 3);
        using var file = new MemoryStream();
        Checkpoint.Write(first, file);
        Checkpoint.Read(second, file, "checkpoint");
        Run(second, 3);

        Assert.Equal(SmallModel.Bytes(whole.ToModel().Model), SmallModel.Bytes(second.ToModel().Model));
    }

    [Fact]
    public void Reading_and_predicting_texts_allocate_nothing_once_warm()
    {
        var model = Train("fast", threads: 1);
        var rows = new TableBatches(
            model.Schema, CsvText.Open("note,w\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"{Note(row % 100)},1\n"))), withTarget: false);
        var predictor = new Predictor(model);
        var read = Predict(10_000);

        Assert.Equal(0, Allocation.Of(() => read += Predict(20_000)));
        Assert.Equal(20_000, read);

        int Predict(int enough)
        {
            var count = 0;
            while (count < enough && rows.ReadBatch())
            {
                count += predictor.Predict(rows.Table).Rows;
            }

            return count;
        }
    }

    [Fact]
    public void An_epoch_with_texts_allocates_nothing_once_warm()
    {
        using var trainer = Trainer();
        Run(trainer, 3);

        Assert.Equal(0, Allocation.Of(() => trainer.RunEpoch()));
    }

    [Fact]
    public void Steps_on_all_weights_at_once_are_refused()
    {
        var training = InferredTable.Of(Table(0, RowCount));

        var fault = Fault.Of("L-BFGS does not learn texts", () => Train(training, Preset.Plain with { Optimizer = Optimizer.LimitedMemoryBfgs }, threads: 1));

        Assert.Contains(new Setting("optimizer"), fault.Settings);
    }

    private static ModelTrainer Trainer() => new(InferredTable.Of(Table(0, RowCount)), Preset.Plain with { Hidden = [8], Epochs = 20 });

    private static void Run(ModelTrainer trainer, int epochs)
    {
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            trainer.RunEpoch();
        }
    }

    private static Model Train(string preset, int threads)
    {
        var training = InferredTable.Of(Table(0, RowCount));
        return Train(training, Preset.Find(preset)!.For(DataSize.Of(training)) with { Hidden = [16] }, threads);
    }

    private static Model Train(TrainingTable training, TrainingOptions options, int threads)
    {
        using var trainer = new ModelTrainer(training, options, threads);
        return trainer.ToEnd().ToModel().Model;
    }

    private static string Table(int firstRow, int rows) =>
        "note,w,y\n" + string.Concat(Enumerable.Range(firstRow, rows).Select(row => $"{Note(row)},{row % 17},{(row % 2 == 0 ? "up" : "down")}\n"));

    private static string Note(int row) =>
        $"The {Things[row % 5]} was {(row % 2 == 0 ? Good : Bad)[row / 2 % 4]} "
        + $"and the {Things[row * 7 % 5]} {(row % 2 == 0 ? Good : Bad)[row / 8 % 4]}; visit {row}";
}
