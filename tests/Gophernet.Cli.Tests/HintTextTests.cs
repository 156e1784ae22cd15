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
    [InlineData("Order\nNo", "$'Order\\nNo'")]
    [InlineData("it's\ta\r\n\\", "$'it\\'s\\ta\\r\\n\\\\'")]
    [InlineData("a\u0001b\u202e", "$'a\\u0001b\\u202e'")]
    [InlineData("-999", "-999")] // no option
    public void A_value_stands_in_quotes_where_a_shell_needs_them(string value, string written) =>
        Assert.Equal($"--group {written}", HintText.OptionOf(new Setting("group", value)));

    [Theory]
    [InlineData("@timestamp", "@timestamp")] // by itself a file of arguments
    [InlineData("-u", "-u")]
    [InlineData("--quiet", "--quiet")]
    [InlineData("@a\nb", "$'@a\\nb'")]
    public void A_value_that_would_be_something_else_stands_behind_an_equals_sign(string value, string written) =>
        Assert.Equal($"--group={written}", HintText.OptionOf(new Setting("group", value)));

    [Theory]
    [InlineData("numeric", "Order\nNo", "$'\"Order\\nNo\"'")]
    [InlineData("dates", "Date\nshipped=dmy", "$'\"Date\\nshipped=dmy\"'")]
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

    [Theory]
    [InlineData("\"Order\nNo\"", "$'\"Order\\nNo\"'")]
    [InlineData("@id", "@id")]
    public void A_name_in_a_hint_can_be_copied_whatever_is_in_it(string name, string word)
    {
        using var workspace = new Workspace();
        var rows = Enumerable.Range(0, 60).Select(row => $"{1_000_000 + row * row * 7},{row * 7 % 13},{row * 5 % 2}\n");
        workspace.Write("t.csv", $"{name},x,y\n" + string.Concat(rows));
        const string Train = "$G train t.csv --preset fast --hidden 4 --epochs 1 -o m";

        var equals = name[0] == '@' ? '=' : ' ';
        Assert.Contains($"--numeric{equals}{word}", Bash.Run(workspace, Train).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("dropped", Bash.Run(workspace, $"{Train} --numeric{equals}{word}").Error, StringComparison.Ordinal);
        Assert.Contains("--numeric" + equals + word, Bash.Run(workspace, "$G inspect m").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_in_the_record_of_a_model_is_taken_as_it_stands()
    {
        using var workspace = new Workspace();
        var model = workspace.File("m");
        InProcess.Run("a,b,c,y\n1,2,3,u\n2,3,1,v\n3,1,2,u\n4,4,4,v\n", "train", "-", "--preset", "fast", "--drop", "b,c", "-q", "-o", model);

        Assert.Contains("--drop b,c", InProcess.Run("", "inspect", model).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_may_stand_one_a_line()
    {
        string[] train = ["train", "-", "--preset", "fast", "--epochs", "1", "-o", "/dev/null", "--drop", "b\nc\n"];

        Assert.Contains("dropped, as asked: b, c\n", InProcess.Run("a,b,c,y\n1,2,3,u\n2,3,1,v\n3,1,2,u\n4,4,4,v\n", train).Error, StringComparison.Ordinal);
    }
}
