using System.Text;
using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Profiles;
using Gophernet.Tests.Models.Files;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>What a model knows of where it comes from.</summary>
public class ModelRecordTests
{
    private const int MaxBytes = 20_000; // of a record of 50 columns

    private static readonly string Csv = "id,n,c,day,leak,t,y\n" + string.Concat(Enumerable.Range(0, 400).Select(row =>
        $"P{row:0000},{(row % 50 == 0 ? "" : $"{row * 31 % 97}.5")},{(row == 3 ? "rare" : row % 3 == 0 ? "red" : "blue")},2026-01-{row % 28 + 1:00},"
            + $"{(row % 2 == 0 ? "p" : "q")},{(row % 5 == 0 ? "some words" : "other words of it")} {row * 13 % 29} {row % 11},"
            + $"{(row % 2 == 0 ? "yes" : "no")}\n"));

    [Fact]
    public void A_record_has_the_table_its_columns_and_how_good_the_model_is()
    {
        var (model, heldOut) = Train(Csv);
        var record = model.Record!;

        Assert.Equal((400, 7, 0), (record.Data!.RowCount, record.Data.ColumnCount, record.Data.LeftOutCount));
        Assert.Equal(model.Features, record.Data.Features.Select(feature => feature.Name));
        Assert.Equal(8.0 / 400, record.Data.Of("n")!.MissingShare);
        Assert.Equal(("yes", 200L), Assert.IsType<CategoryProfile>(record.Data.Targets[0].Profile).Counts.Single(count => count.Name == "yes"));
        Assert.Contains("id", record.Dropped.Select(dropped => dropped.Column));
        Assert.Contains("leak", record.Warnings.Where(warning => warning.Setting == new Setting("drop", "leak")).Select(warning => warning.Code));
        Assert.Equal(heldOut!.Rows, record.HeldOut!.Rows);
        Assert.Contains(("accuracy", heldOut["accuracy"]), record.HeldOut.Values.Select(metric => (metric.Name, metric.Value)));
    }

    [Fact]
    public void All_of_a_record_is_kept_in_the_file()
    {
        var (model, _) = Train(Csv);
        model = model with
        {
            Record = model.Record! with
            {
                Options = [("preset", ["fast"]), ("drop", ["a,b", "ü"]), ("nesterov", [])],
                Start = new string('a', 32),
                HeldOut = model.Record.HeldOut! with { Intervals = [("accuracy", 0.5, 0.75)], GroupCount = 21 },
            },
        };
        var file = SmallModel.Bytes(model);

        var read = SmallModel.Read(file);

        Assert.Equal(file, SmallModel.Bytes(read));
        Assert.Equal(("drop", "a,b|ü"), (read.Record!.Options[1].Name, string.Join('|', read.Record.Options[1].Values)));
        Assert.Equal(("accuracy", 0.5, 0.75), read.Record.HeldOut!.Intervals[0]);
        Assert.Equal((21, false), (read.Record.HeldOut.GroupCount, read.Record.HeldOut.HasFewGroups));
        Assert.True(Assert.IsType<CategoryProfile>(read.Record.Data!.Of("c")).Rare!.Contains("rare"u8));
        Assert.Equal(Assert.IsType<NumberProfile>(model.Record.Data!.Of("n")).Quantiles, Assert.IsType<NumberProfile>(read.Record.Data.Of("n")).Quantiles);
    }

    [Fact]
    public void A_record_tells_how_training_went()
    {
        var (model, _) = Train(Csv);
        var read = SmallModel.Read(SmallModel.Bytes(model)).Record!.Curves!;
        var expected = model.Record!.Curves!;

        Assert.NotNull(read.ErrorName);
        Assert.Equal((expected.ErrorName, model.Networks.Length), (read.ErrorName, read.Networks.Length));
        Assert.Equal(model.Training.Epochs, read.Networks[0].Losses.Length);
        Assert.Equal(model.Training.Loss, read.Networks.Average(network => network.Losses[^1]), 0.001 * model.Training.Loss);
        Assert.Equal(expected.Networks[0].Losses.ToArray(), read.Networks[0].Losses.ToArray());
        Assert.Equal(expected.Networks[0].Errors.ToArray(), read.Networks[0].Errors.ToArray());
    }

    [Fact]
    public void The_name_of_the_file_has_no_part_in_a_record()
    {
        var csv = Csv.Replace(",5.5,", ",oops,", StringComparison.Ordinal); // a note says where the word first stood

        var models = Array.ConvertAll(["a.csv", "folder/b.csv"], name => SmallModel.Bytes(Train(csv, name).Model));

        Assert.Equal(models[0], models[1]);
        Assert.Contains("(first at line ", Encoding.UTF8.GetString(models[0]), StringComparison.Ordinal);
        Assert.DoesNotContain(".csv", Encoding.UTF8.GetString(models[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_has_no_part_in_the_fingerprint()
    {
        var (model, _) = Train(Csv);

        Assert.Equal(Fingerprint.Of(model), Fingerprint.Of(model with { Record = null }));
    }

    [Fact]
    public void A_model_without_one_is_read() => Assert.Null(SmallModel.Read(SmallModel.Bytes(SmallModel.Create())).Record);

    [Fact]
    public void A_record_of_fifty_columns_is_small()
    {
        var header = string.Join(',', Enumerable.Range(0, 50).Select(i => $"column_{i}"));
        var csv = header + ",y\n" + string.Concat(Enumerable.Range(0, 500).Select(row => string.Join(',', Enumerable.Range(0, 50).Select(i =>
            i % 2 == 0 ? $"{row * (i + 31) % 997}.{i}" : $"category {row * (i + 7) % 40}")) + $",{row % 2}\n"));
        var (model, _) = Train(csv);

        var length = ModelDocument.Write(model).Length - ModelDocument.Write(model with { Record = null }).Length;

        Assert.InRange(length, 1_000, MaxBytes);
    }

    [Fact]
    public void What_only_programs_use_can_be_left_out()
    {
        var (model, _) = Train(Csv);
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ModelDocument.Write(model, json, hasBulk: false);
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        var text = document.RootElement.GetProperty("schema").GetProperty("features").EnumerateArray()
            .Single(feature => feature.GetProperty("name").GetString() == "t");
        Assert.Equal("text", text.GetProperty("kind").GetString());
        Assert.False(text.TryGetProperty("rarity", out _));
        Assert.DoesNotContain("\"rare\"", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.Contains("\"rarity\"", Encoding.UTF8.GetString(ModelDocument.Write(model)), StringComparison.Ordinal);
        Assert.Contains("\"rare\"", Encoding.UTF8.GetString(ModelDocument.Write(model)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"rows\":400,\"left_out\"", "\"rows\":-1,\"left_out\"", "not a whole number")]
    [InlineData("\"features\":[{\"name\":\"n\",\"missing_share\":0.02", "\"features\":[{\"name\":\"n\",\"missing_share\":2", "not from 0 to 1")]
    [InlineData("\"features\":[{\"name\":\"n\",\"missing_share\"", "\"features\":[{\"name\":\"m\",\"missing_share\"", "not the column of the schema")]
    [InlineData("\"quantiles\":{\"min\":", "\"quantiles\":{\"min\":1e9,\"_\":", "not in order")]
    [InlineData("\"rare\":\"", "\"rare\":\"AAAAA", "base64")]
    [InlineData("\"bins\":[", "\"bins\":[0,", "it has 7 entries, not 6")]
    [InlineData("\"dropped\":[", "\"dropped\":[7,", "no \"name\"")]
    [InlineData("\"every\":1,\"loss\":[", "\"every\":0,\"loss\":[", "not a whole number")]
    [InlineData("\"every\":1,\"loss\":[", "\"every\":1,\"loss\":[1,", "entries, not")]
    [InlineData("\"curves\":{\"error_name\":\"log-loss\",\"networks\":[", "\"curves\":{\"error_name\":\"log-loss\",\"networks\":[{},", "entries, not")]
    public void A_damaged_record_is_refused(string text, string damaged, string expected)
    {
        var file = SmallModel.Bytes(Train(Csv).Model);

        Fault.Of(expected, () => SmallModel.Read(RawSafetensors.WithDocument(file, document =>
        {
            var changed = document.Replace(text, damaged, StringComparison.Ordinal);
            Assert.NotEqual(document, changed);
            return changed;
        })));
    }

    private static (Model Model, ModelEvaluation? HeldOut) Train(string csv, string name = InferredTable.Name)
    {
        var training = TableInference.Read(
            CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(csv)), name, new CsvOptions()),
            new TableOptions { Text = csv.Contains(",t,y", StringComparison.Ordinal) ? ["t"] : [] });
        using var trainer = new ModelTrainer(training, Preset.Find("fast")!.For(DataSize.Of(training)) with { Epochs = 2 });
        return trainer.ToEnd().ToModel();
    }
}
