using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Gophernet.Cli.Output;

namespace Gophernet.Cli.Tests;

/// <summary>
/// A page of a report, and what is behind it: a small model, what the commands say of it, and a document of these and of plain counts that has every section.
/// </summary>
internal sealed class SampleReport : IDisposable
{
    private const double ThresholdStep = 0.05;

    private readonly Workspace _workspace = new();
    private readonly string[] _columns;
    private readonly string[][] _cells;
    private readonly string _target;

    /// <summary>Trains on the rows, and writes their page.</summary>
    public SampleReport(string[] columns, string[][] cells, string target)
    {
        (_columns, _cells, _target) = (columns, cells, target);
        _workspace.Write("rows.csv", string.Concat(cells.Prepend(columns).Select(record => string.Join(',', record.Select(Quoted)) + "\n")));
        Run("train", Rows, "--target", target, "--preset", "fast", "-o", Model);
        Run("export", Model, "-o", _workspace.File("model.mjs"));
        Document = Compose();
        Page = WritePage("page.html", Document);
    }

    public string Page { get; }

    public JsonObject Document { get; }

    private string Rows => _workspace.File("rows.csv");

    private string Model => _workspace.File("model.safetensors");

    /// <summary>The inputs of a row.</summary>
    public JsonObject Row(int row) => new(
        Inputs.Select(i => KeyValuePair.Create<string, JsonNode?>(_columns[i], _cells[row][i])));

    /// <summary>What predict says of a row.</summary>
    public JsonObject Predicted(int row) => Predictions()[row];

    /// <summary>Writes a page of another document with the same model, and returns its path.</summary>
    public string WritePage(string name, JsonNode document)
    {
        using var page = File.Create(_workspace.File(name));
        ReportPage.Write(page, Encoding.UTF8.GetBytes(document.ToJsonString()), output => output.Write(File.ReadAllBytes(_workspace.File("model.mjs"))));
        return page.Name;
    }

    public void Dispose() => _workspace.Dispose();

    private IEnumerable<int> Inputs => Enumerable.Range(0, _columns.Length).Where(i => _columns[i] != _target);

    private JsonObject Compose()
    {
        var inspected = Json("inspect", Model, "--json");
        var evaluation = Json("evaluate", Model, Rows, "--json");
        var explained = Json("explain", Model, Rows, "--json");
        var names = inspected["schema"]!["target"]!["classes"]?.AsArray().Select(name => (string)name!).ToArray();
        var predictions = Predictions();
        var effects = Json(["explain", Model, Rows, "--json", .. Inputs.SelectMany(i => (string[])["--effect", Quoted(_columns[i])])]);
        var document = new JsonObject
        {
            ["version"] = "0.1.0",
            ["model"] = new JsonObject
            {
                ["file"] = "model.safetensors", ["fingerprint"] = (string?)inspected["fingerprint"], ["task"] = names is null ? "regression" : "classification",
                ["target"] = new JsonArray(_target), ["class_names"] = names is null ? null : new JsonArray([.. names.Select(name => (JsonNode)name)]),
                ["preset"] = "fast", ["seed"] = 1, ["networks"] = 2, ["layers"] = "4-128-2", ["weights"] = 12345,
                ["features"] = new JsonObject { ["numeric"] = 3 },
                ["dropped"] = new JsonArray(new JsonObject { ["column"] = _columns[0], ["reason"] = $"as an example: {_columns[1]}" }),
                ["options"] = new JsonObject { ["drop"] = new JsonArray(_columns[0]) }, ["warnings"] = new JsonArray($"of {_columns[1]}"),
                ["rows"] = _cells.Length,
            },
            ["data"] = new JsonObject { ["file"] = _columns[0], ["rows"] = _cells.Length, ["left_out"] = 2, ["learnt"] = true },
            ["evaluation"] = evaluation,
            ["training_curves"] = new JsonArray(new JsonObject
            {
                ["network"] = 1, ["kept_epoch"] = 2, ["every"] = 1, ["error_name"] = "log-loss",
                ["loss"] = new JsonArray(0.9, 0.5, 0.3), ["validation_error"] = new JsonArray(0.8, 0.6, 0.7),
            }),
            ["importance"] = explained,
            ["effects"] = effects["effects"]!.DeepClone(),
            ["columns"] = new JsonArray([.. Inputs.Select((i, place) => new JsonObject
            {
                ["name"] = _columns[i], ["kind"] = "numeric", ["missing_share"] = 0.1, ["training_missing_share"] = 0,
                ["psi"] = 0.15 * place, ["p_value"] = 0.01,
                ["shift"] = (string[])["none", "little", "large"] is var sizes ? sizes[Math.Min(place, 2)] : null,
                ["bins"] = new JsonObject
                {
                    ["labels"] = new JsonArray(_columns[i], _cells[0][i]), ["training"] = new JsonArray(0.25, 0.75), ["data"] = new JsonArray(0.5, 0.5),
                },
            })]),
            ["worst_rows"] = new JsonArray(new JsonObject
            {
                ["line"] = 2, ["actual"] = _cells[0][^1], ["predicted"] = predictions[0][_target]!.DeepClone(), ["loss"] = 2.5, ["values"] = Row(0),
            }),
            ["form"] = new JsonObject
            {
                ["decimal_comma"] = false,
                ["columns"] = new JsonArray([.. Inputs.Select(i => new JsonObject
                {
                    ["name"] = _columns[i], ["kind"] = "numeric", ["value"] = _cells[0][i], ["missing_allowed"] = true,
                    ["choices"] = IsNumber(_cells[0][i]) ? null : new JsonArray([.. _cells.Select(row => row[i]).Distinct().Select(cell => (JsonNode)cell)]),
                })]),
                ["predictions"] = predictions[0].DeepClone(),
            },
        };
        if (names is null)
        {
            AddResiduals(document, predictions);
        }
        else
        {
            AddClasses(document, names, predictions);
        }

        return document;
    }

    private void AddClasses(JsonObject document, string[] names, JsonObject[] predictions)
    {
        var probabilities = predictions.Select(row => (double)row[$"probability_{names[1]}"]!).ToArray();
        var isPositive = _cells.Select(row => row[^1] == names[1]).ToArray();
        double[] at = [.. Enumerable.Range(0, 21).Select(i => i * ThresholdStep)];
        JsonArray Counts(bool positive) => [.. at.Select(t => (JsonNode)Enumerable.Range(0, probabilities.Length)
            .Count(i => isPositive[i] == positive && probabilities[i] >= t))];
        document["thresholds"] = new JsonObject
        {
            ["class"] = names[1], ["other"] = names[0], ["threshold"] = 0.5,
            ["positives"] = isPositive.Count(it => it), ["negatives"] = isPositive.Count(it => !it),
            ["at"] = new JsonArray([.. at.Select(t => (JsonNode)t)]), ["true_positives"] = Counts(true), ["false_positives"] = Counts(false),
        };
        document["rankings"] = new JsonArray([.. names.Select(name => new JsonObject
        {
            ["class"] = name, ["roc_auc"] = 0.75, ["pr_auc"] = 0.7, ["share"] = 0.5, ["roc"] = new JsonArray(Pair(0, 0), Pair(0, 0.5), Pair(1, 1)),
            ["precision_recall"] = new JsonArray(Pair(0, 1), Pair(0.5, 1), Pair(1, 0.5)),
        })]);
        document["calibration"] = new JsonArray(new JsonObject
        {
            ["class"] = names[1],
            ["bins"] = new JsonArray(new JsonObject { ["rows"] = 40, ["probability"] = 0.4, ["share"] = 0.5, ["low"] = 0.35, ["high"] = 0.65 }),
        });
    }

    private void AddResiduals(JsonObject document, JsonObject[] predictions) => document["residuals"] = new JsonArray(new JsonObject
    {
        ["target"] = _target,
        ["points"] = new JsonArray([.. _cells.Select((row, i) => Pair(
            double.Parse(row[^1], CultureInfo.InvariantCulture), (double)predictions[i][_target]!))]),
        ["histogram"] = new JsonObject { ["edges"] = new JsonArray(-1, 0, 1), ["rows"] = new JsonArray(30, 30) },
    });

    private JsonObject[] Predictions()
    {
        string[] probabilities = _target == "number" ? [] : ["--probabilities"];
        var lines = Run(["predict", Model, Rows, "--format", "jsonl", .. probabilities]);
        return [.. lines.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out _);

    private static JsonArray Pair(double x, double y) => [x, y];

    private static JsonObject Json(params string[] arguments) => JsonNode.Parse(Run(arguments))!.AsObject();

    private static string Run(params string[] arguments)
    {
        var (exitCode, output, error) = InProcess.Run("", [.. arguments, "--quiet"]);
        Assert.Equal((0, ""), (exitCode, error));
        return output;
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
