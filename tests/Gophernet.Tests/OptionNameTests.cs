using System.Text.RegularExpressions;

namespace Gophernet.Tests;

/// <summary>The core speaks of what is wrong; how a setting is called on a command line is the command line's to say.</summary>
public partial class OptionNameTests
{
    private const int MinFiles = 40;

    [Fact]
    public void The_core_names_no_option_of_the_command_line()
    {
        var files = Directory.EnumerateFiles(Repository.File("src", "Gophernet"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();

        Assert.Empty(files.SelectMany(path => File.ReadLines(path).Where(NamesOption).Select(line => $"{path}: {line.Trim()}")));
        Assert.InRange(files.Count, MinFiles, int.MaxValue);
    }

    [Theory]
    [InlineData("throw new GophernetException(\"--threshold is for two classes\");", true)]
    [InlineData("$\"leave it out: --drop {name}\"", true)]
    [InlineData("count--; // then", false)]
    [InlineData("var text = \"a - b\"; i--;", false)]
    public void The_test_sees_an_option_in_a_text(string line, bool isSeen) => Assert.Equal(isSeen, NamesOption(line));

    private static bool NamesOption(string line) => Texts().Matches(line).Any(text => Option().IsMatch(text.Value));

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Texts();

    [GeneratedRegex("--[a-z]")]
    private static partial Regex Option();
}
