using System.Text;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>--threads changes nothing but the time that a command takes.</summary>
public sealed class ThreadTests : IDisposable
{
    private const int Rows = 20_000; // many blocks

    private static readonly string Labelled = "\uFEFFx,note,y\n" + string.Concat(Enumerable.Range(0, Rows).Select(row =>
        FormattableString.Invariant($"{row % 1500 * 0.25},{(row % 70 == 0 ? "\"a\n\"\"b\"\"\"" : row % 2 == 0 ? "\uFEFFc" : "d")},{(row % 1500 > 700 ? "high" : "low")}\n")));

    private readonly string _model = Path.GetTempFileName();

    public ThreadTests() => Assert.Equal(0, Run(Labelled, "train", "-q", "--epochs", "1", "-o", _model).ExitCode);

    [Theory]
    [InlineData]
    [InlineData("--probabilities", "--append")]
    [InlineData("--keep", "note", "--format", "tsv")]
    [InlineData("--append", "--format", "jsonl", "--probabilities")]
    public void Predictions_are_the_same(params string[] options) => AssertSame(Labelled, ["predict", _model, .. options]);

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
    public void Models_are_the_same()
    {
        var expected = File.ReadAllBytes(_model);
        foreach (var threads in (string[])["1", "2", "3", "16"])
        {
            Run(Labelled, "train", "-q", "--epochs", "1", "-o", _model, "--threads", threads);

            Assert.Equal(expected, File.ReadAllBytes(_model));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("257")]
    [InlineData("two")]
    public void Their_number_is_from_1_to_256(string text)
    {
        var run = Run("", "predict", _model, "--threads", text);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--threads: expected a whole number from 1 to 256, found \"{text}\"", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_model);

    private static (int ExitCode, string Output, string Error) AssertSame(string input, string[] arguments)
    {
        var expected = Run(input, [.. arguments, "--threads", "1"]);
        foreach (var threads in (string[])["2", "3", "16"])
        {
            Assert.Equal(expected, Run(input, [.. arguments, "--threads", threads]));
        }

        Assert.Equal(expected, Run(input, arguments));
        return expected;
    }

    private static (int ExitCode, string Output, string Error) Run(string input, params string[] arguments)
    {
        var (output, error) = (new MemoryStream(), new MemoryStream());
        using var shell = new Shell(
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => output, () => error, isInputTerminal: false, isErrorTerminal: false);
        var exitCode = Application.Run(arguments, shell);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
