using System.Globalization;
using System.Text.Json;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Tests;

/// <summary>
/// Model files of older versions are read for ever. A folder of models-N holds a model of format N as gophernet wrote it then (`arguments` say how), rows
/// with everything a cell may be, and what that version made of them: `predictions.csv` and `evaluation.json`. They are never written again.
/// </summary>
public class ModelFormatTests
{
    private const int OldestFormat = 1;
    private const int FewestModels = 28; // every preset, target, kind of column, activation, loss and optimizer of format 1

    private static readonly string Tests = Repository.File("tests", "Gophernet.Cli.Tests");

    public static TheoryData<string> Models => [.. Folders()];

    [Theory]
    [MemberData(nameof(Models))]
    public void Predicts_the_bytes_of_the_version_that_wrote_the_model(string folder)
    {
        var predictions = Run(
            folder, ["predict", "model.safetensors", "rows.csv", .. ProbabilityOption.For(File.ReadAllBytes(FileOf(folder, "model.safetensors")))]);

        Assert.Equal(File.ReadAllBytes(FileOf(folder, "predictions.csv")), predictions.OutputBytes);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluates_to_the_figures_of_the_version_that_wrote_the_model(string folder)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(FileOf(folder, "evaluation.json")));
        using var actual = JsonDocument.Parse(Run(folder, "evaluate", "model.safetensors", "rows.csv", "--json").OutputBytes);

        AssertHolds(expected.RootElement, actual.RootElement, "evaluation");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Inspects_a_model_of_an_older_version(string folder)
    {
        using var document = JsonDocument.Parse(Run(folder, "inspect", "model.safetensors", "--json").OutputBytes);

        Assert.Equal("0.1.0", document.RootElement.GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("models-1/default-classes")]
    [InlineData("models-1/default-numbers")]
    [InlineData("models-1/plain-classes")]
    [InlineData("models-1/plain-labels")]
    public void Trains_on_from_a_model_of_an_older_version(string folder) => Assert.NotEmpty(
        Run(folder, "train", "rows.csv", "--from", "model.safetensors", "--preset", "plain", "--epochs", "1", "-o", "-").OutputBytes);

    [Fact]
    public void A_model_of_every_kind_is_kept() => Assert.InRange(Folders().Count(), FewestModels, int.MaxValue);

    private static IEnumerable<string> Folders() =>
        from format in Enumerable.Range(OldestFormat, ModelFile.Format)
        let parent = string.Create(CultureInfo.InvariantCulture, $"models-{format}")
        where Directory.Exists(Path.Combine(Tests, parent))
        from folder in Directory.EnumerateDirectories(Path.Combine(Tests, parent)).Order(StringComparer.Ordinal)
        select $"{parent}/{Path.GetFileName(folder)}";

    private static string FileOf(string folder, string name) => Path.Combine(Tests, folder, name);

    private static Outcome Run(string folder, params string[] arguments)
    {
        var outcome = Executable.Run(Runner.Native, Path.Combine(Tests, folder), [], [.. arguments, "--quiet"]); // rows are far from training on purpose
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome;
    }

    /// <summary>A later version may say more, and nothing else: every figure stands there to its last digit.</summary>
    private static void AssertHolds(JsonElement expected, JsonElement actual, string path)
    {
        Assert.Equal(expected.ValueKind, actual.ValueKind);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    Assert.True(actual.TryGetProperty(property.Name, out var value), $"{path} has no {property.Name}");
                    AssertHolds(property.Value, value, $"{path}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                for (var i = 0; i < expected.GetArrayLength(); i++)
                {
                    AssertHolds(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                }

                break;
            default:
                Assert.True(expected.GetRawText() == actual.GetRawText(), $"{path} is {actual.GetRawText()}, not {expected.GetRawText()}");
                break;
        }
    }
}
