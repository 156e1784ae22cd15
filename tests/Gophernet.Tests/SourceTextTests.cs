using System.Text.RegularExpressions;

namespace Gophernet.Tests;

/// <summary>How the files of the project that people read are written.</summary>
public partial class SourceTextTests
{
    private const int MaxLength = 160;

    private static readonly string[] Folders = ["src", "tests", "docs", "examples", "scripts", "data"];
    private static readonly string[] Extensions = [".cs", ".c", ".md", ".py", ".sh", ".bash", ".zsh", ".fish", ".ps1", ""];

    // Inputs and outputs of tests, and what is built.
    private static readonly string[] Others = ["bin", "obj", "golden", "fuzz-corpus", "reference", "tables", "models-1"];

    public static TheoryData<string> Places => [.. Folders, "."];

    [Theory]
    [MemberData(nameof(Places))]
    public void Lines_are_at_most_160_characters_long_but_for_those_of_tables(string place) => Assert.DoesNotContain(
        Lines(place), line => line.Text.Length > MaxLength && !(line.Text.StartsWith('|') && line.Name.EndsWith(".md", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Places))]
    public void No_line_ends_with_a_blank(string place) => Assert.DoesNotContain(Lines(place), line => TrailingBlank().IsMatch(line.Text));

    [Theory]
    [MemberData(nameof(Places))]
    public void There_are_lines(string place) => Assert.NotEmpty(Lines(place));

    private static IEnumerable<(string Name, int Number, string Text)> Lines(string place) => Files(Repository.File(place), isDeep: place != ".")
        .Where(path => Extensions.Contains(Path.GetExtension(path)))
        .SelectMany(path => File.ReadLines(path).Select((text, line) => (Path.GetRelativePath(Repository.Root, path), line + 1, text)));

    private static IEnumerable<string> Files(string folder, bool isDeep) => Directory.EnumerateFiles(folder).Concat(!isDeep ? [] :
        Directory.EnumerateDirectories(folder).Where(path => !Others.Contains(Path.GetFileName(path))).SelectMany(path => Files(path, isDeep)));

    [GeneratedRegex("[ \\t]$")]
    private static partial Regex TrailingBlank();
}
