using System.Text.RegularExpressions;
using Gophernet.Cli.Commands;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>
/// Every example that help and the manual page show can be copied and run; the documents' console blocks are run by <see cref="DocumentTests"/>, the recipes
/// of the page for agents by <see cref="SkillTests"/>.
/// </summary>
public partial class HelpExampleTests
{
    private const string Preparation = """
        mkdir -p .zfunc .config/fish/completions .local/share/bash-completion/completions .local/share/man/man1
        cut -d, -f1-4 iris.csv > new.csv
        cp iris.csv big.csv
        cp iris.csv iris.test.csv
        gzip -k big.csv people.csv
        gophernet train iris.csv --quiet -o new.safetensors
        for part in 1 2 3; do gophernet train people.csv --preset fast --epochs 2 --quiet --part $part/3; done
        for part in 1 2; do gophernet cross-validate iris.csv --preset fast --epochs 2 --quiet --part $part/2 -o fold-$part; done
        """;

    // Readers of pages may be missing: the page itself is checked by ManPageTests.
    private const string ReaderOfPages = " && man -l gophernet.1";

    private static readonly string[] Documents =
        ["README.md", .. Directory.EnumerateFiles(Repository.File("docs"), "*.md").Select(path => "docs/" + Path.GetFileName(path))];

    // Of other programs, which a document names.
    private static readonly string[] OthersOptions = ["--build-arg", "--tag", "--rm", "--help-all"];

    [Fact]
    public void Every_example_of_help_runs()
    {
        _ = Executable.NativePath;
        using var shell = Shell.OfProcess();
        using var workspace = ShellLine.WithTables();
        Assert.Equal((0, ""), (ShellLine.Run(Preparation, workspace.Folder) is var run ? (run.ExitCode, run.Error) : default));
        var root = new CommandTree(shell).Root;
        var ending = root.Subcommands.OfType<ExampledCommand>().Where(command => command.Name != "serve"); // which a signal ends: ServeCommandTests
        var examples = ending.SelectMany(command => command.Examples).Concat(root.Examples).Distinct().ToList();

        Assert.InRange(examples.Count, 20, 100);
        Assert.All(examples, example =>
        {
            var outcome = ShellLine.Run(example.Replace(ReaderOfPages, "", StringComparison.Ordinal), workspace.Folder);
            Assert.True(outcome.ExitCode == 0, $"exit code {outcome.ExitCode}: {outcome.Error}");
        });
    }

    // Lines of scripts and containers are not run: they need what no test has.
    [Fact]
    public void Every_line_of_a_shell_in_the_documents_that_runs_gophernet_runs()
    {
        _ = Executable.NativePath;
        using var workspace = ShellLine.WithTables();
        var blocks = Documents.Where(name => name != "docs/reference.md") // whose blocks are the examples of help
            .SelectMany(name => Blocks().Matches(File.ReadAllText(Repository.File(name))).Select(match => match.Groups[1].Value))
            .Where(block => block.Split('\n').Any(line => line.StartsWith("gophernet ", StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            var outcome = ShellLine.Run(block, workspace.Folder);
            Assert.True(outcome.ExitCode == 0, $"exit code {outcome.ExitCode}: {outcome.Error}");
        });
    }

    [Fact]
    public void Every_option_that_README_and_guide_name_is_one()
    {
        using var shell = Shell.OfProcess();
        var root = new CommandTree(shell).Root;
        var known = root.Subcommands.Append(root).SelectMany(command => command.Options).Select(option => option.Name).Concat(OthersOptions).ToHashSet();

        foreach (var document in (string[])["README.md", "docs/guide.md"])
        {
            var named = Options().Matches(File.ReadAllText(Repository.File(document))).Select(match => match.Value).Distinct().ToList();
            Assert.InRange(named.Count, 5, 200);
            Assert.All(named, name => Assert.Contains(name, known));
        }
    }

    [GeneratedRegex(@"```sh\n([^`]*)```")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z0-9-]*[a-z0-9]")]
    private static partial Regex Options();
}
