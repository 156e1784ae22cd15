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
}
