using System.Globalization;
using System.Text;
using Gophernet.Models;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Gophernet.Cli.Tests;

/// <summary>Models in ONNX, run by Microsoft's runtime: they agree with gophernet, or are refused by name.</summary>
public class OnnxExportTests
{
    // The product and the runtime work with 32-bit floats, which round by 6e-8, over sums of some dozen products. 2e-6 was the most.
    private const double Tolerance = 1e-5;

    private const string Small = "--hidden 9,5 --epochs 3";
    private const string Fast = "--preset fast " + Small;
    private const string Plain = "--preset plain " + Small;

    private static readonly string[] Targets = ["class", "amount", "second", "p", "q", "r", "x", "y", "z", "skewed", "many"];

    public static TheoryData<string> Cases =>
    [
        .. from preset in (string[])["default", "fast", "plain"]
           from target in (string[])["class", "many", "amount,second", "p,q,r --task multilabel", "x,y,z"]
           select $"--target {target} --preset {preset} {Small}",
        .. from activation in (string[])["identity", "sigmoid", "tanh", "relu", "selu", "silu", "gelu", "mish"]
           select $"--target class {Fast} --activation {activation}",
        "--target class --preset classic --learning-rate 1e-5 --epochs 9",
        "--target class --preset plain --hidden none --epochs 3",
        $"--target p --task classification {Fast} --threshold f1",
        $"--target p --task classification {Fast} --cost 1:0=5,0:1=2",
        $"--target class {Fast} --cost u:v=5,w:u=3",
        $"--target class {Fast} --class-weight balanced",
        $"--target class {Fast} --class-weight u=3",
        $"--target amount {Plain}",
        $"--target amount --preset default --loss quantile --quantile 0.9 --ensemble 1 {Small}",
        $"--target amount,second --preset default --quantile 0.1,0.5,0.9 {Small}",
        $"--target skewed --target-scale log --preset fast --quantile 0.2,0.4,0.6,0.8 {Small}",
        $"--target skewed --target-scale log {Fast}",
        $"--target skewed,amount {Plain}",
        $"--target class {Plain} --embeddings on",
        $"--target class {Plain} --parametric on",
        $"--target class {Plain} --input-scales on",
        $"--target class {Plain} --missing -499,1.5,none,ÄÖ",
        $"--target class --preset default --numbers lines,waves --ensemble 4 {Small}",
        $"--target amount,second --preset fast --numbers plain,lines,waves --ensemble 6 {Small}",
        $"--target class --preset default --neighbours on --ensemble 4 {Small}",
        $"--target amount,second --preset fast --neighbours on --ensemble 4 --validation 0 {Small}",
        $"--target p,q,r --task multilabel --preset fast --numbers plain --neighbours on --ensemble 2 --validation 0 {Small}",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_gophernet(string arguments)
    {
        using var workspace = new Workspace();
        Train(workspace, arguments);
        var far = arguments.Contains("plain", StringComparison.Ordinal) || arguments.Contains("classic", StringComparison.Ordinal) ? "2e3" : "1e30";
        workspace.Write("rows.csv", Unusual(Table(420, 80), far));

        var difference = Compare(workspace);

        Assert.Equal(0, difference.Answers);
        Assert.InRange(difference.Probability, 0, Tolerance);
        Assert.InRange(difference.Number, 0, Tolerance);
    }

    [Fact]
    public void Reads_dates_of_ten_thousand_years_as_gophernet_does()
    {
        const int Days = 3_652_059;
        using var workspace = new Workspace();
        Train(workspace, $"--target amount {Fast}");
        var random = new Random(7);
        var records = Records(Table(420, 1_000));
        var (joined, seen) = (Array.IndexOf(records[0], "joined"), Array.IndexOf(records[0], "seen"));
        foreach (var record in records.Skip(1))
        {
            record[joined] = DateOnly.FromDayNumber(random.Next(Days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            record[seen] = DateTime.MinValue.AddSeconds(random.NextDouble() * Days * 86_400).ToString("yyyy-MM-ddTHH:mm:ss.ff", CultureInfo.InvariantCulture)
                + ((string[])["", "Z", "+14:00", "-09:30"])[random.Next(4)];
        }

        workspace.Write("rows.csv", string.Join('\n', records.Select(record => string.Join(',', record))));

        Assert.InRange(Compare(workspace).Number, 0, Tolerance);
    }

    [Theory]
    [InlineData("titanic", "survived")]
    [InlineData("bike_hour", "count")]
    [InlineData("california", "median_house_value")]
    [InlineData("glass", "Type")]
    public void Agrees_with_gophernet_on_public_tables(string table, string target)
    {
        using var workspace = new Workspace();
        workspace.CopyIn(Repository.SharedFile("suite", $"{table}.train.csv"));
        workspace.CopyIn(Repository.SharedFile("suite", $"{table}.test.csv"));
        Run("train", workspace.File($"{table}.train.csv"), "--target", target, "--preset", "fast", "--epochs", "3", "-o", workspace.File("model.safetensors"));

        var difference = Compare(workspace, $"{table}.test.csv");

        Assert.Equal(0, difference.Answers);
        Assert.InRange(difference.Probability, 0, Tolerance);
        Assert.InRange(difference.Number, 0, Tolerance);
    }

    [Theory]
    [InlineData("member", "maybe")]
    [InlineData("member", " yes")]
    [InlineData("joined", "12/31/2021")]
    [InlineData("joined", "2021-02-29")]
    [InlineData("joined", "2021-13-01")]
    [InlineData("joined", "0000-01-01")]
    [InlineData("joined", "2021-03-04T24:00")]
    [InlineData("clock", "9:05 PM")]
    public void Says_nothing_of_a_row_with_a_cell_that_it_cannot_read(string column, string cell)
    {
        using var workspace = new Workspace();
        Train(workspace, $"--target class {Fast}");
        var rows = Records(Table(420, 3));
        rows[2][Array.IndexOf(rows[0], column)] = cell;
        var model = Model.Load(workspace.File("model.safetensors"));
        using var run = new OnnxRun(model, Export(workspace));

        var outputs = run.Run(rows, trims: false);

        var (labels, probabilities) = ((DenseTensor<string>)outputs["label"], (DenseTensor<float>)outputs["probabilities"]);
        Assert.Equal("", labels[1]);
        Assert.All(model.Classes, (_, i) => Assert.Equal(float.NaN, probabilities[1, i]));
        Assert.All((int[])[0, 2], row => Assert.Contains(labels[row], model.Classes));
    }

    [Fact]
    public void Takes_infinity_as_missing_as_rows_do()
    {
        using var workspace = new Workspace();
        Train(workspace, $"--target amount {Fast}");
        var rows = Records(Table(420, 3));
        rows = [rows[0], .. ((string[])["inf", "-inf", ""]).Select(a => (string[])[a, .. rows[1][1..]])];
        using var run = new OnnxRun(Model.Load(workspace.File("model.safetensors")), Export(workspace));

        var numbers = (DenseTensor<float>)run.Run(rows, keepsInfinity: true)["prediction"];

        Assert.Equal([numbers[0, 0], numbers[0, 0]], [numbers[1, 0], numbers[2, 0]]);
        Assert.True(float.IsFinite(numbers[0, 0]));
    }

    [Fact]
    public void Takes_doubles_where_floats_would_lose_what_tells_numbers_apart()
    {
        using var workspace = new Workspace();
        Train(workspace, $"--target class {Fast}");
        using var run = new OnnxRun(Model.Load(workspace.File("model.safetensors")), Export(workspace));

        Assert.Equal(typeof(double), run.TypeOf("stamp"));
        Assert.Equal([typeof(float), typeof(float), typeof(float)], ((string[])["a", "b", "year"]).Select(run.TypeOf));
        Assert.Equal([typeof(string), typeof(string), typeof(string)], ((string[])["city", "member", "joined"]).Select(run.TypeOf));
    }

    [Fact]
    public void Says_what_it_is()
    {
        using var workspace = new Workspace();
        Train(workspace, $"--target class {Fast}");
        using var run = new OnnxRun(Model.Load(workspace.File("model.safetensors")), Export(workspace));

        Assert.Equal("gophernet", run.Metadata.ProducerName);
        Assert.Contains("class", run.Metadata.Description, StringComparison.Ordinal);
        Assert.Equal(("""["u","v","w"]""", """["class"]"""), (run.Metadata.CustomMetadataMap["classes"], run.Metadata.CustomMetadataMap["targets"]));
        Assert.Equal(["label", "probabilities"], run.Outputs);
    }

    [Fact]
    public void Gives_outputs_names_that_no_column_has()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", Names(Table(0, 420)));
        workspace.Write("rows.csv", Names(Table(420, 20)));
        Run(["train", workspace.File("train.csv"), "--target", "class", "--drop", "p,q,r,x,y,z", "-o", workspace.File("model.safetensors"),
            .. Fast.Split(' ')]);
        using var run = new OnnxRun(Model.Load(workspace.File("model.safetensors")), Export(workspace));

        Assert.Equal(["label_", "probabilities_"], run.Outputs);
        Assert.Contains("Gemm_1", run.Inputs);

        static string Names(string table) => table.Replace("a,b,c,", "label,probabilities,Gemm_1,", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("note", "--text note", "hashed n-grams")]
    [InlineData("day", "--dates day=dmy", "the form dmy")]
    [InlineData("length", "", "durations")]
    public void Refuses_by_name_what_onnx_has_no_operators_for(string column, string arguments, string reason)
    {
        using var workspace = new Workspace();
        var table = new StringBuilder($"a,{column},class\n");
        for (var i = 0; i < 300; i++)
        {
            var cell = column switch { "note" => $"some words {i % 7} and n{i}", "day" => $"{1 + i % 28}/{1 + i % 12}/2021", _ => $"{i % 9}h {i % 50}m" };
            table.Append(CultureInfo.InvariantCulture, $"{i * 37 % 101},{cell},{"uv"[i % 2]}\n");
        }

        workspace.Write("train.csv", table.ToString());
        Run(["train", workspace.File("train.csv"), "-o", workspace.File("model.safetensors"), .. $"{Fast} {arguments}".Trim().Split(' ')]);

        var outcome = InProcess.Run("", "export", workspace.File("model.safetensors"), "-o", workspace.File("model.onnx"));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"column \"{column}\": ONNX has no operators for", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.File("model.onnx")));
    }

    private static OnnxDifference Compare(Workspace workspace, string rows = "rows.csv")
    {
        var model = Model.Load(workspace.File("model.safetensors"));
        using var run = new OnnxRun(model, Export(workspace));
        return OnnxDifference.Of(model, run, workspace.File(rows));
    }

    private static byte[] Export(Workspace workspace)
    {
        Run("export", workspace.File("model.safetensors"), "-o", workspace.File("model.onnx"));
        return File.ReadAllBytes(workspace.File("model.onnx"));
    }

    private static void Train(Workspace workspace, string arguments)
    {
        workspace.Write("train.csv", Table(0, 420));
        var others = string.Join(',', Targets.Except(arguments.Split(' ', ',')));
        Run(["train", workspace.File("train.csv"), "--categorical", "count,code", "--drop", others, "-o", workspace.File("model.safetensors"),
            .. arguments.Split(' ')]);
    }

    private static void Run(params string[] arguments)
    {
        var outcome = InProcess.Run("", [.. arguments, "--quiet"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }

    private static List<string[]> Records(string table) => [.. table.TrimEnd('\n').Split('\n').Select(line => line.Split(','))];

    /// <summary>
    /// The rows of the other tests but for their texts, and columns for what they have not: times, words among numbers, rare and missing categories, codes,
    /// numbers far from 0, units, and a long tail.
    /// </summary>
    private static string Table(int firstRow, int rows)
    {
        var lines = SameBytesCases.Table(firstRow, rows).TrimEnd('\n').Split('\n');
        var table = new StringBuilder(WithoutNote(lines[0])).Append(",many,seen,dose,mood,code,clock,stamp,year,cost,tail\n");
        for (var i = 0; i < rows; i++)
        {
            var n = firstRow + i;
            string[] cells =
            [
                $"m{n * 7 % 13}",
                n % 17 == 0 ? "" : $"2021-{1 + n % 12:00}-{1 + n % 28:00}T{n % 24:00}:{n % 60:00}:07+0{n % 9}:30",
                n % 19 == 0 ? "unknown" : $"{n * 31 % 83}.{n % 10}",
                n % 13 == 0 ? "NA" : n % 101 == 0 ? $"rare{n}" : ((string[])["good", "so so", "größer"])[n % 3],
                ((string[])["01", "2.0", "3", "4e0"])[n % 4],
                n % 29 == 0 ? "" : $"{n * 5 % 24:00}:{n * 7 % 60:00}",
                FormattableString.Invariant($"{1_600_000_000.25 + n * 7919 % 100_003}"),
                $"{1990 + n * 11 % 31}",
                FormattableString.Invariant($"${n * 13 % 997}.{n % 10}0"),
                FormattableString.Invariant($"{Math.Exp(n * 17 % 23 / 1.7):0.###}"),
            ];
            table.Append(WithoutNote(lines[i + 1])).Append(',').AppendJoin(',', cells).Append('\n');
        }

        return table.ToString();
    }

    private static string WithoutNote(string line) => line[..line.LastIndexOf(',')];

    /// <summary>Puts into each row a cell that is unlike those of the training rows.</summary>
    private static string Unusual(string table, string far)
    {
        (string Column, string Text)[] cells =
        [
            ("a", ""), ("a", far), ("a", "-1E-30"), ("a", "n/a"), ("a", "inf"), ("a", "-499.0"), ("b", "."), ("b", "-NaN"), ("b", "0000123.50"), ("b", "1.5"),
            ("c", "-7"), ("city", "Atlantis"), ("city", ""), ("city", "oslo"), ("city", "none"), ("mood", ""), ("mood", "unheard of"), ("mood", "NULL"),
            ("mood", "nOnE"), ("member", "YES"), ("member", "nO"), ("member", ""), ("member", "."), ("member", "n/A"), ("joined", ""),
            ("joined", "0001-01-01"), ("joined", "9999-12-31"), ("joined", "1969-12-31 23:59"), ("joined", "2000-02-29"), ("joined", "1900-03-01"),
            ("joined", "2100-12-31"), ("joined", "NaN"), ("seen", "2021-03-04"), ("seen", "2021-03-04 05:06:07.125Z"), ("seen", "2021-03-04T05:06-11:30"),
            ("seen", "2021-03-04T05:06:07+02"), ("seen", "?"), ("seen", "0001-01-01T00:30+01:00"), ("seen", "9999-12-31T23:30-01:00"),
            ("seen", "1970-01-01T00:00:60"), ("dose", "unknown"), ("dose", ""), ("code", "01"), ("code", "2.0"), ("code", "3.0"), ("code", "4e0"),
            ("code", "5"), ("count", "3.0"), ("count", "12"), ("count", "99"), ("count", "NA"), ("clock", ""), ("clock", "00:00"), ("clock", "23:59:59.75"),
            ("stamp", "1600000000"), ("stamp", "1600050000.5"), ("stamp", ""), ("year", "1200"), ("cost", "7"), ("cost", "$1,234.50"), ("tail", far),
            ("tail", "-3"), ("tail", "0"),
        ];
        var records = Records(table);
        for (var i = 0; i < cells.Length; i++)
        {
            records[i + 1][Array.IndexOf(records[0], cells[i].Column)] = cells[i].Text.Contains(',') ? $"\"{cells[i].Text}\"" : cells[i].Text;
        }

        return string.Join('\n', records.Select(record => string.Join(',', record))) + "\n";
    }
}
