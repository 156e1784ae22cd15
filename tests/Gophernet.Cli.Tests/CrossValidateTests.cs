using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary>What <c>cross-validate</c> writes, where a golden case cannot show it.</summary>
public class CrossValidateTests
{
    private static readonly string[] Small = ["--preset", "fast", "--hidden", "8", "--epochs", "4"];

    [Fact]
    public void Each_row_with_a_target_is_predicted_once_beside_its_line()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", "note,x,y\n\"two\nlines\",1,2\na,2,1\na,3,\nb,1,2\nb,2,1\nb,3,2\n");

        var run = CrossValidate(workspace, "rows.csv", "--folds", "2", "--repeats", "3", "--task", "classification");

        Assert.Equal(0, run.ExitCode);
        var lines = File.ReadAllLines(workspace.File("predictions.csv"));
        Assert.Equal("line,y,probability_1,probability_2", lines[0]);
        Assert.Equal(["2", "4", "6", "7", "8"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void The_mean_accuracy_of_parts_of_one_size_is_that_of_the_predictions()
    {
        using var workspace = new Workspace("iris.csv");

        var run = CrossValidate(workspace, "iris.csv", "--json");

        var actual = File.ReadAllLines(workspace.File("iris.csv"))[1..].Select(line => line.Split(',')[4]);
        var predicted = File.ReadAllLines(workspace.File("predictions.csv"))[1..].Select(line => line.Split(',')[1]);
        var right = actual.Zip(predicted).Count(pair => pair.First == pair.Second);
        using var report = JsonDocument.Parse(run.Output);
        Assert.Equal(right / 150.0, report.RootElement.GetProperty("metrics").GetProperty("accuracy").GetProperty("mean").GetDouble(), precision: 12);
    }

    [Fact]
    public void Several_targets_have_a_column_each()
    {
        using var workspace = new Workspace("iris.csv");

        CrossValidate(workspace, "iris.csv", "--target", "sepal_length,sepal_width", "--folds", "2");

        Assert.Equal("line,sepal_length,sepal_width", File.ReadLines(workspace.File("predictions.csv")).First());
    }

    private static (int ExitCode, string Output, string Error) CrossValidate(Workspace workspace, string data, params string[] options) =>
        InProcess.Run("", ["cross-validate", workspace.File(data), "--predictions", workspace.File("predictions.csv"), .. Small, .. options]);
}
