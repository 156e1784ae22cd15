namespace Gophernet.Cli.Tests;

/// <summary>--threads changes nothing but the time that a command takes.</summary>
public sealed class ThreadTests : IDisposable
{
    private const int Rows = 20_000; // many blocks

    private static readonly string Labelled = "\uFEFFx,note,y\n" + string.Concat(Enumerable.Range(0, Rows).Select(row =>
        FormattableString.Invariant(
            $"{row % 1500 * 0.25},{(row % 70 == 0 ? "\"a\n\"\"b\"\"\"" : row % 2 == 0 ? "\uFEFFc" : "d")},{(row % 1500 > 700 ? "high" : "low")}\n")));

    private readonly string _model = Path.GetTempFileName();

    public ThreadTests() => Assert.Equal(0, InProcess.Run(Labelled, Training).ExitCode);

    [Theory]
    [InlineData]
    [InlineData("--probabilities", "--append")]
    [InlineData("--keep", "note", "--format", "tsv")]
    [InlineData("--append", "--format", "jsonl", "--probabilities")]
    public void Predictions_are_the_same(params string[] options) => AssertSame(Labelled, ["predict", _model, .. options]);

    [Fact]
    public void Every_row_has_one_output_row_in_its_place()
    {
        var numbered = "row," + string.Join('\n', Labelled.TrimStart('\uFEFF').Replace("\"a\n\"\"b\"\"\"", "e", StringComparison.Ordinal)
            .Split('\n').Select((line, row) => row is 0 or > Rows ? line : $"{row},{line}"));

        var run = AssertSame(numbered, ["predict", _model, "--keep", "row"]);

        Assert.Equal(["row", .. Enumerable.Range(1, Rows).Select(row => $"{row}"), ""], run.Output.Split('\n').Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Rows / 2)]
    public void The_rows_before_a_fault_are_written_and_no_others(int row)
    {
        var lines = Labelled.Replace("\"a\n\"\"b\"\"\"", "e", StringComparison.Ordinal).Split('\n');
        lines[row] = "oops,c,low";
        lines[row + 1] = "1"; // a later fault, which is found sooner

        var run = AssertSame(string.Join('\n', lines), ["predict", _model]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"gophernet: <stdin>:{row + 1}:1: column \"x\": expected a number", run.Error, StringComparison.Ordinal);
        Assert.Equal(row, run.Output.Count(character => character == '\n'));
    }

    [Fact]
    public void Cells_that_a_lenient_prediction_takes_for_missing_are_all_counted()
    {
        var run = AssertSame(Labelled.Replace("\n1.25,", "\noops,", StringComparison.Ordinal), ["predict", _model, "--lenient"]);

        Assert.Contains("took 14 cells for missing", run.Error, StringComparison.Ordinal); // 20,000 / 1,500, rounded up
    }

    [Fact]
    public void Evaluations_are_the_same() => AssertSame(Labelled, ["evaluate", _model, "--json"]);

    [Fact]
    public void Comparisons_are_the_same()
    {
        var other = Path.GetTempFileName();
        Assert.Equal(0, InProcess.Run(Labelled, [.. Training[..^1], other, "--seed", "2"]).ExitCode);

        var run = AssertSame(Labelled, ["compare", _model, other, "--json"]);

        Assert.Equal(0, run.ExitCode);
        File.Delete(other);
    }

    [Fact]
    public void Reports_are_the_same() => Assert.Equal(0, AssertSame(Labelled, ["report", _model, "--json"]).ExitCode);

    [Theory]
    [InlineData("--json")]
    [InlineData("--repeats", "2", "--ensemble", "3")]
    [InlineData("--target", "x")]
    public void Cross_validations_are_the_same(params string[] options)
    {
        var rows = string.Join('\n', Labelled.Split('\n').Take(400)) + "\n";

        var run = AssertSame(rows, ["cross-validate", "--folds", "3", "--preset", "fast", "--hidden", "8", "--epochs", "2", .. options]);

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Tunings_are_the_same()
    {
        var rows = string.Join('\n', Labelled.Split('\n').Take(200)) + "\n";
        var model = Path.GetTempFileName();

        var run = AssertSame(rows, ["tune", "--trials", "5", "--folds", "3", "--preset", "fast", "--epochs", "2", "-o", model]);

        Assert.Equal(0, run.ExitCode);
        File.Delete(model);
    }

    [Fact]
    public void Models_are_the_same()
    {
        var expected = File.ReadAllBytes(_model);
        foreach (var threads in (string[])["1", "2", "3", "16"])
        {
            InProcess.Run(Labelled, [.. Training, "--threads", threads]);

            Assert.Equal(expected, File.ReadAllBytes(_model));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("257")]
    [InlineData("two")]
    public void Their_number_is_from_1_to_256(string text)
    {
        var run = InProcess.Run("", "predict", _model, "--threads", text);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--threads: expected a whole number from 1 to 256, found \"{text}\"", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_model);

    private string[] Training => ["train", "-q", "--preset", "fast", "--hidden", "8", "--epochs", "2", "-o", _model];

    private static (int ExitCode, string Output, string Error) AssertSame(string input, string[] arguments)
    {
        var expected = InProcess.Run(input, [.. arguments, "--threads", "1"]);
        foreach (var threads in (string[])["2", "3", "16"])
        {
            Assert.Equal(expected, InProcess.Run(input, [.. arguments, "--threads", threads]));
        }

        Assert.Equal(expected, InProcess.Run(input, arguments));
        return expected;
    }
}
