using System.Globalization;
using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary>The form of a report reads its cells as those of the data are written, whatever the model was trained on.</summary>
public class ReportCellsTests
{
    private const string Row = """{"a": "2,5", "money": "1.250,50 €", "word": "b"}""";
    private const string PlainRow = """{"a": "2.5", "money": "$1,250.50", "word": "b"}""";

    [Theory]
    [InlineData("comma.csv", "comma.csv", Row)]
    [InlineData("point.csv", "mixed.csv", """{"a": "2,5", "money": "$1,250.50", "word": "b"}""")]
    [InlineData("comma.csv", "euro.csv", """{"a": "2.5", "money": "1.250,50 €", "word": "b"}""")]
    [InlineData("point.csv", "point.csv", PlainRow)]
    public void Its_model_predicts_what_predict_does(string trainedOn, string data, string row)
    {
        using var workspace = Tables();
        var (model, page) = Report(workspace, trainedOn, data);
        var seen = Look(page, row);
        var predicted = Predict(workspace, model, data, JsonNode.Parse(row)!.AsObject());

        Assert.StartsWith("The model in this page predicts this row as gophernet did", (string?)seen["check"], StringComparison.Ordinal);
        Assert.Equal(predicted, (double)Assert.Single(seen["predicted"]!.AsObject()).Value!, Math.Abs(predicted) * 1e-5);
    }

    [Theory]
    [InlineData("comma.csv", Row, "0,5 to 1001 in training", "1.001,25 € to 1.060,25 € in training")]
    [InlineData("point.csv", PlainRow, "0.5 to 1001 in training", "$1,001.25 to $1,060.25 in training")]
    public void What_numbers_were_in_training_is_said_as_they_are_typed(string data, string row, string numbers, string money)
    {
        using var workspace = Tables();
        var form = (string)Look(Report(workspace, data, data).Page, row)["texts"]!["form"]!;

        Assert.Contains(numbers, form, StringComparison.Ordinal);
        Assert.Contains(money, form, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_made_up_is_written_so_too()
    {
        using var workspace = Tables();
        var seen = Look(Report(workspace, "comma.csv", "comma.csv", "--no-rows").Page, "{}");

        Assert.Matches("^-?[0-9.e-]+$", ((double)Assert.Single(seen["predicted"]!.AsObject()).Value!).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Sixty rows of a number, one of them large, an amount of money and a word, in four ways of writing.</summary>
    private static Workspace Tables()
    {
        var workspace = new Workspace();
        Write("point.csv", ',', "{0}.5", "\"$1,0{1}.25\"");
        Write("comma.csv", ';', "{0},5", "1.0{1},25 €");
        Write("mixed.csv", ';', "{0},5", "$1,0{1}.25");
        Write("euro.csv", ',', "{0}.5", "\"1.0{1},25 €\"");
        return workspace;

        void Write(string name, char delimiter, string number, string money) => workspace.Write(
            name, string.Join(delimiter, "a", "money", "word", "y") + "\n" + string.Concat(Enumerable.Range(0, 60).Select(i => string.Join(
                delimiter, i == 59 ? "1001" : string.Format(CultureInfo.InvariantCulture, number, i % 10),
                string.Format(CultureInfo.InvariantCulture, money, 0, (i + 1).ToString("00", CultureInfo.InvariantCulture)), i % 3 == 0 ? "a" : "b",
                (i % 10) + 10) + "\n")));
    }

    private static (string Model, string Page) Report(Workspace workspace, string trainedOn, string data, params string[] options)
    {
        var (model, page) = (workspace.File("model.safetensors"), workspace.File("page.html"));
        Run("train", workspace.File(trainedOn), "--target", "y", "--task", "regression", "--preset", "fast", "--epochs", "5", "--quiet", "-o", model);
        Run(["report", model, workspace.File(data), "--quiet", "-o", page, .. options]);
        return (model, page);
    }

    private static double Predict(Workspace workspace, string model, string data, JsonObject row)
    {
        var (header, delimiter) = (File.ReadLines(workspace.File(data)).First(), data is "comma.csv" or "mixed.csv" ? ';' : ',');
        var cells = string.Join(delimiter, row.Select(cell => delimiter == ';' ? (string)cell.Value! : $"\"{cell.Value}\""));
        var predicted = InProcess.Run($"{header}\n{cells}{delimiter}\n", "predict", model, "--delimiter", $"{delimiter}", "--format", "jsonl").Output;
        return (double)JsonNode.Parse(predicted)!["y"]!;
    }

    private static JsonObject Look(string page, string row) => JsonNode.Parse(Chromium.Look(page, row, withAxe: false))!.AsObject();

    private static void Run(params string[] arguments)
    {
        var (exitCode, _, error) = InProcess.Run("", arguments);
        Assert.True(exitCode == 0, error);
    }
}
