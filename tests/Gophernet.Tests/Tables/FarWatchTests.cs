using System.Text;
using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Threading;

namespace Gophernet.Tests.Tables;

/// <summary>What is far from training in rows that are read for a model.</summary>
public class FarWatchTests
{
    private const string Header = "n,c,d,b,m,y\n";

    private static readonly TrainingTable Training = InferredTable.Of(Header + string.Concat(Enumerable.Range(0, 400).Select(row =>
        $"{row % 100 + 0.5},{(row == 9 ? "rare" : row % 2 == 0 ? "red" : "blue")},2026-01-{row % 28 + 1:00},{(row % 3 == 0 ? "yes" : "no")},"
            + $"{(row % 4 == 0 ? "" : $"{row % 7}")},{(row % 2 == 0 ? "p" : "q")}\n")));

    [Fact]
    public void Rows_as_in_training_are_not_far() => Assert.Empty(Findings("n,c,d,b,m\n0.5,red,2026-01-01,yes,\n99.5,rare,2026-01-28,no,6\n"));

    [Theory]
    [InlineData("0,red,2026-01-05,yes,1", "n", "is below 0.5, the smallest in training; the smallest here is 0")]
    [InlineData("1e9,red,2026-01-05,yes,1", "n", "is above 99.5, the largest in training; the largest here is 1E+09")]
    [InlineData(",red,2026-01-05,yes,1", "n", "is missing, and none was in training")]
    [InlineData("1,green,2026-01-05,yes,1", "c", "has 1 category not in training: green (1)")]
    [InlineData("1,red,2027-03-05,yes,1", "d", "is above 2026-01-28, the largest in training; the largest here is 2027-03-05")]
    [InlineData("1,red,2026-01-05,,1", "b", "is missing, and none was in training")]
    [InlineData("1,red,2026-01-05,yes,-3", "m", "is below 0, the smallest in training; the smallest here is -3")]
    public void Each_way_to_be_far_is_found(string row, string column, string what)
    {
        var (feature, finding) = Assert.Single(Findings($"n,c,d,b,m\n1,red,2026-01-05,yes,1\n{row}\n"));

        Assert.Equal((column, what), (feature.Name, finding.What));
        Assert.Equal((1, 3), (finding.Cells.Count, finding.Cells.Line));
    }

    // Of rows like those of training, in random order, some lie beyond: 400 rows are known. (60 / 460)⁴ is 0.0003, and six ends are looked at.
    [Theory]
    [InlineData(60, 3, "100.2", false)]
    [InlineData(60, 4, "100.2", true)]
    [InlineData(1, 1, "390", false)] // 2.9 ranges beyond
    [InlineData(1, 1, "400", true)]
    [InlineData(1, 1, "-300", true)]
    [InlineData(2_000, 100, "101", true)]
    [InlineData(2_000, 1, "101", false)]
    public void Numbers_beyond_are_said_where_chance_does_not_explain_them(int rows, int beyond, string number, bool isSaid)
    {
        var text = "n,c,d,b,m\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"{(row < beyond ? number : "50")},red,2026-01-05,yes,1\n"));
        var watch = Watch();

        Run(text, watch);

        Assert.Equal(beyond, Assert.Single(watch.Total.Findings()).Finding.Cells.Count);
        Assert.Equal(isSaid ? 1 : 0, watch.Total.Surprises().Count());
    }

    [Fact]
    public void Other_findings_are_always_said()
    {
        var watch = Watch();

        Run("n,c,d,b,m\n,green,2026-01-05,yes,1\n", watch);

        Assert.Equal(["n", "c"], watch.Total.Surprises().Select(found => found.Feature.Name));
    }

    [Fact]
    public void Without_a_record_only_what_the_schema_tells_is_found()
    {
        var findings = Findings("n,c,d,b,m\n,green,2030-01-05,yes,\n1e9,red,2026-01-05,yes,1\n", profile: null);

        Assert.Equal(["n: is missing, and none was in training"], findings.Select(found => $"{found.Feature.Name}: {found.Finding.What}"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 50)]
    [InlineData(3, 1_000)]
    [InlineData(16, 100)]
    public void Threads_and_blocks_have_no_part_in_the_report(int threads, int blockSize)
    {
        var rows = "n,c,d,b,m\n" + string.Concat(Enumerable.Range(0, 3_000).Select(row =>
            $"{(row % 11 == 0 ? "" : $"{row % 150}")},{(row % 5 == 0 ? $"new {row % 1_700}" : "red")},2026-{row % 12 + 1:00}-05,"
                + $"{(row % 2 == 0 ? "yes" : "no")},{row % 9}\n"));

        Assert.Equal(Report(rows, 1, 1_000_000), Report(rows, threads, blockSize));
    }

    [Fact]
    public void The_most_frequent_categories_come_first()
    {
        string[] categories = ["x", "y", "z", "y", "w", "z", "y"];
        var finding = Assert.Single(Findings("n,c,d,b,m\n" + string.Concat(categories.Select(c => $"1,{c},2026-01-05,yes,1\n")))).Finding;

        Assert.Equal("have 4 categories not in training: y (3), z (2), x (1), …", finding.What);
    }

    [Fact]
    public void Rows_like_those_of_training_have_a_small_index_and_others_a_large_one()
    {
        const double Stable = 0.1; // below which a column is called stable, and above 0.25 shifted
        const double Shifted = 0.25;
        var same = "n,c,d,b,m\n" + string.Concat(Enumerable.Range(0, 400).Select(row =>
            $"{row * 7 % 100 + 0.5},{(row % 2 == 0 ? "red" : "blue")},2026-01-{row % 28 + 1:00},"
                + $"{(row % 3 == 0 ? "yes" : "no")},{(row % 4 == 0 ? "" : $"{row % 7}")}\n"));
        var other = "n,c,d,b,m\n" + string.Concat(Enumerable.Range(0, 400).Select(row => $"{row % 20 + 80},blue,2026-01-02,yes,{row % 7}\n"));

        Assert.All(Indexes(same), index => Assert.InRange(index, 0, Stable));
        Assert.All(Indexes(other), index => Assert.InRange(index, Shifted, double.MaxValue));
    }

    [Fact]
    public void The_parts_of_a_column_are_counted_beside_training()
    {
        var watch = Watch();
        Run("n,c,d,b,m\n-5,red,2026-01-05,yes,\n0.5,green,2026-01-05,yes,1\n60,blue,,yes,1\n1000,red,2026-01-05,yes,1\n", watch);
        var (number, category) = (watch.Total.Columns[0].Parts!, watch.Total.Columns[1].Parts!);

        // Of 0.5 to 99.5, each four times: the first percentile, the quartiles, and the last percentile.
        Assert.Equal([0.5, 1.5, 25.5, 50.5, 74.5, 98.5, 99.5], number.Edges);
        Assert.All(number.Training.Zip((double[])[0.02, 0.24, 0.25, 0.24, 0.24, 0.01]), pair => Assert.Equal(pair.Second, pair.First, 0.011));
        Assert.Equal([2L, 0, 0, 1, 0, 1], number.Counts);
        Assert.Equal((string?[])[null, "blue", "red"], category.Names.Order(StringComparer.Ordinal));
        Assert.Equal(1 / 400.0, category.Training[0]);
        Assert.Equal(1, category.Counts[0]);
        Assert.Equal(4, category.Counts.Sum());
    }

    [Fact]
    public void Without_a_record_there_are_no_parts()
    {
        var watch = new FarWatch(Training.Schema, profile: null, hasBins: true, isStrict: false);
        Run("n,c,d,b,m\n-5,red,2026-01-05,yes,\n", watch);

        Assert.All(watch.Total.Columns, column => Assert.Null(column.Parts));
    }

    [Theory]
    [InlineData("1,green,2026-01-05,yes,1", "rows.csv:3:3", "column \"c\": expected a category that was in training, found \"green\"")]
    [InlineData("1000,red,2026-01-05,yes,1", "rows.csv:3:1", "column \"n\": expected 0.5 to 99.5, as in training, found \"1000\"")]
    [InlineData("1,red,2026-01-05,,1", "rows.csv:3:18", "column \"b\": expected a value, as in every row of training, found an empty field")]
    [InlineData("n/a,red,2026-01-05,yes,1", "rows.csv:3:1",
        "column \"n\": expected a value, as in every row of training, found \"n/a\", which counts as missing")]
    public void Strict_makes_it_an_error_with_its_place(string row, string place, string message)
    {
        var fault = Assert.Throws<GophernetException>(() => Run($"n,c,d,b,m\n1,rare,2026-01-05,yes,\n{row}\n", Watch(isStrict: true)));

        Assert.Equal(place, fault.Place.ToString());
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(new Setting("strict"), Assert.Single(fault.Settings));
    }

    [Fact]
    public void Long_texts_and_very_many_take_little_memory()
    {
        var texts = new UnseenTexts();
        for (var i = 0; i < 5_000; i++)
        {
            texts.Add(Encoding.UTF8.GetBytes($"{i}{new string('ü', 10_000)}"), 1);
        }

        Assert.Equal((1_000, true), (texts.Count, texts.HasMore));
        Assert.All(texts.MostFrequent(10), text => Assert.InRange(text.Text.Length, 1, 100));
        Assert.DoesNotContain('\uFFFD', texts.MostFrequent(1)[0].Text);
    }

    /// <summary>Every kind of column, with a cell that is missing and one that is far; a text alone is never far.</summary>
    public static TheoryData<string, string> FarCells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var column in EveryKind.Columns)
        {
            cells.Add(column.Name, "");
            if (column.Far.Length > 0)
            {
                cells.Add(column.Name, column.Far);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(FarCells))]
    public void Strict_gives_the_place_in_columns_of_every_kind(string column, string cell)
    {
        var training = EveryKind.Training();
        var fault = Assert.Throws<GophernetException>(() => Run(EveryKind.Rows(column, cell), Watch(training, isStrict: true), training: training));

        Assert.Equal((3L, column), (fault.Place?.Line, fault.Field));
    }

    [Theory]
    [MemberData(nameof(FarCells))]
    public void Columns_of_every_kind_are_counted(string column, string cell)
    {
        var (training, kept) = (EveryKind.Training(), Watch(EveryKind.Training()));
        Run(EveryKind.Rows(column, cell), kept, training: training);

        Assert.Equal(column, Assert.Single(kept.Total.Findings()).Feature.Name);
        Assert.Equal(2, kept.Total.RowCount);
    }

    [Fact]
    public void A_fault_after_a_missing_text_is_that_fault()
    {
        var training = EveryKind.Training();
        var rows = EveryKind.Rows("number", "much").Split('\n');
        rows[2] = rows[2].Replace("a heavy blue box", "", StringComparison.Ordinal);
        var fault = Assert.Throws<GophernetException>(() => Run(string.Join('\n', rows), Watch(training), training: training));

        Assert.Equal((3L, "number"), (fault.Place?.Line, fault.Field));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_not_counted()
    {
        var watch = Watch();
        Run("n,c,d,b,m\n1,red,2026-01-05,yes,1\nmuch,new,2026-01-05,yes,1\n1000,red,2026-01-05,yes,1\n", watch, keepsFaults: true);

        Assert.Equal(["n: is above 99.5, the largest in training; the largest here is 1000"],
            watch.Total.Findings().Select(found => $"{found.Feature.Name}: {found.Finding.What}"));
        Assert.Equal((2, 4), (watch.Total.RowCount, watch.Total.Findings().Single().Finding.Cells.Line));
    }

    [Fact]
    public void A_row_that_strict_refuses_is_counted()
    {
        var watch = Watch(isStrict: true);
        Run("n,c,d,b,m\n1,red,2026-01-05,yes,1\n1000,new,2026-01-05,yes,1\n", watch, keepsFaults: true);

        Assert.Equal(["n", "c"], watch.Total.Findings().Select(found => found.Feature.Name));
        Assert.Equal(2, watch.Total.RowCount);
    }

    private static FarWatch Watch(bool isStrict = false) => Watch(Training, isStrict);

    private static FarWatch Watch(TrainingTable training, bool isStrict = false) =>
        new(training.Schema, training.Profile, hasBins: true, isStrict);

    private static IEnumerable<(Feature Feature, FarFinding Finding)> Findings(string rows) => Findings(rows, Training.Profile);

    private static IEnumerable<(Feature Feature, FarFinding Finding)> Findings(string rows, TableProfile? profile)
    {
        var watch = new FarWatch(Training.Schema, profile, hasBins: false, isStrict: false);
        Run(rows, watch);
        return watch.Total.Findings();
    }

    private static List<double> Indexes(string rows)
    {
        using var report = JsonDocument.Parse($"[{Report(rows, 1, 1_000_000)}]");
        return [.. report.RootElement.EnumerateArray().Select(column => column.GetProperty("psi").GetDouble())];
    }

    private static string Report(string rows, int threads, int blockSize)
    {
        var watch = Watch();
        Run(rows, watch, threads, blockSize);
        return string.Join(",\n", watch.Total.Columns.Select(column =>
        {
            var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                column.WriteJson(json);
                json.WriteEndObject();
            }

            return Encoding.UTF8.GetString(stream.ToArray());
        }));
    }

    private static void Run(
        string rows, FarWatch watch, int threads = 1, int blockSize = 4096, TrainingTable? training = null, bool keepsFaults = false)
    {
        var reader = CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(rows)), "rows.csv", new CsvOptions());
        var input = new TableInput((training ?? Training).Schema, reader, withTarget: false, isLenient: false, blockSize)
        {
            Watch = watch, KeepsFaults = keepsFaults,
        };
        OrderedWork.Run(threads, () => new Worker(new TableReader(input)));
    }

    private sealed class Worker(TableReader rows) : RowWorker(rows)
    {
        protected override void HandOn()
        {
        }
    }
}
