namespace Gophernet.Cli.Tests;

/// <summary>How training says how far it is: on a terminal as time goes by, elsewhere not at all.</summary>
public class ProgressTests
{
    private const string Rows = "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n";

    [Theory]
    [InlineData("train", "-o", "-", "--preset", "plain", "--epochs", "300")]
    [InlineData("cross-validate", "--folds", "2", "--preset", "plain", "--epochs", "3")]
    [InlineData("tune", "--trials", "3", "--folds", "3", "--preset", "plain", "--epochs", "3", "-o", "/dev/null")]
    public void What_is_said_where_there_is_no_terminal_is_the_same_at_any_speed(params string[] arguments)
    {
        var fast = Run(TimeSpan.Zero, isErrorTerminal: false, arguments);
        var slow = Run(TimeSpan.FromHours(1), isErrorTerminal: false, arguments);

        Assert.Equal(fast, slow);
        Assert.Equal(0, fast.ExitCode);
    }

    [Fact]
    public void A_terminal_shows_an_epoch_where_time_has_passed_since_the_last()
    {
        string[] arguments = ["train", "-o", "-", "--preset", "plain", "--epochs", "3"];

        var fast = Run(TimeSpan.Zero, isErrorTerminal: true, arguments);
        var slow = Run(TimeSpan.FromHours(1), isErrorTerminal: true, arguments);

        Assert.DoesNotContain("epoch 1 of 3", fast.Error, StringComparison.Ordinal);
        Assert.Contains("epoch 1 of 3", slow.Error, StringComparison.Ordinal);
        Assert.Contains("h left", slow.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(66)]
    [InlineData(80)]
    [InlineData(200)]
    public void What_is_drawn_over_fits_a_terminal_of_any_width(int width)
    {
        var rows = "a,b\n" + string.Concat(Enumerable.Range(0, 400).Select(row => $"{row % 7},{(row % 7 > 3 ? "x" : "y")}\n"));
        var run = InProcess.Run(
            rows, isInputTerminal: false, isErrorTerminal: true, new LeapingClock(TimeSpan.FromHours(1)), width,
            "train", "-o", "-", "--preset", "plain", "--validation", "0.2", "--epochs", "300");

        var lines = run.Error.Split("\r\e[K").Skip(1).Select(drawn => drawn.Split('\n')[0]).Where(drawn => !drawn.Contains("gophernet:")).ToList();
        Assert.Contains(lines, line => line.StartsWith("epoch 250 of 300", StringComparison.Ordinal));
        Assert.Equal(width >= 66, lines.Exists(line => line.Contains("held back: log-loss ", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width - 1));
    }

    [Fact]
    public void Warnings_and_errors_are_coloured_on_a_terminal_unless_that_is_forbidden()
    {
        const string Copies = "a,b,t\n1,x,x\n2,y,y\n3,x,x\n4,y,y\n5,x,x\n6,y,y\n7,x,x\n8,y,y\n9,x,x\n";
        string Run(params string[] arguments) => InProcess.Run(Copies, isInputTerminal: false, isErrorTerminal: true, TimeProvider.System, arguments).Error;
        string[] train = ["train", "-o", "-", "--preset", "plain", "--epochs", "1"];

        Assert.Contains("\e[33mgophernet:\e[0m column \"b\" tells the target by itself", Run(train), StringComparison.Ordinal);
        Assert.StartsWith("\e[31mgophernet:\e[0m --epochs: expected", Run("train", "--epochs", "x"), StringComparison.Ordinal);
        Assert.DoesNotContain("\e[3", Run([.. train, "--no-color"]), StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output, string Error) Run(TimeSpan leap, bool isErrorTerminal, string[] arguments) =>
        InProcess.Run(Rows, isInputTerminal: false, isErrorTerminal, new LeapingClock(leap), arguments);
}
