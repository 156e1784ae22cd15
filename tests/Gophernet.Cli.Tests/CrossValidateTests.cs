using System.Globalization;
using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary>What <c>cross-validate</c> writes, where a golden case cannot show it.</summary>
public class CrossValidateTests
{
    private static readonly string[] Small = ["--preset", "fast", "--hidden", "8", "--epochs", "4"];

    [Fact]
    public void Each_row_with_a_target_is_predicted_once_in_each_repeat_beside_its_line()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", "note,x,y\n\"two\nlines\",1,2\na,2,1\na,3,\nb,1,2\nb,2,1\nb,3,2\n");

        var run = CrossValidate(workspace, "rows.csv", "--folds", "2", "--repeats", "3", "--task", "classification");

        Assert.Equal(0, run.ExitCode);
        var lines = File.ReadAllLines(workspace.File("predictions.csv"));
        Assert.Equal("line,repeat,fold,y,probability_1,probability_2", lines[0]);
        Assert.Equal(
            ["2,1", "4,1", "6,1", "7,1", "8,1", "2,2", "4,2", "6,2", "7,2", "8,2", "2,3", "4,3", "6,3", "7,3", "8,3"],
            lines[1..].Select(line => string.Join(',', line.Split(',')[..2])));
        Assert.All(lines[1..], line => Assert.InRange(int.Parse(line.Split(',')[2], CultureInfo.InvariantCulture), 1, 2));
    }

    [Fact]
    public void The_accuracy_of_every_fold_is_that_of_its_predictions()
    {
        using var workspace = new Workspace("iris.csv");

        var run = CrossValidate(workspace, "iris.csv", "--json", "--repeats", "2");

        var actual = File.ReadAllLines(workspace.File("iris.csv"))[1..].Select(line => line.Split(',')[4]).ToArray();
        var predicted = File.ReadAllLines(workspace.File("predictions.csv"))[1..].Select(line => line.Split(',')).ToArray();
        using var report = JsonDocument.Parse(run.Output);
        var folds = report.RootElement.GetProperty("folds").EnumerateArray().ToArray();
        Assert.Equal(10, folds.Length);
        foreach (var fold in folds)
        {
            var of = (fold.GetProperty("repeat").ToString(), fold.GetProperty("fold").ToString());
            var rows = predicted.Where(cells => (cells[1], cells[2]) == of).ToArray();
            Assert.Equal(fold.GetProperty("rows").GetInt32(), rows.Length);
            Assert.Equal(150 - rows.Length, fold.GetProperty("training_rows").GetInt32());
            var right = rows.Count(cells => cells[3] == actual[int.Parse(cells[0], CultureInfo.InvariantCulture) - 2]);
            Assert.Equal(right / (double)rows.Length, fold.GetProperty("metrics").GetProperty("accuracy").GetDouble(), precision: 12);
        }

        var accuracy = report.RootElement.GetProperty("metrics").GetProperty("accuracy");
        var (mean, error) = (accuracy.GetProperty("mean").GetDouble(), accuracy.GetProperty("standard_error").GetDouble());
        var interval = report.RootElement.GetProperty("intervals").GetProperty("accuracy");
        Assert.Equal(folds.Average(fold => fold.GetProperty("metrics").GetProperty("accuracy").GetDouble()), mean, precision: 12);
        Assert.Equal(mean - 2.262157 * error, interval[0].GetDouble(), precision: 6); // 9 degrees of freedom
        Assert.Equal(mean + 2.262157 * error, interval[1].GetDouble(), precision: 6);
    }

    [Fact]
    public void Several_targets_have_a_column_each()
    {
        using var workspace = new Workspace("iris.csv");

        CrossValidate(workspace, "iris.csv", "--target", "sepal_length,sepal_width", "--folds", "2");

        Assert.Equal("line,fold,sepal_length,sepal_width", File.ReadLines(workspace.File("predictions.csv")).First());
    }

    private static (int ExitCode, string Output, string Error) CrossValidate(Workspace workspace, string data, params string[] options) =>
        InProcess.Run("", ["cross-validate", workspace.File(data), "--predictions", workspace.File("predictions.csv"), .. Small, .. options]);
}
