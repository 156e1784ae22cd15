using System.Text.Json.Nodes;
using Json.Schema;

namespace Gophernet.Cli.Tests;

/// <summary>Every JSON document is as docs/json.schema.json says, which knows no other keys, and docs/json.md says what each key means.</summary>
public class JsonSchemaTests
{
    private static readonly string Classes = "x,colour,mark,y\n9,red,,\n"
        + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row * 7 % 20},{(row % 3 > 0 ? "red" : "blue")},,{(row * 7 % 20 > 9 ? "a" : "b")}\n"));

    private const string Numbers =
        "x,y,z\n1,2.5,1\n2,3.1,2\n3,4.2,3\n4,4.9,4\n5,6.3,5\n6,7.1,6\n7,8.2,7\n8,8.8,8\n9,9.9,9\n10,11.5,10\n11,12.5,11\n12,12.9,12\n";

    private static readonly string Schema = File.ReadAllText(Repository.File("docs", "json.schema.json"));

    [Fact]
    public void Every_document_is_as_the_schema_says()
    {
        using var workspace = new Workspace("iris.csv");
        workspace.Write("classes.csv", Classes);
        workspace.Write("numbers.csv", Numbers);
        workspace.Write("labels.csv", "x,p,q\n1,0,1\n2,1,1\n3,0,0\n4,1,0\n5,0,1\n6,1,1\n");
        workspace.Write("labels-test.csv", "x,p,q\n1.5,0,1\n2.5,1,1\n3,0,0\n");
        workspace.Write("numbers-test.csv", Numbers + "1.5,2.6,1.3\n");
        workspace.Write("unknown.csv", Classes + "3.5,green,,c\n");
        var (classes, numbers, labels) = (workspace.File("classes.csv"), workspace.File("numbers.csv"), workspace.File("labels.csv"));
        string Model(string name) => workspace.File(name + ".safetensors");
        string[] small = ["--hidden", "4", "--epochs", "2", "--json"];

        Check("training", ["train", classes, "-o", Model("classes"), "--preset", "fast", "--validation", "0.4", "--test", workspace.File("unknown.csv"),
            "--threshold", "f1", .. small]);
        Check("training", ["train", numbers, "-t", "y,z", "-o", Model("numbers"), "--preset", "plain", "--test", workspace.File("numbers-test.csv"), .. small]);
        Check("training", ["train", labels, "-t", "p,q", "-o", Model("labels"), "--task", "multilabel", "--preset", "plain", "--test",
            workspace.File("labels-test.csv"), .. small]);
        Check("evaluation", "evaluate", Model("classes"), workspace.File("unknown.csv"), "--json");
        Check("evaluation", "evaluate", Model("numbers"), numbers, "--json");
        Check("evaluation", "evaluate", Model("labels"), labels, "--json");
        Check("cross_validation", ["cross-validate", numbers, "-t", "y", "--time", "z", "--folds", "2", "--preset", "plain", .. small]);
        Check("cross_validation", ["cross-validate", classes, "--folds", "2", "--repeats", "2", "--preset", "plain", .. small]);
        Check("evaluation", ["evaluate", Model("classes"), classes, "--json", "--min", "recall.a=0", "--cost", "a:b=2", "--interval", "50", "--quiet",
            "--report", workspace.File("report.json")]);
        Check("comparison", "compare", Model("classes"), Model("classes"), workspace.File("unknown.csv"), "--json", "--min-gain", "accuracy=0");
        Check("comparison", "compare", Model("numbers"), Model("numbers"), numbers, "--json");
        Check("comparison", "compare", Model("labels"), Model("labels"), labels, "--json");
        Check("report", File.ReadAllText(workspace.File("report.json")));
        Check("tuning", ["tune", classes, "--trials", "2", "--folds", "3", "--preset", "plain", "-o", Model("tuned"), .. small]);
        Check("tuning", ["tune", numbers, "-t", "y,z", "--trials", "2", "--folds", "3", "--preset", "fast", "-o", Model("tuned"), "--json"]);
        Check("importance", "explain", Model("classes"), classes, "--json");
        Check("importance", "explain", Model("labels"), labels, "--group", "--json");
        Check("effects", "explain", Model("classes"), classes, "--effect", "colour,x", "--json");
        Check("explanations", "explain", Model("numbers"), numbers, "--rows", "--json");
        Check("model_report", "report", Model("classes"), workspace.File("unknown.csv"), "--json");
        Check("model_report", "report", Model("labels"), labels, "--json", "--no-rows");
        Check("model_report", "report", Model("numbers"), numbers, "--json", "--no-form");
        Check("export", "export", Model("classes"), "-o", workspace.File("model.c"), "--int8", "--data", classes, "--max-change", "1", "--json");
        Check("export", "export", Model("numbers"), "-o", workspace.File("model.onnx"), "--json");
        Check("work_part", ["train", numbers, "-t", "y", "--preset", "fast", "--part", "1/2", "-o", Model("part"), .. small]);
        Check("work_part", ["cross-validate", classes, "--preset", "fast", "--part", "1/1", "-o", Model("folds"), .. small]);
        PartSample.Run(["train", numbers, "-t", "y", "--preset", "fast", "--part", "2/2", "-o", Model("other-part"), .. small]);
        Check("training", "merge", Model("part"), Model("other-part"), "-o", Model("merged"), "--json");
        Check("cross_validation", "merge", Model("folds"), "--json");
        Check("split", "split", workspace.File("iris.csv"), "--group", "petal_length", "--json");
        Check("evaluation", ["--json"]);
        Check("page", "man", "--json");
        Check("page", "skill", "--json");
        Check("page", "completion", "bash", "--json");
    }

    [Theory]
    [InlineData("train", "none.csv", "--json")]
    [InlineData("train", "--json", "--epochs", "0", "--no-such-option")]
    [InlineData("predict", "none", "--json")]
    [InlineData("evaluate", "--json")]
    public void Every_error_is_as_the_schema_says(params string[] arguments)
    {
        var run = InProcess.Run("x,y\n1,2\n", arguments);

        Assert.NotEqual(0, run.ExitCode);
        Assert.All(Lines(run.Error), line => Check("error", line));
    }

    [Fact]
    public void What_every_key_means_is_on_record()
    {
        var document = File.ReadAllText(Repository.File("docs", "json.md"));
        var definitions = JsonNode.Parse(Schema)!["$defs"]!.AsObject();

        Assert.All(Keys(definitions).Distinct(), key => Assert.Contains($"`{key}`", document, StringComparison.Ordinal));
    }

    /// <summary>The names of all properties, at any depth.</summary>
    private static IEnumerable<string> Keys(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(pair => (pair.Key == "properties" ? pair.Value!.AsObject().Select(property => property.Key) : [])
            .Concat(Keys(pair.Value))),
        JsonArray items => items.SelectMany(Keys),
        _ => [],
    };

    private static void Check(string definition, params string[] arguments)
    {
        var run = InProcess.Run("", arguments);

        Assert.True(run.ExitCode == 0, run.Error);
        var documents = arguments[0] is "train" or "tune" ? Lines(run.Output) : [run.Output];
        Assert.All(documents[..^1], line => Check(arguments[0] == "train" ? "epoch" : "trial", line));
        Check(definition, documents[^1]);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] == '{').ToArray();

    internal static void Check(string definition, string document)
    {
        var schema = JsonNode.Parse(Schema)!;
        schema["$ref"] = $"#/$defs/{definition}";
        var result = JsonSchema.FromText(schema.ToJsonString()).Evaluate(JsonNode.Parse(document), new EvaluationOptions { OutputFormat = OutputFormat.List });
        var faults =
            result.Details.Where(detail => detail.HasErrors).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}");
        Assert.True(result.IsValid, $"{string.Join("; ", faults)} in {document}");
    }
}
