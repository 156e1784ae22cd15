using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary>Each column of an output has a name of its own, whatever the columns of the table are called.</summary>
public sealed class OutputNameTests : IDisposable
{
    private static readonly string[] Small = ["--preset", "fast", "--hidden", "4", "--epochs", "2", "-q"];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("error", true, "predicted_error,error", "--errors", "inline")]
    [InlineData("error", true, "x,error,predicted_error,predicted_error_2", "--append", "--errors", "inline")]
    [InlineData("lower", true, "predicted_lower,lower,upper", "--interval", "80")]
    [InlineData("set", false, "predicted_set,set", "--interval", "80")]
    [InlineData("predicted_x", true, "x,predicted_x,predicted_predicted_x", "--append")]
    [InlineData("y", true, "y,error", "--errors", "inline")]
    public void Predictions_make_room(string target, bool areNumbers, string header, params string[] options)
    {
        var table = Table(target, areNumbers);
        var model = Train(table, "--target", target);

        var csv = Run(table, ["predict", model, .. options, "-q"]);
        var json = Run(table, ["predict", model, .. options, "-q", "--json"]);

        Assert.Equal(header, csv.Split('\n')[0]);
        Assert.Equal(header.Split(','), JsonNode.Parse(json.Split('\n')[0])!.AsObject().Select(member => member.Key)); // which refuses a name twice
    }

    [Fact]
    public void A_model_behind_another_passes_on_what_that_predicted()
    {
        var table = Table("fold", areNumbers: false);
        var model = Train(table);

        var first = Run(table, "predict", model, "--append", "-q");
        var second = Run(first, "predict", model, "--append", "-q");

        Assert.Equal("x,fold,predicted_fold", first.Split('\n')[0]);
        Assert.Equal("x,fold,predicted_fold,predicted_fold_2", second.Split('\n')[0]);
    }

    [Theory]
    [InlineData("line", "line,fold,predicted_line,")]
    [InlineData("fold", "line,fold,predicted_fold,")]
    [InlineData("repeat", "line,fold,repeat,")]
    public void Places_of_rows_keep_their_names_beside_predictions_of_folds(string target, string header)
    {
        Run(Table(target, areNumbers: false), ["cross-validate", "-", "--predictions", _workspace.File("rows.csv"), "-k", "2", .. Small]);

        Assert.StartsWith(header, File.ReadLines(_workspace.File("rows.csv")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_on_which_models_differ_keep_the_names_of_the_table()
    {
        var table = Table("old", areNumbers: true).Replace("x,old", "compared_old,old", StringComparison.Ordinal);
        var (one, other) = (Train(table), Train(table, "--seed", "2"));

        Run(table, "compare", one, other, "-", "--differing", _workspace.File("rows.csv"), "-q");

        Assert.Equal("line,actual,compared_old_2,new,difference,compared_old,old", File.ReadLines(_workspace.File("rows.csv")).First());
    }

    private static string Table(string target, bool areNumbers) => $"x,{target}\n" + string.Concat(
        Enumerable.Range(0, 80).Select(row => $"{row * row % 17}.5,{(areNumbers ? $"{row * 7 % 23}.25" : row % 2 == 0 ? "p" : "q")}\n"));

    private string Train(string table, params string[] options)
    {
        var model = _workspace.File($"{Guid.NewGuid()}.safetensors");
        Run(table, ["train", "-", "-o", model, .. Small, .. options]);
        return model;
    }

    private static string Run(string input, params string[] arguments)
    {
        var run = InProcess.Run(input, arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
