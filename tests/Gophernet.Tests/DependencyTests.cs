using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gophernet.Tests;

/// <summary>Dependencies point one way: Csv, Numerics, Threading ← Tables, Networks ← Training, Evaluation ← Models ← Cli.</summary>
public partial class DependencyTests
{
    private const int MinFiles = 40;

    /// <summary>The folders of the core, and those that each may use; files beside the folders may use none.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [""] = [],
        ["Collections"] = [], // every file sees it: a global using of the project
        ["Csv"] = [],
        ["Numerics"] = [],
        ["Json"] = [],
        ["Threading"] = [],
        ["Tables"] = ["Csv", "Numerics", "Threading"],
        ["Networks"] = ["Json", "Numerics"],
        ["Training"] = ["Json", "Networks", "Numerics", "Tables", "Threading"],
        ["Evaluation"] = ["Numerics", "Networks", "Tables"],
        ["Models"] = ["Csv", "Json", "Numerics", "Threading", "Tables", "Networks", "Training", "Evaluation"],
    };

    private static readonly string Core = Repository.File("src", "Gophernet");

    [Fact]
    public void Folders_use_only_those_they_stand_on()
    {
        var files = SourceFiles();
        var faults = files.SelectMany(file => UsedFolders(file.Code)
            .Where(used => used != file.Folder && !Allowed[file.Folder].Contains(used))
            .Select(used => $"{file.Path} uses Gophernet.{used}"));

        Assert.Empty(faults);
        Assert.Equal(Allowed.Keys.Order(), files.Select(file => file.Folder).Distinct().Order());
        Assert.InRange(files.Count, MinFiles, int.MaxValue);
        Assert.Contains(files, file => UsedFolders(file.Code).Any());
    }

    [Fact]
    public void The_namespace_is_the_folder()
    {
        var files = SourceFiles();

        Assert.All(files, file => Assert.Contains(
            $"\nnamespace {string.Join('.', file.Path.Split('/')[..^1].Prepend("Gophernet"))};", "\n" + file.Code, StringComparison.Ordinal));
        Assert.InRange(files.Count, MinFiles, int.MaxValue);
    }

    [Fact]
    public void The_core_knows_no_reflection_console_logger_or_command_line()
    {
        var files = SourceFiles();

        Assert.Empty(files.SelectMany(file => Forbidden().Matches(file.Code).Select(match => $"{file.Path} uses {match.Value}")));
        Assert.InRange(files.Count, MinFiles, int.MaxValue);
    }

    [Fact]
    public void The_core_has_no_package_but_that_of_hashes()
    {
        var project = XDocument.Load(Path.Combine(Core, "Gophernet.csproj"));

        Assert.Equal("Project", project.Root?.Name.LocalName);
        var references = project.Descendants().Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference");
        Assert.Equal(["System.IO.Hashing"], references.Select(reference => reference.Attribute("Include")?.Value));
    }

    [Theory]
    [InlineData("using Gophernet.Models;", "Models")]
    [InlineData("using static Gophernet.Csv.Quoting;", "Csv")]
    [InlineData("using Reader = Gophernet.Csv.CsvReader;", "Csv")]
    [InlineData("var x = new global::Gophernet.Tables.Table();", "Tables")]
    [InlineData("private readonly Training.Adam _adam;", "Training")] // a sibling namespace needs no using
    public void The_test_sees_a_use_in_every_form(string code, string folder) => Assert.Equal([folder], UsedFolders(code));

    [Theory]
    [InlineData("// see Gophernet.Models")]
    [InlineData("/// <summary><see cref=\"Gophernet.Models.Model\"/></summary>")]
    [InlineData("using System.Numerics;")]
    [InlineData("var rows = model.Training.Rows;")]
    [InlineData("var text = \"Models.Model\";")]
    public void The_test_sees_no_use_where_there_is_none(string code) => Assert.Empty(UsedFolders(WithoutWords(code)));

    private static IEnumerable<string> UsedFolders(string code) => FolderUse().Matches(code).Select(match => match.Groups[1].Value).Distinct();

    private static List<(string Path, string Folder, string Code)> SourceFiles() =>
        [.. Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Core, path).Replace('\\', '/'))
            .Where(path => path.Split('/')[0] is not ("bin" or "obj"))
            .Select(path => (path, path.Contains('/') ? path.Split('/')[0] : "", WithoutWords(File.ReadAllText(Path.Combine(Core, path)))))];

    /// <summary>The code without its comments and simple strings, which may say anything.</summary>
    private static string WithoutWords(string code) => Words().Replace(code, "");

    [GeneratedRegex("""//.*|"(?:[^"\\\n]|\\.)*"(?:u8)?""")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?:\bGophernet\.|(?<![\w.]))(Csv|Json|Numerics|Threading|Tables|Networks|Training|Evaluation|Models)(?=\.[A-Z]|;)(?<!namespace Gophernet\.\w+)")]
    private static partial Regex FolderUse();

    [GeneratedRegex(@"\bSystem\.Reflection\b|\bSystem\.Linq\.Expressions\b|\bdynamic\b|\bConsole\b|\bMicrosoft\.Extensions\b|\bGophernet\.Cli\b|\bEnum\.Parse\b")]
    private static partial Regex Forbidden();
}
