using System.Globalization;
using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary>
/// The document of <c>report</c>: it agrees with the other commands, is there for every kind of model and rows, and shows no more than was asked for.
/// </summary>
public class ReportTests
{
    private static readonly string Tests = Repository.File("tests", "Gophernet.Cli.Tests");

    private static readonly string Classes = "x,when,word,kind\n" + string.Concat(Enumerable.Range(0, 120).Select(row => string.Create(
        CultureInfo.InvariantCulture,
        $"{row * 37 % 41},2024-0{row % 9 + 1}-1{row % 10},{(row % 3 == 0 ? "ash" : "birch")},{(row * 37 % 41 > 20 ? "p" : "q")}\n")));

    private static readonly string Numbers = "x,y\n" + string.Concat(Enumerable.Range(0, 200).Select(row => string.Create(
        CultureInfo.InvariantCulture, $"{row},{row * 37 % 101 / 4.0}\n")));

    public static TheoryData<string> OldModels =>
        [.. Directory.EnumerateDirectories(Path.Combine(Tests, "models-1")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>They have no record of what stood in their columns, so that nothing is said of it.</summary>
    [Theory]
    [MemberData(nameof(OldModels))]
    public void There_is_one_of_models_of_every_kind_and_version(string folder)
    {
        string[] files = [Path.Combine(Tests, "models-1", folder, "model.safetensors"), Path.Combine(Tests, "models-1", folder, "rows.csv")];
        using var document = Report(files);
        var (root, columns) = (document.RootElement, document.RootElement.GetProperty("columns"));

        AssertEqual(Json(["evaluate", .. files, "--json", "--quiet"]).RootElement, root.GetProperty("evaluation"));
        Assert.False(root.TryGetProperty("held_out", out _));
        Assert.All(columns.EnumerateArray(), column => Assert.False(column.TryGetProperty("bins", out _)));
        Assert.Equal(root.GetProperty("form").GetProperty("columns").GetArrayLength(), columns.GetArrayLength());
    }

    [Fact]
    public void Its_parts_are_those_of_the_other_commands()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", Classes + "7,2024-01-11,ash,q\n");
        workspace.Write("rows.csv", Classes);
        var (model, _) = Train(workspace, "train.csv", "--target", "kind");
        var rows = workspace.File("rows.csv");
        using var document = Report(model, rows);
        var root = document.RootElement;

        AssertEqual(Json("evaluate", model, rows, "--json").RootElement, root.GetProperty("evaluation"));
        AssertEqual(Json("explain", model, rows, "--json").RootElement, root.GetProperty("importance"));
        AssertEqual(Json("inspect", model, "--json").RootElement.GetProperty("record").GetProperty("held_out"), root.GetProperty("held_out"));
        var columns = string.Join(',', root.GetProperty("effects").EnumerateArray().Select(effect => effect.GetProperty("column").GetString()));
        AssertEqual(
            Json("explain", model, rows, "--effect", columns, "--class", "q", "--json").RootElement.GetProperty("effects"), root.GetProperty("effects"));
        var first = InProcess.Run(string.Join('\n', Classes.Split('\n')[..2]) + "\n", "predict", model, "--format", "jsonl", "--probabilities").Output;
        AssertEqual(JsonDocument.Parse(first).RootElement, root.GetProperty("form").GetProperty("predictions"));
        Assert.Equal("0,2024-01-10,ash", string.Join(',', root.GetProperty("form").GetProperty("columns").EnumerateArray().Select(
            column => column.GetProperty("value").GetString())));
    }

    [Fact]
    public void Thresholds_lead_to_the_confusion_of_that_threshold()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        var (model, rows) = Train(workspace, "rows.csv", "--target", "kind", "--threshold", "f1");
        using var document = Report(model, rows);
        var thresholds = document.RootElement.GetProperty("thresholds");
        var at = thresholds.GetProperty("at").EnumerateArray().Select(value => value.GetSingle()).ToList();

        foreach (var threshold in (float[])[thresholds.GetProperty("threshold").GetSingle(), 0.05f, 0.5f, 0.95f])
        {
            var confusion = Json("evaluate", model, rows, "--json", "--threshold", threshold.ToString(CultureInfo.InvariantCulture))
                .RootElement.GetProperty("confusion");
            var index = at.IndexOf(threshold);
            Assert.Equal(confusion[1][1].GetInt32(), thresholds.GetProperty("true_positives")[index].GetInt32());
            Assert.Equal(confusion[0][1].GetInt32(), thresholds.GetProperty("false_positives")[index].GetInt32());
        }
    }

    [Fact]
    public void Two_labels_are_no_two_classes()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", "x,la,lb\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 7},{row % 2},{(row % 7 > 3 ? 1 : 0)}\n")));
        var (model, rows) = Train(workspace, "rows.csv", "--target", "la,lb", "--task", "multilabel");
        using var document = Report(model, rows);

        Assert.False(document.RootElement.TryGetProperty("thresholds", out _));
        Assert.Equal(2, document.RootElement.GetProperty("rankings").GetArrayLength());
    }

    /// <summary>However it is written: the record of the model has a hash of what stands in its cells.</summary>
    [Theory]
    [InlineData("same.csv", true)]
    [InlineData("semicolons.csv", true)]
    [InlineData("fewer.csv", false)]
    public void It_is_said_where_rows_were_learnt_from(string file, bool isLearnt)
    {
        const string Warning = "the model was trained on this very table";
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        workspace.Write("same.csv", Classes);
        workspace.Write("semicolons.csv", Classes.Replace(',', ';').Replace("\n", "\r\n", StringComparison.Ordinal));
        workspace.Write("fewer.csv", Classes[..(Classes.TrimEnd().LastIndexOf('\n') + 1)]);
        var (model, _) = Train(workspace, "rows.csv", "--target", "kind");
        using var document = Report(model, workspace.File(file));
        var evaluated = InProcess.Run("", "evaluate", model, workspace.File(file), "--threads", "3");

        Assert.Equal(isLearnt, document.RootElement.GetProperty("data").GetProperty("learnt").GetBoolean());
        Assert.Equal(isLearnt, document.RootElement.TryGetProperty("warnings", out var said) && said.GetRawText().Contains(Warning, StringComparison.Ordinal));
        Assert.Equal(isLearnt, evaluated.Error.Contains(Warning, StringComparison.Ordinal));
        Assert.Equal(
            isLearnt, InProcess.Run("", "evaluate", model, workspace.File(file), "--json").Output.Contains(Warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Metrics_of_probabilities_are_named_that_leave_rows_of_unknown_classes_out()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        workspace.Write("new.csv", "x,when,word,kind\n3,,ash,q\n4,,,p\n5,,ash,new\n");
        var (model, _) = Train(workspace, "rows.csv", "--target", "kind");
        string[] names = ["roc_auc", "pr_auc", "log_loss", "brier", "calibration_error"];

        var error = InProcess.Run("", "evaluate", model, workspace.File("new.csv")).Error;
        using var document = Report(model, workspace.File("new.csv"));

        Assert.Contains(
            "1 row of such classes counted as wrong, but left out of roc_auc, pr_auc, log_loss, brier and calibration_error", error, StringComparison.Ordinal);
        Assert.Equal(names, document.RootElement.GetProperty("evaluation").GetProperty("without_unknown").EnumerateArray().Select(name => name.GetString()));
    }

    /// <summary>What is left are sums over rows, and the values of numbers and times that effects were measured at.</summary>
    [Fact]
    public void No_row_is_shown_where_that_is_asked_for()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        workspace.Write("secret.csv", Classes.Replace("birch", "confidential", StringComparison.Ordinal));
        var (model, _) = Train(workspace, "rows.csv", "--target", "kind");
        var (shown, hidden) = (workspace.File("shown.html"), workspace.File("hidden.html"));

        Assert.Equal(0, InProcess.Run("", "report", model, workspace.File("secret.csv"), "-o", shown, "--quiet").ExitCode);
        Assert.Equal(0, InProcess.Run("", "report", model, workspace.File("secret.csv"), "-o", hidden, "--no-rows", "--quiet").ExitCode);

        Assert.Contains("confidential", File.ReadAllText(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("confidential", File.ReadAllText(hidden), StringComparison.Ordinal);
        using var document = Report(model, workspace.File("secret.csv"), "--no-rows");
        Assert.False(document.RootElement.TryGetProperty("worst_rows", out _));
        Assert.False(document.RootElement.GetProperty("form").TryGetProperty("predictions", out _));
    }

    [Fact]
    public void The_page_has_the_document_and_the_model_unless_that_is_left_out()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        var (model, rows) = Train(workspace, "rows.csv", "--target", "kind");
        var (page, without) = (workspace.File("page.html"), workspace.File("without.html"));

        Assert.Equal(0, InProcess.Run("", "report", model, rows, "-o", page).ExitCode);
        Assert.Equal(0, InProcess.Run("", "report", model, rows, "-o", without, "--no-form").ExitCode);

        const string Weights = "const TENSORS = {";
        Assert.Contains(Weights, File.ReadAllText(page), StringComparison.Ordinal);
        Assert.DoesNotContain(Weights, File.ReadAllText(without), StringComparison.Ordinal);
        using var document = Report(model, rows, "--no-form");
        Assert.False(document.RootElement.TryGetProperty("form", out _));
        Assert.Contains(document.RootElement.GetProperty("model").GetProperty("fingerprint").GetString()!, File.ReadAllText(without), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_same_for_any_number_of_threads_and_differs_with_the_seed()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        var (model, rows) = Train(workspace, "rows.csv", "--target", "kind");
        string Run(params string[] options) => InProcess.Run("", ["report", model, rows, "--json", .. options]).Output;

        Assert.Equal(Run("--threads", "1"), Run("--threads", "7"));
        Assert.NotEqual(Run(), Run("--seed", "2"));
    }

    [Theory]
    [InlineData("x,when,word,kind\n3,2024-01-01,ash,q\n", "rankings")] // one row, so one class
    [InlineData("x,when,word,kind\n3,,ash,q\n4,,,q\n,,birch,q\n", "rankings")] // one class
    [InlineData("x,when,word,kind\n3,,ash,q\n4,,,p\n5,,ash,new\n", "new")] // a class that the model does not know
    public void Few_and_uneven_rows_have_a_report(string csv, string absent)
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        workspace.Write("few.csv", csv);
        var (model, _) = Train(workspace, "rows.csv", "--target", "kind");
        using var document = Report(model, workspace.File("few.csv"));
        var root = document.RootElement;

        Assert.Equal(absent == "rankings" ? 0 : 1, root.GetProperty("rankings").GetArrayLength());
        Assert.Equal(absent == "new" ? 1 : 0, root.GetProperty("evaluation").TryGetProperty("unknown", out var unknown) ? unknown.GetInt32() : 0);
        Assert.All(root.GetProperty("worst_rows").EnumerateArray(), row => Assert.NotEqual("new", row.GetProperty("actual").GetString()));
    }

    [Fact]
    public void Numbers_that_are_all_the_same_have_a_report()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Numbers);
        workspace.Write("same.csv", "x,y\n1,4\n2,4\n3,4\n");
        var (model, _) = Train(workspace, "rows.csv", "--target", "y");
        using var document = Report(model, workspace.File("same.csv"));

        Assert.Equal("mae", document.RootElement.GetProperty("importance").GetProperty("metric").GetString());
        Assert.Equal(3, document.RootElement.GetProperty("residuals")[0].GetProperty("points").GetArrayLength());
    }

    [Fact]
    public void Models_that_compare_rows_or_predict_quantiles_have_a_report()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Numbers);
        var (comparing, rows) = Train(workspace, "rows.csv", "--target", "y", "--neighbours", "on");
        using var first = Report(comparing, rows);
        Assert.True(first.RootElement.TryGetProperty("form", out _));

        var (quantiles, _) = Train(workspace, "rows.csv", "--target", "y", "--quantile", "0.1,0.5,0.9");
        using var second = Report(quantiles, rows);
        Assert.Equal("pinball", second.RootElement.GetProperty("row_loss").GetString());
        Assert.Equal(3, second.RootElement.GetProperty("residuals")[0].GetProperty("levels").GetArrayLength());
    }

    [Fact]
    public void Rows_without_targets_are_an_error_that_says_so()
    {
        using var workspace = new Workspace();
        workspace.Write("rows.csv", Classes);
        workspace.Write("none.csv", "x,when,word,kind\n3,,ash,\n");
        var (model, _) = Train(workspace, "rows.csv", "--target", "kind");

        var run = InProcess.Run("", "report", model, workspace.File("none.csv"), "-o", workspace.File("page.html"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("found no row with a target", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("page.html", workspace.NewFiles());
    }

    private static (string Model, string Rows) Train(Workspace workspace, string rows, params string[] options)
    {
        var model = workspace.File("model.safetensors");
        var run = InProcess.Run("", ["train", workspace.File(rows), "-o", model, "--preset", "fast", "--epochs", "5", "--quiet", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        return (model, workspace.File(rows));
    }

    private static JsonDocument Report(params string[] arguments) => Json(["report", .. arguments, "--json", "--quiet"]);

    private static JsonDocument Json(params string[] arguments)
    {
        var run = InProcess.Run("", arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Output);
    }

    private static void AssertEqual(JsonElement expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(expected, actual), $"expected {expected.GetRawText()}, found {actual.GetRawText()}");
}
