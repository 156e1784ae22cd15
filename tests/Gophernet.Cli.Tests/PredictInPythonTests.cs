using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>
/// docs/model-file.md says enough to predict in another language: examples/predict.py, which is written from it, agrees with the executable on every kind of
/// model and of cell.
/// </summary>
public class PredictInPythonTests
{
    private const int MaxLines = 80;

    // The executable works with 32-bit floats, which round by 6e-8, over sums of some dozen products; the program works with 64 bits. 2e-7 was the most.
    private const double ProbabilityTolerance = 2e-6;

    // The same, in parts of the largest number of a column, since numbers are sums of larger ones of both signs.
    private const double NumberTolerance = 1e-5;

    internal const string Small = "--hidden 9,5 --epochs 3";

    private static readonly string Program = Repository.File("examples", "predict.py");
    private static readonly Lazy<string?> Python = new(FindPython);

    internal static readonly string[] Targets = ["class", "amount", "second", "p", "q", "r", "x", "y", "z", "many", "skewed", "note"];

    public static TheoryData<string> Cases =>
    [
        .. from preset in (string[])["default", "fast", "plain"]
           from target in (string[])["class", "many", "amount,second", "p,q,r --task multilabel", "x,y,z"]
           select $"--target {target} --preset {preset} {Small}",
        .. from activation in (string[])["identity", "sigmoid", "tanh", "relu", "selu", "silu", "gelu", "mish"]
           select $"--target class --preset fast --activation {activation} {Small}",
        "--target x,y,z --preset classic --learning-rate 1e-5 --epochs 9",
        "--target class --preset classic --learning-rate 1e-5 --epochs 9",
        $"--target p --task classification --preset fast --threshold f1 {Small}",
        $"--target amount --preset default --loss quantile --quantile 0.9 --ensemble 1 {Small}",
        $"--target amount,second --preset default --quantile 0.1,0.5,0.9 {Small}",
        $"--target skewed --target-scale log --preset fast --quantile 0.2,0.4,0.6,0.8 {Small}",
        $"--target class --numeric skewed --preset default {Small}",
        $"--target class --numeric skewed --preset fast {Small}",
        $"--target skewed --target-scale log --preset fast {Small}",
        $"--target skewed,amount --preset plain {Small}",
        $"--target class --preset plain --embeddings on {Small}",
        $"--target class --preset default --numbers lines,waves --ensemble 4 {Small}",
        $"--target amount,second --preset fast --numbers plain,lines,waves --ensemble 6 {Small}",
        $"--target class --preset default --neighbours on --ensemble 4 {Small}",
        $"--target amount,second --preset fast --neighbours on --ensemble 4 --validation 0 {Small}",
        $"--target p,q,r --task multilabel --preset fast --numbers plain --neighbours on --ensemble 2 --validation 0 {Small}",
        $"--target class --preset plain --parametric on {Small}",
        $"--target class --preset plain --input-scales on {Small}",
        $"--target class --preset plain --missing NA,n/a,?,null,ÄÖ, {Small}",
        "--target class --preset plain --hidden none --epochs 3",
        .. from preset in (string[])["default", "fast", "plain"]
           from target in (string[])["class", "amount,second", "p,q,r --task multilabel"]
           select $"--target {target} --text note --preset {preset} {Small}",
        $"--target many --text note,city --text-buckets 256 --preset fast {Small}",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_the_executable(string arguments) => AssertAgrees(arguments, text => text);

    [Theory]
    [InlineData($"--target class --preset default {Small}")]
    [InlineData($"--target amount,second --preset plain {Small}")]
    public void Agrees_with_the_executable_on_semicolons_and_decimal_commas(string arguments) =>
        AssertAgrees(arguments, text => Regex.Replace(text.Replace(',', ';'), @"(?<=\d)\.|\.(?=\d)", ","));

    [Fact]
    public void The_program_is_short() => Assert.InRange(File.ReadAllLines(Program).Length, 1, MaxLines);

    private static void AssertAgrees(string arguments, Func<string, string> spelling)
    {
        Assert.SkipUnless(Python.Value is not null, "needs python3 with numpy: scripts/install-tools examples");
        using var workspace = new Workspace();
        var isSmooth = !arguments.Contains("plain", StringComparison.Ordinal) && !arguments.Contains("classic", StringComparison.Ordinal);
        var farthest = isSmooth ? "1e30" : "2e3"; // without smoothing, sums of far numbers leave no digits to compare
        workspace.Write("train.csv", spelling(Table(0, 420)));
        workspace.Write("rows.csv", spelling(Unusual(Table(420, 60), farthest)));
        var others = string.Join(',', Targets.Except(arguments.Split(' ', ',')));
        Run(workspace, ["train", "train.csv", "--quiet", "--categorical", "count,code", "--drop", others, .. arguments.Split(' ')]);
        var expected = Cells(Run(
            workspace, ["predict", "model.safetensors", "rows.csv", "--quiet", "--plain",
                .. ProbabilityOption.For(File.ReadAllBytes(workspace.File("model.safetensors")))]));

        var actual = Cells(RunPython(workspace.File("model.safetensors"), workspace.File("rows.csv")));

        Assert.Equal(expected[0], actual[0]);
        Assert.Equal(expected.Length, actual.Length);
        for (var column = 0; column < expected[0].Length; column++)
        {
            AssertClose([.. expected[1..].Select(row => row[column])], [.. actual[1..].Select(row => row[column])], expected[0][column]);
        }
    }

    private static void AssertClose(string[] expected, string[] actual, string column)
    {
        if (!expected.All(text => double.TryParse(text, CultureInfo.InvariantCulture, out _)))
        {
            Assert.Equal(expected, actual);
            return;
        }

        var numbers = Array.ConvertAll(expected, text => double.Parse(text, CultureInfo.InvariantCulture));
        var tolerance = column.StartsWith("probability_", StringComparison.Ordinal) ? ProbabilityTolerance : NumberTolerance * numbers.Max(Math.Abs);
        Assert.All(numbers, (number, row) => Assert.Equal(number, double.Parse(actual[row], CultureInfo.InvariantCulture), tolerance));
    }

    /// <summary>
    /// The rows of the other tests, and columns for what they have not: times with zones, words among numbers, rare and missing categories, codes.
    /// </summary>
    internal static string Table(int firstRow, int rows)
    {
        var lines = SameBytesCases.Table(firstRow, rows).TrimEnd('\n').Split('\n');
        var table = new StringBuilder(lines[0]).Append(",many,seen,dose,mood,code,\"a \"\"quoted\"\" name\"\n");
        for (var i = 0; i < rows; i++)
        {
            var n = firstRow + i;
            table.Append(lines[i + 1]).Append(CultureInfo.InvariantCulture, $",m{n * 7 % 13},");
            table.Append(
                n % 17 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"2021-{1 + n % 12:00}-{1 + n % 28:00}T{n % 24:00}:{n % 60:00}:07+0{n % 9}:30"));
            table.Append(CultureInfo.InvariantCulture, $",{(n % 19 == 0 ? "unknown" : $"{n * 31 % 83}.{n % 10}")},");
            table.Append(n % 13 == 0 ? "NA" : n % 101 == 0 ? $"rare{n}" : ((string[])["good", "so \"so\"", "größer"])[n % 3] is var mood && mood.Contains('"')
                ? "\"so \"\"so\"\"\"" : mood);
            table.Append(CultureInfo.InvariantCulture, $",{((string[])["01", "2.0", "3", "4e0"])[n % 4]},{n * 37 % 11}\n");
        }

        return table.ToString();
    }

    /// <summary>Puts into each row a cell that is unlike those of the training rows.</summary>
    internal static string Unusual(string table, string farthest)
    {
        (string Column, string Text)[] cells =
        [
            ("a", ""), ("a", farthest), ("a", "-1E-300"), ("a", "+7."), ("a", " .5\t"), ("a", "n/a"), ("a", "inf"), ("b", "."), ("b", "-NaN"),
            ("b", "0000123.50"),
            ("city", "Atlantis"), ("city", ""), ("city", "oslo"), ("city", " Oslo "), ("city", "."), ("mood", ""), ("mood", "unheard of"), ("mood", "NULL"),
            ("member", "YES"), ("member", ""), ("member", "."), ("joined", ""), ("joined", "0001-01-01"), ("joined", "9999-12-31"),
            ("joined", "1969-12-31 23:59"),
            ("seen", "2021-03-04"), ("seen", "2021-03-04 05:06:07.125Z"), ("seen", "2021-03-04t05:06-1130"), ("seen", "2021-03-04T05:06:07+02"), ("seen", "?"),
            ("dose", "unknown"), ("dose", ""), ("code", "1"), ("code", "01.0"), ("code", "2"), ("code", "3.0"), ("code", "4"), ("code", "04"), ("code", "5"),
            ("code", "1e-7"), ("count", "03"), ("count", "12.00"), ("count", "99"), ("count", "NA"), ("note", ""), ("note", "."),
            ("note", "İSTANBUL ΑΣ ﬁne\u00a0\u2003\u001f x"),
            ("note", "unheard words only"), ("note", "late\tlate LATE 7٣"),
        ];
        return WithCells(table, cells);
    }

    /// <summary>The table with other cells, one in each of its first rows.</summary>
    internal static string WithCells(string table, (string Column, string Text)[] cells)
    {
        var lines = table.TrimEnd('\n').Split('\n');
        var names = lines[0].Split(',');
        for (var i = 0; i < cells.Length; i++)
        {
            var row = lines[i + 1].Split(',');
            row[Array.IndexOf(names, cells[i].Column)] = cells[i].Text;
            lines[i + 1] = string.Join(',', row);
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Run(Workspace workspace, string[] arguments)
    {
        var outcome = Executable.Run(Runner.Native, workspace.Folder, [], arguments);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome.Output;
    }

    private static string RunPython(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python.Value!, ["-E", "-s", "-B", "-X", "utf8", "-W", "error", Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error));
        return output.Result;
    }

    /// <summary>No name or class of these tests has a comma or a quote.</summary>
    private static string[][] Cells(string csv) => [.. csv.TrimEnd('\n').Split('\n').Select(line => line.Split(','))];

    /// <summary>Debian's own first: a version manager's may come before it on PATH, without numpy.</summary>
    private static string? FindPython() => ((string[])["/usr/bin/python3", "python3"]).FirstOrDefault(python =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import numpy"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });
}
