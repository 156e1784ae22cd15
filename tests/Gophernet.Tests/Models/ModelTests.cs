using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Models;

/// <summary>The library as its users see it.</summary>
public class ModelTests
{
    private static readonly string Iris = Repository.File("data", "iris", "iris.csv");

    private static readonly ModelOptions Quick = new()
    {
        Preset = "fast", Adjust = options => options with { Epochs = 3, Hidden = [8], NetworkCount = 1 }, Threads = 1,
    };

    private static readonly Lazy<Model> Trained = new(() => Model.Train(Iris, "species", Quick));

    [Fact]
    public void A_file_a_stream_and_columns_give_the_same_model()
    {
        using var stream = File.OpenRead(Iris);
        var expected = SmallModel.BytesButHash(Trained.Value);

        Assert.Equal(SmallModel.Bytes(Trained.Value), SmallModel.Bytes(Model.Train(stream, "species", Quick)));
        Assert.Equal(expected, SmallModel.BytesButHash(Model.Train(IrisColumns().Add("species", IrisCells(4)), "species", Quick)));
    }

    [Fact]
    public void What_was_saved_is_loaded_and_replaces_what_was_there()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("gophernet-test-").FullName, "m.safetensors");
        File.WriteAllText(path, "an older one");
        Trained.Value.Save(path);

        Assert.Equal(SmallModel.Bytes(Trained.Value), SmallModel.Bytes(Model.Load(path)));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_model_that_cannot_be_written_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "m.safetensors"));

        Assert.ThrowsAny<Exception>(() => Trained.Value.Save(Path.Combine(folder, "m.safetensors")));
        Assert.Equal(["m.safetensors"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Saving_touches_no_other_file_and_keeps_links()
    {
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        var (path, target) = (Path.Combine(folder, "m.safetensors"), Path.Combine(folder, "target"));
        File.WriteAllText(path + ".unfinished", "another's");
        File.WriteAllText(target, "an older one");
        File.CreateSymbolicLink(path, "target");
        Trained.Value.Save(path);

        Assert.Equal("another's", File.ReadAllText(path + ".unfinished"));
        Assert.Equal("target", new FileInfo(path).LinkTarget);
        Assert.Equal(SmallModel.Bytes(Trained.Value), File.ReadAllBytes(target));
        Assert.Equal(3, Directory.EnumerateFileSystemEntries(folder).Count());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_file_is_saved_by_several_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        var path = Path.Combine(folder, "m.safetensors");
        Parallel.For(0, 64, _ => Trained.Value.Save(path));

        Assert.Equal(SmallModel.Bytes(Trained.Value), File.ReadAllBytes(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_folder_that_is_missing_is_named_when_a_model_is_saved()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "m.safetensors");

        Assert.Contains(
            Path.GetDirectoryName(path)!, Assert.Throws<DirectoryNotFoundException>(() => Trained.Value.Save(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, NumberScaling.Standard)]
    [InlineData(NumberScaling.None, NumberScaling.None)]
    public void Numbers_are_scaled_as_the_preset_wants_it_unless_told_otherwise(NumberScaling? scaling, NumberScaling expected)
    {
        var options = new ModelOptions { Preset = "plain", Table = new TableOptions { Scaling = scaling }, Adjust = options => options with { Epochs = 1 } };

        Assert.Equal(expected, Model.Train(Iris, "species", options).Training.Scaling);
    }

    [Fact]
    public void A_model_says_what_it_predicts_from_what()
    {
        Assert.Equal(TaskKind.Classification, Trained.Value.Task);
        Assert.Equal(["species"], Trained.Value.Targets);
        Assert.Equal(["sepal_length", "sepal_width", "petal_length", "petal_width"], Trained.Value.Features);
        Assert.Equal(["setosa", "versicolor", "virginica"], Trained.Value.Classes);
        Assert.Equal((3, 150), (Trained.Value.Training.Epochs, Trained.Value.Training.Rows));
    }

    [Fact]
    public void Predictions_of_a_file_of_columns_and_of_single_rows_are_the_same()
    {
        var ofFile = Trained.Value.Predict(Iris).ToList();
        var ofColumns = Trained.Value.Predict(IrisColumns()).ToList();
        var row = Trained.Value.CreateRow();

        Assert.Equal(150, ofFile.Count);
        for (var i = 0; i < ofFile.Count; i++)
        {
            row.Set("sepal_length", Number(0, i)).Set("sepal_width", Number(1, i)).Set("petal_length", IrisCells(2)[i]).Set("petal_width", Number(3, i));
            Assert.Equal(ofFile[i].Probabilities, ofColumns[i].Probabilities);
            Assert.Equal(ofFile[i].Probabilities, row.Predict().Probabilities);
        }

        Assert.Equal(ofFile.Where((prediction, i) => prediction.Class == IrisCells(4)[i]).Count() / 150.0, Trained.Value.Evaluate(Iris)["accuracy"], 1e-12);
    }

    [Fact]
    public void Predictions_come_before_the_row_with_a_fault()
    {
        using var csv = new MemoryStream("petal_length,petal_width,sepal_length,sepal_width\n1,2,3,4\n,,,\n1,2,oops,4\n1,2,3,4\n"u8.ToArray());
        using var predictions = Trained.Value.OpenPredictions(DataSource.FromStream(csv, "rows.csv"));

        Assert.True(predictions.MoveNext());
        Assert.Equal(3, predictions.Current.Outputs.Length);
        Assert.True(predictions.MoveNext());
        var fault = Fault.Of("expected a number, found \"oops\"", () => predictions.MoveNext());
        Assert.Equal(new Place("rows.csv", 4, 5), fault.Place);
    }

    [Fact]
    public void A_missing_column_is_a_fault_when_the_predictions_are_asked_for()
    {
        var predictions = Trained.Value.Predict(new DataColumns().Add("sepal_length", [1.0]));

        Fault.Of("column \"sepal_width\": found no column of this name", () => Assert.Empty(predictions));
    }

    [Fact]
    public void Predictions_are_read_without_an_object_for_each_row()
    {
        const int Rows = 20_000;
        var csv = Encoding.UTF8.GetBytes("sepal_length,sepal_width,petal_length,petal_width\n" + string.Concat(Enumerable.Repeat("5.1,3.5,1.4,0.2\n", Rows)));
        using var predictions = Trained.Value.OpenPredictions(new MemoryStream(csv));
        var (read, classes) = (0, 0);
        for (; read < Rows / 2 && predictions.MoveNext(); read++)
        {
            classes += predictions.Current.ClassIndex;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (; predictions.MoveNext(); read++)
        {
            classes += predictions.Current.ClassIndex;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Rows, read);
    }

    [Fact]
    public void A_row_takes_what_its_columns_need_and_nothing_else()
    {
        var row = Trained.Value.CreateRow().Set("species", "any"); // known, and not looked at

        Fault.Of("column \"sepal_width\": expected a number, found \"wide\"", () => row.Set("sepal_width", "wide"));
        Assert.Throws<ArgumentException>(() => row.Set("sepal", 1));
    }

    [Fact]
    public void Nothing_is_predicted_before_the_first_row()
    {
        using var predictions = Trained.Value.OpenPredictions(Iris);

        Assert.Throws<InvalidOperationException>(() => predictions.Current.ToPrediction());
    }

    [Fact]
    public void Nothing_is_predicted_for_no_rows()
    {
        using var predictions = Trained.Value.OpenPredictions(DataColumns.FromRows([]));

        Assert.False(predictions.MoveNext());
        Assert.Throws<InvalidOperationException>(() => predictions.Current.ToPrediction());
        Assert.Empty(Trained.Value.Predict(new DataColumns()));
    }

    [Fact]
    public void Predictions_end_when_they_are_closed()
    {
        var predictions = Trained.Value.OpenPredictions(Iris);
        Assert.True(predictions.MoveNext());
        predictions.Dispose();

        Assert.Throws<ObjectDisposedException>(() => predictions.MoveNext());
    }

    [Fact]
    public void Training_ends_with_its_last_epoch_and_when_it_is_closed()
    {
        using var done = Model.CreateTrainer(Iris, "species", Quick);
        done.ToEnd();

        Assert.Throws<InvalidOperationException>(() => done.RunEpoch());
        Assert.Equal(done.LastEpoch, done.Epoch);
        var closed = Model.CreateTrainer(Iris, "species", Quick);
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => closed.RunEpoch());
    }

    // Loss and weights are finite after the only step, and predictions are not: the next step would have shown it.
    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Weights_whose_predictions_overflow_are_a_divergence(double heldBack)
    {
        var options = Quick with
        {
            Adjust = options =>
                options with { Epochs = 1, BatchSize = 0, Hidden = [8, 8], NetworkCount = 1, WeightDecay = 1e38f, ValidationFraction = heldBack },
        };

        var error = Assert.Throws<DivergenceException>(() => Model.Train(Iris, "species", options));

        Assert.Contains("diverged", error.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_preset_of_another_name() =>
        Assert.Contains("\"slow\"", Assert.Throws<ArgumentException>(() => Model.Train(Iris, options: new ModelOptions { Preset = "slow" })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void There_is_no_metric_of_another_target() =>
        Assert.Contains("there are accuracy", Assert.Throws<ArgumentException>(() => Trained.Value.Evaluate(Iris)["rmse"]).Message, StringComparison.Ordinal);

    [Fact]
    public void White_space_around_the_name_of_a_column_is_removed_as_it_is_in_files()
    {
        var columns = IrisColumns().Add(" species\t", IrisCells(4));

        Assert.Equal("species", columns.Names[^1]);
        Assert.Equal(SmallModel.BytesButHash(Trained.Value), SmallModel.BytesButHash(Model.Train(columns, "species", Quick)));
        Assert.Throws<ArgumentException>(() => columns.Add("species ", IrisCells(4)));
        Assert.Throws<ArgumentException>(() => columns.Add(" ", IrisCells(4)));
    }

    [Theory]
    [InlineData(float.MaxValue)]
    [InlineData(float.MinValue)]
    public void The_largest_float_is_a_number(float largest)
    {
        var columns = new DataColumns().Add("sepal_length", [largest]).Add("sepal_width", [1f]).Add("petal_length", [1f]).Add("petal_width", [1f]);
        using var source = columns.Open();
        var table = new TableReader(new TableInput(Trained.Value.Schema, source.Reader, withTarget: false));
        Assert.True(table.Take());
        table.Read();

        Assert.Null(table.Fault);
        Assert.Equal(largest, (float)table.Table.Feature(0)[0]);
    }

    private static DataColumns IrisColumns() => new DataColumns()
        .Add("sepal_length", Numbers(0)).Add("sepal_width", Numbers(1)).Add("petal_length", Numbers(2)).Add("petal_width", Numbers(3));

    private static double[] Numbers(int column) => [.. Enumerable.Range(0, 150).Select(row => Number(column, row))];

    private static double Number(int column, int row) => double.Parse(IrisCells(column)[row], CultureInfo.InvariantCulture);

    private static string[] IrisCells(int column) => [.. File.ReadLines(Iris).Skip(1).Select(line => line.Split(',')[column])];
}
