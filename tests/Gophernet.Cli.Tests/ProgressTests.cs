namespace Gophernet.Cli.Tests;

/// <summary>How training says how far it is: on a terminal as time goes by, elsewhere not at all.</summary>
public class ProgressTests
{
    private const string Rows = "a,b\n1,x\n2,y\n3,x\n4,y\n";

    [Theory]
    [InlineData("train", "-o", "-", "--preset", "plain", "--epochs", "300")]
    [InlineData("cross-validate", "--folds", "2", "--preset", "plain", "--epochs", "3")]
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

    private static (int ExitCode, string Output, string Error) Run(TimeSpan leap, bool isErrorTerminal, string[] arguments) =>
        InProcess.Run(Rows, isInputTerminal: false, isErrorTerminal, new LeapingClock(leap), arguments);
}
