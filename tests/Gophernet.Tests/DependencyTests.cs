using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gophernet.Tests;

/// <summary>
/// Dependencies point one way: Csv, Numerics, Threading ← Tables, Networks ← Training, Evaluation ← Models ← Cli; so do those between sub-folders.
/// </summary>
public partial class DependencyTests
{
    private const int MinFiles = 40;

    /// <summary>The folders of the core, and those that each uses; every file may use those beside the folders, which use none.</summary>
    private static readonly Dictionary<string, string[]> CoreArrows = new(StringComparer.Ordinal)
    {
        [""] = [],
        ["Collections"] = [], // every file sees it: a global using of the project
        ["Csv.Numbers"] = [],
        ["Csv"] = ["", "Csv.Numbers"],
        ["Csv.Encodings"] = ["", "Csv"],
        ["Csv.Foreign"] = ["", "Csv", "Csv.Numbers"],
        ["Csv.Input"] = ["", "Csv", "Csv.Encodings", "Csv.Foreign", "Csv.Numbers"],
        ["Numerics"] = [],
        ["Threading"] = [],
        ["Storage"] = [""],
        ["Json"] = ["", "Csv", "Csv.Numbers"],
        ["Tables.Cells"] = ["", "Csv.Numbers", "Json", "Numerics"],
        ["Tables.Statistics"] = ["", "Json", "Numerics"],
        ["Tables.Columns"] = ["Numerics"],
        ["Tables.Profiles"] = ["", "Json", "Numerics", "Tables.Cells", "Tables.Columns", "Tables.Statistics"],
        ["Tables.Features"] = ["", "Json", "Numerics", "Tables.Cells", "Tables.Columns", "Tables.Profiles", "Tables.Statistics"],
        ["Tables.Targets"] = ["", "Csv", "Json", "Numerics", "Tables.Cells", "Tables.Profiles", "Tables.Statistics"],
        ["Tables"] =
            ["", "Csv", "Csv.Numbers", "Numerics", "Storage", "Threading", "Tables.Cells", "Tables.Columns", "Tables.Features", "Tables.Profiles",
                "Tables.Statistics", "Tables.Targets"],
        ["Tables.Inference"] =
            ["", "Csv", "Csv.Foreign", "Csv.Numbers", "Numerics", "Threading", "Tables", "Tables.Cells", "Tables.Columns", "Tables.Features",
                "Tables.Profiles", "Tables.Statistics", "Tables.Targets"],
        ["Networks.Tensors"] = [],
        ["Networks.Inputs"] = ["", "Json", "Networks.Tensors", "Numerics"],
        ["Networks.Activations"] = ["Numerics"],
        ["Networks.Losses"] = ["Networks.Activations", "Numerics"],
        ["Networks.Neighbours"] = ["Networks.Activations", "Networks.Losses", "Numerics"],
        ["Networks"] = ["", "Networks.Activations", "Networks.Inputs", "Networks.Losses", "Networks.Neighbours", "Networks.Tensors", "Numerics"],
        ["Training"] =
            ["", "Networks", "Networks.Activations", "Networks.Inputs", "Networks.Losses", "Networks.Neighbours", "Networks.Tensors", "Numerics", "Tables",
                "Tables.Statistics", "Tables.Targets", "Threading"],
        ["Training.Options"] = ["", "Json", "Networks", "Networks.Activations", "Networks.Losses", "Training"],
        ["Evaluation"] = ["", "Networks.Losses", "Numerics", "Tables", "Tables.Targets"],
        ["Models"] =
            ["", "Csv", "Csv.Input", "Evaluation", "Models.Files", "Networks", "Networks.Activations", "Networks.Inputs", "Networks.Losses",
                "Networks.Neighbours", "Numerics", "Storage", "Tables", "Tables.Cells", "Tables.Columns", "Tables.Features", "Tables.Inference",
                "Tables.Profiles", "Tables.Statistics", "Tables.Targets", "Threading", "Training", "Training.Options"],
        ["Models.Files"] =
            ["", "Csv", "Csv.Foreign", "Evaluation", "Json", "Models", "Networks", "Networks.Activations", "Networks.Inputs", "Networks.Neighbours",
                "Networks.Tensors", "Numerics", "Storage", "Tables", "Tables.Columns", "Tables.Features", "Tables.Profiles", "Tables.Targets", "Training",
                "Training.Options"],
        ["Comparison"] = ["", "Csv", "Evaluation", "Models", "Models.Files", "Tables", "Tables.Cells", "Tables.Targets", "Threading"],
        ["Explanation"] =
            ["", "Csv", "Evaluation", "Models", "Numerics", "Tables", "Tables.Cells", "Tables.Columns", "Tables.Features", "Tables.Targets", "Threading"],
        ["Reports"] =
            ["Csv", "Evaluation", "Explanation", "Models", "Numerics", "Tables", "Tables.Profiles", "Tables.Targets"],
        ["Models.Export"] =
            ["Models", "Models.Export.C", "Models.Export.JavaScript", "Models.Export.Onnx", "Models.Export.Reduction", "Tables.Targets"],
        ["Models.Export.Reduction"] =
            ["", "Evaluation", "Models", "Networks", "Networks.Inputs", "Networks.Neighbours", "Numerics", "Tables", "Tables.Features",
                "Tables.Profiles", "Tables.Targets"],
        ["Models.Export.C"] =
            ["", "Csv.Numbers", "Models", "Models.Export", "Models.Export.Reduction", "Networks", "Networks.Activations", "Networks.Inputs", "Networks.Losses",
                "Networks.Neighbours", "Numerics", "Tables", "Tables.Cells", "Tables.Features", "Tables.Statistics", "Tables.Targets"],
        ["Models.Export.JavaScript"] =
            ["Evaluation", "Models", "Models.Export", "Models.Files", "Tables.Cells", "Tables.Features", "Tables.Profiles", "Tables.Targets"],
        ["Models.Export.Onnx"] =
            ["Models", "Models.Export.Onnx.Features", "Models.Export.Onnx.Graphs", "Models.Export.Onnx.Networks", "Models.Export.Onnx.Targets"],
        ["Models.Export.Onnx.Graphs"] = ["", "Models.Export"],
        ["Models.Export.Onnx.Features"] =
            ["", "Csv.Numbers", "Models.Export.Onnx.Graphs", "Tables", "Tables.Cells", "Tables.Features", "Tables.Profiles", "Tables.Statistics"],
        ["Models.Export.Onnx.Inputs"] =
            ["", "Models.Export.Onnx.Features", "Models.Export.Onnx.Graphs", "Networks", "Networks.Inputs", "Numerics"],
        ["Models.Export.Onnx.Activations"] = ["", "Models.Export.Onnx.Graphs", "Networks.Activations"],
        ["Models.Export.Onnx.Networks"] =
            ["Models", "Models.Export.Onnx.Activations", "Models.Export.Onnx.Features", "Models.Export.Onnx.Graphs", "Models.Export.Onnx.Inputs", "Networks",
                "Networks.Activations", "Networks.Neighbours", "Numerics"],
        ["Models.Export.Onnx.Targets"] = ["", "Evaluation", "Models", "Models.Export.Onnx.Graphs", "Networks.Losses", "Tables.Targets"],
        ["Tuning"] =
            ["", "Evaluation", "Models", "Networks.Losses", "Numerics", "Tables", "Tables.Inference", "Tables.Statistics", "Tables.Targets", "Threading",
                "Training", "Training.Options"],
    };

    /// <summary>The folders of the command line, and those that each uses.</summary>
    private static readonly Dictionary<string, string[]> CliArrows = new(StringComparer.Ordinal)
    {
        [""] = ["Commands", "Native", "Output", "Streams"],
        ["Native"] = [],
        ["Resources"] = [],
        ["Streams"] = [],
        ["Processes"] = [],
        ["Settings"] = [],
        ["Output"] = ["Resources", "Settings", "Streams"],
        ["Serving"] = ["Output"],
        ["Commands"] = ["Output", "Processes", "Resources", "Serving", "Settings", "Streams"],
    };

    private static readonly string Core = Repository.File("src", "Gophernet");
    private static readonly string Cli = Repository.File("src", "Gophernet.Cli");

    [Fact]
    public void The_cores_folders_use_those_that_they_stand_on_and_no_other() => AssertArrows(CoreArrows, SourceFolders.Of(Core, "Gophernet"));

    [Fact]
    public void The_command_lines_folders_use_those_that_they_stand_on_and_no_other() => AssertArrows(CliArrows, SourceFolders.Of(Cli, "Gophernet.Cli"));

    [Theory]
    [MemberData(nameof(Arrows))]
    public void No_arrow_leads_back(string project)
    {
        var arrows = project == "core" ? CoreArrows : CliArrows;
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (arrows.Keys.FirstOrDefault(
            folder => !placed.Contains(folder) && arrows[folder].All(other => placed.Contains(other) || IsFrontDoor(folder, other))) is { } folder)
        {
            placed.Add(folder);
        }

        Assert.Empty(arrows.Keys.Except(placed));
    }

    /// <summary>
    /// Model.Load and Model.Save are how a user of the library gets at files; nothing else of Models knows them. The table of the formats of export names each.
    /// </summary>
    private static bool IsFrontDoor(string folder, string other) =>
        (folder, other) == ("Models", "Models.Files") || (folder == "Models.Export" && other.StartsWith("Models.Export.", StringComparison.Ordinal));

    public static TheoryData<string> Arrows { get; } = ["core", "command line"];

    [Fact]
    public void The_namespace_is_the_folder()
    {
        foreach (var (folder, project) in ((string, string)[])[(Core, "Gophernet"), (Cli, "Gophernet.Cli")])
        {
            var files = SourceFolders.Of(folder, project).Files;

            Assert.All(files, file =>
                Assert.Contains($"\nnamespace {project}{(file.Folder.Length == 0 ? "" : "." + file.Folder)};", "\n" + file.Code, StringComparison.Ordinal));
            Assert.InRange(files.Count, MinFiles, int.MaxValue);
        }
    }

    [Fact]
    public void The_core_knows_no_reflection_console_logger_or_command_line()
    {
        var files = SourceFolders.Of(Core, "Gophernet").Files;

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

    private static void AssertArrows(Dictionary<string, string[]> allowed, SourceFolders folders)
    {
        var used = folders.Files.SelectMany(file => folders.UsedBy(file).Select(other => (file.Folder, Other: other, file.Path))).ToList();

        var missing = used.Where(use => !allowed[use.Folder].Contains(use.Other)).Select(use => $"{use.Path} uses {use.Other}");
        var idle =
            allowed.SelectMany(arrows => arrows.Value.Select(other => (Folder: arrows.Key, Other: other))).Except(used.Select(use => (use.Folder, use.Other)))
            .Select(arrow => $"nothing in {arrow.Folder} uses {arrow.Other}");
        string[] faults = [.. missing, .. idle];
        Assert.True(faults.Length == 0, string.Join('\n', faults)); // all of them
        Assert.Equal(allowed.Keys.Order(), folders.Files.Select(file => file.Folder).Distinct().Order());
        Assert.InRange(folders.Files.Count, MinFiles, int.MaxValue);
    }

    [GeneratedRegex(
        @"\bSystem\.Reflection\b|\bSystem\.Linq\.Expressions\b|\bdynamic\b|\bConsole\b|\bMicrosoft\.Extensions\b|\bGophernet\.Cli\b|\bEnum\.Parse\b")]
    private static partial Regex Forbidden();
}
