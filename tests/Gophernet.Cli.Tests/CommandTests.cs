using System.Text;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>Commands in process, with streams of the test's own.</summary>
public class CommandTests
{
    // A terminal of the usual 80 columns has at least 24 lines; people scroll a little for a command with many options.
    private const int LinesOfAScreen = 40;

    [Theory]
    [InlineData]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("predict")]
    [InlineData("inspect")]
    public void Help_fits_a_screen_and_ends_with_two_examples(params string[] command)
    {
        var run = Run("", [.. command, "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.InRange(lines.Length, 10, LinesOfAScreen);
        Assert.Equal("Examples:", lines[^3]);
        Assert.All(lines[^2..], line => Assert.Contains("gophernet ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Version_is_that_of_the_build() => Assert.Equal(ProductVersion.Current + "\n", Run("", "--version").Output);

    [Theory]
    [InlineData("train", "--epochs", "0")]
    [InlineData("train", "--epochs", "1e3")]
    [InlineData("train", "--learning-rate", "nan")]
    [InlineData("train", "--learning-rate", "1,000")]
    [InlineData("train", "--seed", "-1")]
    [InlineData("train", "--seed", "18446744073709551616")]
    [InlineData("train", "--hidden", "0")]
    [InlineData("train", "--hidden", "")]
    [InlineData("train", "--target", "")]
    [InlineData("train", "--optimizer", "sgd")]
    [InlineData("train", "a.csv", "b.csv")]
    [InlineData("inspect")]
    [InlineData("no-such-command")]
    public void Wrong_usage_goes_to_standard_error_and_returns_2(params string[] arguments)
    {
        var run = Run("", arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("gophernet: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_it_waits_when_standard_input_is_a_terminal()
    {
        var run = Run("a,b\n1,x\n2,y\n", isTerminal: true, "train", "-o", "-", "--epochs", "1");

        Assert.StartsWith("gophernet: reading from the terminal", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_with_commas_in_their_names_are_named_in_quotes()
    {
        var run = Run("\"a,b\",\"c,d\",e\n1,x,2\n2,y,3\n", "train", "-t", "\"c,d\"", "--drop", "e", "-o", "-", "--epochs", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("target: c,d: 2 classes: x, y", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_file_holds_arguments()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "--seed\n7\n--epochs\n1\n");
            var run = Run("a,b\n1,x\n2,y\n", "train", "-o", "-", "@" + path);

            Assert.Contains("1 epoch, seed 7", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (int ExitCode, string Output, string Error) Run(string input, params string[] arguments) => Run(input, isTerminal: false, arguments);

    private static (int ExitCode, string Output, string Error) Run(string input, bool isTerminal, params string[] arguments)
    {
        var output = new MemoryStream();
        var error = new MemoryStream();
        using var shell = new Shell(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), () => output, () => error, isTerminal, isErrorTerminal: false);
        var exitCode = Application.Run(arguments, shell);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
