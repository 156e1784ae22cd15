namespace Gophernet.Tests;

/// <summary>Texts of strangers as a terminal may show them.</summary>
public class PrintableTests
{
    [Theory]
    [InlineData("a\u001b]0;x\u0007b", "a\\u001b]0;x\\u0007b")]
    [InlineData("\u009b31m", "\\u009b31m")] // an escape sequence of one character
    [InlineData("a\r\nb\u0085\u2028", "a\\u000d\\u000ab\\u0085\\u2028")]
    [InlineData("\u202egnp.exe", "\\u202egnp.exe")] // shown from right to left
    [InlineData("\u2066\ufeff", "\\u2066\\ufeff")]
    [InlineData("\u0000\u007f", "\\u0000\\u007f")]
    [InlineData("né 👩‍🚀 می‌خواهم 日本", "né 👩‍🚀 می‌خواهم 日本")]
    public void What_would_command_a_terminal_is_spelt_out(string text, string expected) => Assert.Equal(expected, Printable.Line(text));

    [Fact]
    public void A_byte_that_is_no_UTF_8_is_shown_by_its_number() => Assert.Equal("a\\xffb😀", Printable.Line("a\udcffb😀"));

    [Fact]
    public void A_long_word_is_cut_in_its_middle()
    {
        var line = Printable.Line($"column \"{new string('x', 1_000_000)}z\": expected a number, found \"{new string('y', 1_000_000)}\"");

        Assert.InRange(line.Length, 400, 700);
        Assert.StartsWith("column \"xxx", line, StringComparison.Ordinal);
        Assert.Contains("xxz\": expected a number, found \"yyy", line, StringComparison.Ordinal);
        Assert.Contains("x…x", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_many_words_is_cut_and_keeps_its_end()
    {
        var line = Printable.Line(string.Concat(Enumerable.Repeat("some words ", 100_000)) + "and the end");

        Assert.InRange(line.Length, 1_000, 2_001);
        Assert.EndsWith("and the end", line, StringComparison.Ordinal);
    }

    [Fact]
    public void No_character_is_cut_in_two()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var line = Printable.Line(new string('x', shift) + string.Concat(Enumerable.Repeat("😀", 1_000)));
            Assert.Equal(line, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(line)));
        }
    }

    [Fact]
    public void The_name_of_a_file_as_long_as_there_are_is_shown_whole()
    {
        var name = new string('f', 255) + ".csv:12:3:";
        Assert.Contains(name, Printable.Line($"gophernet: {name} no such file"), StringComparison.Ordinal);
    }
}
