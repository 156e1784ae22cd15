using System.Globalization;
using System.Text;
using CsCheck;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;
using Gophernet.Tests.Models;
using Gophernet.Training;

namespace Gophernet.Tests.Tables.Inference;

public class JsonLinesTableTests
{
    private const int Rows = 1_500; // more numbers than are kept as texts

    public static TheoryData<int, int> ThreadsAndBlockSizes => new() { { 1, 1_000_000 }, { 1, 100 }, { 3, 100 }, { 3, 4_096 }, { 16, 1_000 } };

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void Json_lines_give_the_model_of_the_same_csv(int threads, int blockSize)
    {
        var csv = "n,word,late,flag,kind\n" + string.Concat(Table().Select(row => string.Join(',', row) + "\n"));

        Assert.Equal(ModelOf(csv, 1, 1_000_000), ModelOf(Json(Table(), (i, names) => names), threads, blockSize));
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void The_order_of_names_after_the_first_object_makes_no_difference(int threads, int blockSize)
    {
        var turned = Json(Table(), (i, names) => i == 0 ? names : [.. names[(i % 5)..], .. names[..(i % 5)]]);

        Assert.Equal(ModelOf(Json(Table(), (_, names) => names), 1, 1_000_000), ModelOf(turned, threads, blockSize));
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void A_name_that_comes_late_is_missing_before_and_no_target(int threads, int blockSize)
    {
        var text = string.Concat(
            Enumerable.Range(0, Rows).Select(i => $"{{\"n\":{i % 50},\"kind\":\"{(i % 2 == 0 ? "a" : "b")}\"{(i < 900 ? "" : $",\"late\":{i / 10.0}")}}}\n"));

        var training = Read(text, threads, blockSize);

        Assert.Equal(["n", "kind", "late"], training.Schema.Columns);
        Assert.Equal(["kind"], training.Schema.Target.Columns);
        Assert.Equal(["n", "late"], training.Schema.Features.Select(feature => feature.Name));
        Assert.Equal(Rows, training.Table.RowCount);
        var late = training.Table.Feature(1, 0, new double[Rows]).ToArray();
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => row < 900 ? double.NaN : row / 10.0), late);
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void None_is_a_class_where_it_is_frequent_in_the_target_alone_and_in_one_that_comes_late(int threads, int blockSize)
    {
        var text = "{\"n\":1,\"word\":\"None\",\"kind\":\"None\"}\n" + string.Concat(Enumerable.Range(0, Rows).Select(i =>
            $"{{\"n\":{i % 50},\"word\":\"{(i % 3 == 0 ? "None" : "abc"[i % 2])}\",\"kind\":\"{(i % 2 == 0 ? "None" : "a")}\","
            + $"\"late\":\"{(i % 4 == 0 ? "None" : "b")}\"}}\n"));

        var training = Read(text, threads, blockSize, new TableOptions { Targets = ["kind"] });
        Assert.Equal(["None", "a"], Assert.IsType<LabelTarget>(training.Schema.Target).Classes);
        foreach (var name in new[] { "word", "late" })
        {
            var feature = InferredTable.Feature<CategoricalFeature>(training, name);
            Assert.True(feature.HasMissing);
            Assert.DoesNotContain("None", feature.Categories);
        }


        training = Read(text, threads, blockSize, new TableOptions { Targets = ["late"] });
        Assert.Equal(["None", "b"], Assert.IsType<LabelTarget>(training.Schema.Target).Classes);
        Assert.Equal(1, training.LeftOutCount);
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void A_number_that_means_missing_is_missing_in_every_column(int threads, int blockSize)
    {
        var text = string.Concat(Enumerable.Range(0, Rows).Select(i =>
            $"{{\"n\":{(i % 50 == 0 ? "-999" : $"{i}.5")},\"m\":{(i % 30 == 1 ? "-999" : $"{i % 7}")},\"kind\":\"{"ab"[i % 2]}\"}}\n"));

        var training = Read(text, threads, blockSize, new TableOptions { Missing = MissingTokens.Of(["-999"]) });
        Assert.Equal(Rows / 50, InferredTable.Values(training, "n").Count(double.IsNaN));
        Assert.Equal(Rows / 30, InferredTable.Values(training, "m").Count(double.IsNaN));
    }

    [Fact]
    public void A_target_may_come_late() => Assert.Equal(
        ["late"],
        Read("{\"n\":1}\n{\"n\":2,\"late\":\"a\"}\n{\"n\":3,\"late\":\"b\"}\n{\"n\":4,\"late\":\"a\"}\n", 1, 10,
            new TableOptions { Targets = ["late"] }).Schema.Target.Columns);

    [Fact]
    public void A_model_takes_its_columns_by_name_and_what_is_not_there_for_missing()
    {
        var schema = Read("{\"n\":1,\"m\":null,\"kind\":\"a\"}\n{\"n\":2,\"m\":7,\"kind\":\"b\"}\n{\"n\":3,\"m\":8,\"kind\":\"a\"}\n"
            + "{\"n\":4,\"m\":5,\"kind\":\"b\"}\n", 1, 100).Schema;
        var rows = new TableBatches(
            schema, CsvInput.Open(new MemoryStream("{\"x\":0,\"n\":5}\n{\"m\":6,\"n\":7}\n"u8.ToArray()), CsvText.Name, new CsvOptions()), withTarget: false);

        var read = new List<(double N, double M)>();
        while (rows.ReadBatch())
        {
            for (var row = 0; row < rows.Table.RowCount; row++)
            {
                read.Add((rows.Table.Feature(0)[row], rows.Table.Feature(1)[row]));
            }
        }

        Assert.Equal([(5, double.NaN), (7, 6)], read);
        Assert.Empty(rows.Input.UnseenFeatures);
    }

    [Fact]
    public void A_column_that_no_object_has_is_named()
    {
        var schema = Read("{\"n\":1,\"m\":6,\"kind\":\"a\"}\n{\"n\":2,\"m\":7,\"kind\":\"b\"}\n{\"n\":2,\"m\":8,\"kind\":\"a\"}\n"
            + "{\"n\":1,\"m\":6,\"kind\":\"b\"}\n", 1, 100).Schema;
        var rows =
            new TableBatches(schema, CsvInput.Open(new MemoryStream("{\"N\":5}\n{\"m\":6}\n"u8.ToArray()), CsvText.Name, new CsvOptions()), withTarget: false);

        while (rows.ReadBatch())
        {
        }

        Assert.Equal(["n"], rows.Input.UnseenFeatures);
    }

    [Fact]
    public void A_cell_that_is_no_number_has_its_place() => Fault.At(2, 17, "column \"n\": expected a number, found \"x\"", () => Read(
        "{\"n\":1,\"kind\":\"a\"}\n{\"kind\":\"b\",\"n\":\"x\"}\n", 1, 100, new TableOptions { Numeric = ["n"] }));

    [Fact]
    public void A_fault_is_the_same_on_several_threads_in_small_blocks()
    {
        var text = Encoding.UTF8.GetBytes(Json([.. Table().Take(30)], (i, names) => [.. names[(i % 5)..], .. names[..(i % 5)]]));
        var changes = Gen.Select(Gen.Int[0, text.Length - 1], Gen.OneOf("\"\\{}[]:,\nx1\u0000".Select(Gen.Const).ToArray()), Gen.Int[1, 16], Gen.Int[20, 300]);
        RandomCases.ForAll(changes, 2_000, change =>
        {
            var (position, value, threads, blockSize) = change;
            var bytes = text.ToArray();
            bytes[position] = (byte)value;

            Assert.Equal(Outcome(bytes, 1, 1_000_000), Outcome(bytes, threads, blockSize));
        });
    }

    private static string Outcome(byte[] bytes, int threads, int blockSize)
    {
        try
        {
            var training = Read(bytes, threads, blockSize, new TableOptions());
            return $"{training.Table.RowCount} rows of {string.Join(' ', training.Schema.Columns)}";
        }
        catch (GophernetException e)
        {
            return $"{e.Place}: {e.Message}";
        }
    }

    private static string[][] Table() => [.. Enumerable.Range(0, Rows).Select(i => (string[])
        [$"{i * 7 % 1_400}.{i % 3}", i % 4 == 0 ? "red" : "blue", i < 1_000 ? "" : $"{i}", i % 3 == 0 ? "true" : "false", i % 5 < 2 ? "yes" : "no"])];

    private static string Json(string[][] rows, Func<int, string[], string[]> order)
    {
        string[] names = ["n", "word", "late", "flag", "kind"];
        var text = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var members = order(i, names).Select(name => (name, value: row[Array.IndexOf(names, name)])).Where(member => i == 0 || member.value.Length > 0)
                .Select(member => $"\"{member.name}\":{(member.name switch
                {
                    _ when member.value.Length == 0 => "null",
                    "word" or "kind" => $"\"{member.value}\"",
                    _ => member.value,
                })}");
            text.Append(CultureInfo.InvariantCulture, $"{{{string.Join(',', members)}}}\n");
        }

        return text.ToString();
    }

    private static TrainingTable Read(string text, int threads, int blockSize, TableOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(text), threads, blockSize, options ?? new TableOptions());

    private static TrainingTable Read(byte[] bytes, int threads, int blockSize, TableOptions options) =>
        TableInference.Of(RawTable.Read(CsvInput.Open(new MemoryStream(bytes), CsvText.Name, new CsvOptions()), options, threads, blockSize), threads);

    private static byte[] ModelOf(string text, int threads, int blockSize) =>
        SmallModel.BytesButHash(new ModelTrainer(Read(text, threads, blockSize), Preset.Plain with { Epochs = 1 }).ToModel().Model);
}
