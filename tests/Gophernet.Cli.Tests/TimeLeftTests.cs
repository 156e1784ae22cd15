using Gophernet.Cli.Output;

namespace Gophernet.Cli.Tests;

public class TimeLeftTests
{
    [Theory]
    [InlineData(10, 0, 1, "10 s")] // none is done: as if one were
    [InlineData(10, 10, 10, null)]
    [InlineData(10, 11, 12, null)] // 0.9 s
    [InlineData(10, 10, 11, "1 s")]
    [InlineData(60, 4, 6, "30 s")]
    [InlineData(89, 1, 2, "89 s")]
    [InlineData(90, 1, 2, "2 min")]
    [InlineData(100, 1, 7, "10 min")]
    [InlineData(5399, 1, 2, "90 min")]
    [InlineData(5400, 1, 2, "1.5 h")]
    [InlineData(3600, 5, 100, "19.0 h")]
    public void What_is_left_takes_as_long_a_part_as_what_is_done(double seconds, int done, int total, string? expected) =>
        Assert.Equal(expected, TimeLeft.Of(TimeSpan.FromSeconds(seconds), done, total));
}
