using System.Diagnostics;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Tests;

/// <summary>The manual page is complete, and programs that read such pages have no fault to find with it.</summary>
public class ManPageTests
{
    private static readonly string Page = InProcess.Run("", "man").Output;

    [Theory]
    [InlineData("groff", "-man", "-ww", "-z", "-Tutf8")]
    [InlineData("groff", "-man", "-ww", "-z", "-Tascii")]
    [InlineData("mandoc", "-T", "lint", "-W", "warning")]
    public void No_reader_of_pages_warns(string program, params string[] options)
    {
        RequireProgram(program);

        Assert.Equal("", Run(program, options, Page));
    }

    [Fact]
    public void Man_shows_it_without_a_warning()
    {
        RequireProgram("man");
        RequireProgram("groff");
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Page);

        var shown = Run("man", ["--warnings", "-l", path], "");

        File.Delete(path);
        Assert.StartsWith("GOPHERNET(1)", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("gophernet cross-validate iris.csv --target species\n", shown, StringComparison.Ordinal); // can be copied: no typographic hyphen
    }

    [Fact]
    public void Every_command_option_example_and_table_stands_in_it()
    {
        using var shell = Shell.OfProcess();
        var root = new CommandTree(shell).Root;
        var text = Page.Replace("\\-", "-").Replace("\\(dq", "\"").Replace("\\(aq", "'").Replace("\\(ti", "~").Replace("\\e", "\\");

        Assert.All(root.Subcommands.Where(command => !command.Hidden), command =>
        {
            Assert.Contains($".SS gophernet {command.Name}", text, StringComparison.Ordinal);
            Assert.All(command.Options, option => Assert.Matches($"{option.Name}(\\\\fR|,|\\.\n)", text));
            Assert.All(((ExampledCommand)command).Examples, example => Assert.Contains($"\n{example}\n", text, StringComparison.Ordinal));
        });
        Assert.All(ExitCode.All, code => Assert.Contains($"\\fB{code.Code}\\fR\n{code.Meaning}", text, StringComparison.Ordinal));
        Assert.All(EnvironmentVariables.All, variable => Assert.Contains($"\\fB{variable.Name}\\fR", text, StringComparison.Ordinal));
        Assert.All(MetricTable.All, metric => Assert.Contains($"\\fB{metric.Name}\\fR", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_is_of_the_version_and_its_day() =>
        Assert.StartsWith($".TH GOPHERNET 1 {ProductVersion.Date} \"gophernet {ProductVersion.Current}\"", Page, StringComparison.Ordinal);

    private static void RequireProgram(string program)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, program))), $"needs {program}, which is not installed");
    }

    /// <summary>What a program writes on both streams.</summary>
    private static string Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MANWIDTH"] = "100";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }
}
