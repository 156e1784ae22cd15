namespace Gophernet.Cli.Tests;

/// <summary>Files of arguments.</summary>
public class ResponseFileTests
{
    [Theory]
    [InlineData("@a", "@a")]
    [InlineData("train @b", "@a")]
    [InlineData("# nothing\n\n  \"@a\"", "@a")]
    public void One_that_stands_for_itself_is_refused(string first, string second)
    {
        using var folder = new Workspace();
        folder.Write("a", WithFolder(first));
        folder.Write("b", WithFolder(second));

        var run = InProcess.Run("", "@" + folder.File("a"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a file of arguments that stands for itself", run.Error, StringComparison.Ordinal);

        string WithFolder(string text) => text.Replace("@", $"@{folder.Folder}/", StringComparison.Ordinal);
    }

    // Each names the next one twice: 2 to the power of 40 in all.
    [Fact]
    public void Files_that_double_with_each_are_refused()
    {
        using var folder = new Workspace();
        for (var i = 0; i < 40; i++)
        {
            var next = $"@{folder.File($"f{i + 1}")}\n";
            folder.Write($"f{i}", next + next);
        }

        folder.Write("f40", "x");

        var run = InProcess.Run("", "@" + folder.File("f0"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("stands for more than 4 MB of arguments", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_without_end_is_refused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "needs a device without end");

        var run = InProcess.Run("", "@/dev/zero");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("gophernet: @/dev/zero stands for more than 4 MB of arguments", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_refused()
    {
        using var folder = new Workspace();

        var run = InProcess.Run("", "@" + folder.Folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_may_name_another_and_stands_for_its_words()
    {
        using var folder = new Workspace("iris.csv");
        folder.Write("inner", "--epochs 1\n# a comment\n--hidden\n4\n");
        folder.Write("outer", $"train \"{folder.File("iris.csv")}\" --preset plain\r\n@{folder.File("inner")}\n-o {folder.File("m.safetensors")} -q");

        Assert.Equal((0, "", ""), InProcess.Run("", "@" + folder.File("outer")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u001b[31m\u0001")]
    [InlineData("\"")]
    [InlineData("--")]
    [InlineData("--epochs")]
    [InlineData("=")]
    public void What_makes_no_sense_is_wrong_usage_in_printable_words(string text)
    {
        using var folder = new Workspace();
        folder.Write("a", text);

        var run = InProcess.Run("", "train", "no-such.csv", "@" + folder.File("a"));

        Assert.InRange(run.ExitCode, 1, 2);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Error, character => char.IsControl(character) && character != '\n');
    }
}
