using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>
/// What the documents show is what happens: their `console` blocks are run, line by line, those of a document one after the other in one folder. And their
/// links lead somewhere.
/// </summary>
public partial class DocumentTests
{
    private const string Fence = "```";
    private const string Prompt = "$ ";
    private const int MaxReadmeBytes = 10_000; // for someone who arrives; the rest is in docs

    private static readonly string[] Names =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/iris/README.md",
        .. Directory.EnumerateFiles(Repository.File("docs"), "*.md").Select(path => "docs/" + Path.GetFileName(path)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Documents => [.. Names];

    public static TheoryData<string> DocumentsWithCommands => [.. Names.Where(name => Steps(Lines(name)).Any())];

    [Theory]
    [MemberData(nameof(DocumentsWithCommands))]
    public void Every_command_prints_what_the_document_shows(string document)
    {
        using var workspace = new Workspace("iris.csv", "train.csv", "test.csv");
        _ = Executable.NativePath; // skips the test where there is none; within Assert.All that would be a failure

        Assert.All(Steps(Lines(document)), step => Assert.Equal(step.Output, Run(step.Command, workspace.Folder)));
    }

    [Fact]
    public void The_readme_and_the_guide_show_commands()
    {
        Assert.InRange(Steps(Lines("README.md")).Count(), 5, 100);
        Assert.InRange(Steps(Lines("docs/guide.md")).Count(), 5, 100);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file_and_a_heading(string document) => Assert.All(
        Links().Matches(File.ReadAllText(Repository.File(document))).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://")), link =>
        {
            var (path, anchor) = link.Split('#') is [var file, var heading] ? (file, heading) : (link, null);
            var target = path.Length == 0 ? document : Path.GetRelativePath(
                Repository.Root, Path.Combine(Path.GetDirectoryName(Repository.File(document))!, path)).Replace('\\', '/');
            Assert.True(File.Exists(Repository.File(target)), $"{document} has a link to {target}");
            Assert.True(anchor is null || Lines(target).Any(line => AnchorOf(line) == anchor), $"{document} has a link to #{anchor} of {target}");
        });

    [Fact]
    public void The_readme_is_short() => Assert.InRange(new FileInfo(Repository.File("README.md")).Length, 1, MaxReadmeBytes);

    [Fact]
    public void Every_document_gives_the_executable_the_size_that_was_measured()
    {
        var measured = MeasuredSize().Match(File.ReadAllText(Repository.File("docs", "executable-size.md"))).Groups[1].Value;
        var bytes = long.Parse(measured, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        var size = string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

        Assert.Contains($"one static executable of {size}:", File.ReadAllText(Repository.File("README.md")), StringComparison.Ordinal);
        Assert.Contains($"- The executable is {size},", File.ReadAllText(Repository.File("CHANGELOG.md")), StringComparison.Ordinal);
    }

    [GeneratedRegex("The executable for linux-x64 is ([0-9,]+) bytes")]
    private static partial Regex MeasuredSize();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    private static string[] Lines(string document) => File.ReadAllLines(Repository.File(document));

    /// <summary>What GitHub calls the place of a heading; null of other lines.</summary>
    private static string? AnchorOf(string line) => !line.StartsWith('#') ? null : string.Concat(
        line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));

    /// <summary>The commands after a prompt, each with the lines that follow it.</summary>
    private static IEnumerable<(string Command, string Output)> Steps(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != Fence + "console")
            {
                continue;
            }

            for (i++; lines[i] != Fence;)
            {
                var command = lines[i][Prompt.Length..];
                var output = new StringBuilder();
                for (i++; lines[i] != Fence && !lines[i].StartsWith(Prompt, StringComparison.Ordinal); i++)
                {
                    output.Append(lines[i]).Append('\n');
                }

                yield return (command, output.ToString());
            }
        }
    }

    private static string Run(string command, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec 2>&1; gophernet() {{ '{Executable.NativePath}' \"$@\"; }}; {command}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        return process.StandardOutput.ReadToEnd();
    }
}
