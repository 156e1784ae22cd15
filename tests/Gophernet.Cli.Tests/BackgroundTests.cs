using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary>Training rows that a model keeps, for predictions to be compared with.</summary>
public class BackgroundTests
{
    private const string Training = "iris.csv";

    [Fact]
    public void Explain_compares_with_the_rows_that_the_model_has_kept()
    {
        using var workspace = new Workspace(Training);
        var model = Train(workspace, "--background", "40");

        var (exitCode, output, error) = InProcess.Run(
            "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n", "explain", model, "--rows", "--json");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(40, JsonDocument.Parse(output).RootElement.GetProperty("background_rows").GetInt32());
    }

    [Fact]
    public void The_rows_are_said_by_inspect_and_kept_by_a_warm_start()
    {
        using var workspace = new Workspace(Training);
        var model = Train(workspace, "--background", "40");
        var more = workspace.File("more.safetensors");
        Assert.Equal(0, InProcess.Run("", "train", workspace.File(Training), "--from", model, "--epochs", "1", "-o", more).ExitCode);

        foreach (var file in new[] { model, more })
        {
            Assert.Contains("keeps        40 training rows", InProcess.Run("", "inspect", file).Output, StringComparison.Ordinal);
            var record = JsonDocument.Parse(InProcess.Run("", "inspect", file, "--json").Output).RootElement.GetProperty("record");
            Assert.False(record.TryGetProperty("background", out _));
        }
    }

    [Fact]
    public void No_rows_are_kept_unless_asked_for()
    {
        using var workspace = new Workspace(Training);

        Assert.DoesNotContain("\"background\"", File.ReadAllText(Train(workspace)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warm_start_takes_no_other_rows()
    {
        using var workspace = new Workspace(Training);

        var (exitCode, _, error) = InProcess.Run("", "train", workspace.File(Training), "--from", Train(workspace), "--background", "5");

        Assert.Equal(2, exitCode);
        Assert.Contains("--background is for new models", error, StringComparison.Ordinal);
    }

    private static string Train(Workspace workspace, params string[] options)
    {
        var model = workspace.File("model.safetensors");
        var (exitCode, _, error) = InProcess.Run(
            "", ["train", workspace.File(Training), "--target", "species", "--preset", "fast", "--epochs", "2", "-o", model, .. options]);
        Assert.True(exitCode == 0, error);
        return model;
    }
}
