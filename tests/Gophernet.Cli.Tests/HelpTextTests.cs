using System.CommandLine;
using Gophernet.Cli.Commands;

namespace Gophernet.Cli.Tests;

/// <summary>How help is laid out; what it says is in the golden cases.</summary>
public class HelpTextTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(41)]
    [InlineData(80)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var lines = Lines(Sample(), width, showsHidden: true);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains("the last words", string.Join(' ', lines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(41)]
    public void No_line_ends_in_a_space(int width) =>
        Assert.All(Lines(Sample(), width, showsHidden: true), line => Assert.Equal(line.TrimEnd(), line));

    [Fact]
    public void A_word_that_is_longer_than_a_line_is_cut()
    {
        var command = new ExampledCommand("cut", new string('x', 100));

        var lines = Lines(command, 30, showsHidden: false)[1..5];

        Assert.Equal([28, 28, 28, 16], lines.Select(line => line.Trim().Length));
    }

    [Fact]
    public void Descriptions_begin_in_one_column()
    {
        var lines = Lines(Sample(), 80, showsHidden: false);

        Assert.Contains("  -l, --long-name <VALUE>  Some words about it", lines);
        Assert.Contains("  --short                  Words", lines);
    }

    [Fact]
    public void A_detail_is_shown_when_all_is_asked_for()
    {
        Assert.DoesNotContain(Lines(Sample(), 80, showsHidden: false), line => line.Contains("--detail", StringComparison.Ordinal));
        Assert.Contains(Lines(Sample(), 80, showsHidden: true), line => line.Contains("--detail", StringComparison.Ordinal));
    }

    [Fact]
    public void An_argument_that_may_be_left_out_stands_in_brackets() =>
        Assert.Contains("  sample <FIRST> [<SECOND>] [options]", Lines(Sample(), 80, showsHidden: false));

    [Fact]
    public void A_name_in_brackets_is_no_secret_command()
    {
        var (exitCode, output, error) = InProcess.Run("", "[suggest]", "train");

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.Equal("gophernet: arguments in brackets have no meaning: found \"[suggest]\"\nSee: gophernet train --help\n", error);
    }

    private static string[] Lines(ExampledCommand command, int width, bool showsHidden)
    {
        var output = new StringWriter { NewLine = "\n" };
        new HelpText(output, width).Write(command, showsHidden);
        return output.ToString().Split('\n');
    }

    private static ExampledCommand Sample()
    {
        var command = new ExampledCommand("sample", "Does what a sample does, at a length that takes more than one line up to the last words");
        command.Arguments.Add(new Argument<string>("FIRST") { Description = "What comes first" });
        command.Arguments.Add(new Argument<string>("SECOND") { Description = "What comes second", Arity = ArgumentArity.ZeroOrOne });
        command.Options.Add(new Option<string>("--long-name", "-l", "/l") { Description = "Some words about it", HelpName = "VALUE" });
        command.Options.Add(new Option<bool>("--short") { Description = "Words" });
        command.Options.Add(new Option<bool>("--detail") { Description = "A detail", Hidden = true });
        return command;
    }
}
