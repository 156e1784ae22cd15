using Gophernet.Cli.Output;

namespace Gophernet.Cli.Tests;

/// <summary>Options in hints can be copied into a shell.</summary>
public class HintTextTests
{
    [Theory]
    [InlineData("patient", "patient")]
    [InlineData("", "''")]
    [InlineData("blood pressure", "'blood pressure'")]
    [InlineData("driver's age", "\"driver's age\"")]
    [InlineData("driver's \"age\"", "'driver'\\''s \"age\"'")]
    [InlineData("it's $5", "'it'\\''s $5'")]
    [InlineData("'", "\"'\"")]
    [InlineData("\"a,b\"", "'\"a,b\"'")]
    public void A_value_stands_in_quotes_where_a_shell_needs_them(string value, string written) =>
        Assert.Equal($"--group {written}", HintText.OptionOf(new Setting("group", value)));

    [Theory]
    [InlineData("drop", "age, in years", "'\"age, in years\"'")]
    [InlineData("numeric", "height 5\"", "'\"height 5\"\"\"'")]
    [InlineData("dates", "when, exactly=dmy", "'\"when, exactly=dmy\"'")]
    [InlineData("group", "age, in years", "'age, in years'")] // one column, and no list
    [InlineData("missing", "\"a, b\",c", "'\"a, b\",c'")] // a list already
    public void A_name_in_a_list_stands_in_quotes_where_it_has_a_comma(string option, string value, string written) =>
        Assert.Equal($"--{option} {written}", HintText.OptionOf(new Setting(option, value)));

    [Fact]
    public void An_option_that_a_note_names_is_taken_as_it_stands()
    {
        const string Table = "\"id, no\",x,y\n";
        var rows = string.Concat(Enumerable.Range(0, 60).Select(row => $"{1000 + row},{row * 7 % 13},{row * 5 % 2}\n"));
        string[] train = ["train", "-", "--preset", "fast", "--epochs", "1", "-o", "/dev/null"];

        Assert.Contains("(--numeric '\"id, no\"')", InProcess.Run(Table + rows, train).Error, StringComparison.Ordinal);
        Assert.Equal(0, InProcess.Run(Table + rows, [.. train, "--numeric", "\"id, no\""]).ExitCode);
    }

    [Fact]
    public void Names_may_stand_one_a_line()
    {
        string[] train = ["train", "-", "--preset", "fast", "--epochs", "1", "-o", "/dev/null", "--drop", "b\nc\n"];

        Assert.Contains("dropped, as asked: b, c\n", InProcess.Run("a,b,c,y\n1,2,3,u\n2,3,1,v\n3,1,2,u\n4,4,4,v\n", train).Error, StringComparison.Ordinal);
    }
}
