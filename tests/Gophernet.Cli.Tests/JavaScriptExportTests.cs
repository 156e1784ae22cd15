using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary>A model that is exported to JavaScript predicts there what it predicts here, of every kind of model and of cell, errors included.</summary>
public class JavaScriptExportTests
{
    // Both compute the same floats in the same order. JavaScript has no fused multiply-add: one in 2^29 of those that the module makes of a product and a sum
    // in 64 bits may be rounded twice.
    private const double Tolerance = 1e-7;

    // Of a number, in parts of it: the sum that it is brought to its units with may be near 0.
    private const double NumberTolerance = 1e-6;

    private const string Form = $"--target y --task regression --preset plain {PredictInPythonTests.Small}";

    private static readonly string Program = Repository.File("examples", "predict.mjs");

    public static TheoryData<string> Models => PredictInPythonTests.Cases;

    public static TheoryData<string> DecidedModels =>
    [
        $"--target class --preset plain --class-weight u=2,w=0.25 {PredictInPythonTests.Small}",
        $"--target class --preset fast --cost u:v=5,w:u=2 {PredictInPythonTests.Small}",
        $"--target p --task classification --preset fast --cost 1:0=5 {PredictInPythonTests.Small}",
        $"--target p --task classification --preset fast --class-weight balanced {PredictInPythonTests.Small}",
    ];

    public static TheoryData<string> Columns => [.. AwkwardCells.Columns.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    [MemberData(nameof(DecidedModels))]
    public void Predicts_the_same(string arguments)
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", PredictInPythonTests.Table(0, 420));
        workspace.Write("rows.csv", PredictInPythonTests.Unusual(PredictInPythonTests.Table(420, 60), "1e30"));
        var others = string.Join(',', PredictInPythonTests.Targets.Except(arguments.Split(' ', ',')));

        AssertPredictsTheSame(workspace, $"--categorical count,code --drop {others} {arguments}");
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Reads_the_same_cells(string column)
    {
        using var workspace = new Workspace();
        var cells = AwkwardCells.Columns[column];
        var rows = Enumerable.Range(0, 60).Select(i => $"{Quoted(i % 23 == 22 ? "" : cells[i % cells.Length])},{i * 7 % 11},{i * 31 % 83}.5");
        workspace.Write("train.csv", $"x,z,y\n{string.Join('\n', rows)}\n");
        workspace.Write("rows.csv", $"x,z\n{string.Join('\n', AwkwardCells.All.Select(cell => Quoted(cell) + ",1"))}\n");

        AssertPredictsTheSame(workspace, column switch
        {
            "epoch" or "excel" => $"{Form} --dates x={column}",
            "dmy" or "mdy" or "ymd" => $"{Form} --dates {column}",
            "categories" => $"{Form} --categorical x",
            "texts" => $"{Form} --text x",
            _ => Form,
        });
    }

    [Fact]
    public void Takes_values_of_JavaScript_for_cells()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", "price,member,city,y\n" + string.Concat(Enumerable.Range(0, 60).Select(
            i => $"\"${i * 31 % 83},{i % 10}00.50\",{(i % 3 == 0 ? "yes" : i % 3 == 1 ? "no" : "")},{(i % 2 == 0 ? "1" : "2.5")},{i * 7 % 11}\n")));
        Export(workspace, Form + " --categorical city");

        var answers = Node.RunScript(workspace.Folder, """
            import { predict } from "./model.mjs";
            const same = (a, b) => console.log(JSON.stringify(predict(a)) === JSON.stringify(predict(b)));
            const fails = (row) => { try { predict(row); console.log("read"); } catch (error) { console.log(error.message); } };
            same({ price: "1234.5", member: "yes", city: "1" }, { price: 1234.5, member: true, city: 1 });
            same({ price: "$1,234.50", member: "no", city: "2.5" }, { price: 1234.5, member: false, city: 2.5 });
            same({ price: "", member: "NA", city: "" }, { price: NaN, member: null, city: undefined });
            same({ price: "7", other: "?" }, { price: 7n });
            console.log(predict({ price: "1234,5" }, { decimalComma: true }).prediction.y === predict({ price: 1234.5 }).prediction.y);
            fails({ price: new Date(0) });
            fails({ price: true });
            fails({ price: "about 5", city: "x" });
            fails({ price: 1, member: "perhaps" });
            fails({ cost: 5 });
            fails(null);
            """);

        Assert.Equal("""
            true
            true
            true
            true
            true
            column "price": expected a number such as $1,234.50, found a value of the type object
            column "price": expected a number such as $1,234.50, found true
            column "price": expected a number such as $1,234.50, found "about 5"
            column "member": expected no or yes, found "perhaps"
            expected a row with the columns "price", "member", "city", found none of them
            expected a row with the columns "price", "member", "city", found none of them

            """, answers);
    }

    [Fact]
    public void Says_what_a_form_needs_to_ask_for_its_columns()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", "size,member,city,day,class\n" + string.Concat(Enumerable.Range(0, 60).Select(
            i => $"{i % 10}.5,{(i % 3 == 0 ? "yes" : "no")},{(i % 2 == 0 ? "Oslo" : "Rome")},{1 + i % 28}/{1 + i % 12}/2021,{(i % 4 < 2 ? "a" : "b")}\n")));
        Export(workspace, $"--target class --preset plain {PredictInPythonTests.Small}");

        var said = Node.RunScript(workspace.Folder, """
            import { classes, columns, predict, target } from "./model.mjs";
            for (const column of columns) {
              console.log(JSON.stringify(column));
            }
            console.log(JSON.stringify(target), JSON.stringify(classes));
            console.log(Object.keys(predict(Object.fromEntries(columns.map(({ name, example }) => [name, example])))).join());
            """);

        Assert.Equal("""
            {"name":"size","kind":"numeric","expected":"a number","example":5,"range":[0.5,9.5]}
            {"name":"member","kind":"boolean","categories":["no","yes"],"expected":"no or yes","example":"yes"}
            {"name":"city","kind":"categorical","categories":["Oslo","Rome"],"expected":"a category","example":"Oslo"}
            {"name":"day","kind":"date","expected":"a date, day first, such as 29/2/2024","example":"29/2/2024","range":["2021-01-01","2021-12-24"]}
            {"task":"classification","columns":["class"]} ["a","b"]
            prediction,probabilities

            """, said);
    }

    [Fact]
    public void Needs_nothing_of_Node()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", File.ReadAllText(Repository.File("data", "iris", "iris.csv")));
        Export(workspace, $"--target species --preset plain {PredictInPythonTests.Small}");
        var module = File.ReadAllText(workspace.File("model.mjs"));

        Assert.DoesNotContain("import ", string.Join('\n', module.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal))));
        Assert.Equal("string\n", Node.RunScript(workspace.Folder, """
            import { readFileSync } from "node:fs";
            import { createContext, runInContext } from "node:vm";
            const script = readFileSync("model.mjs", "utf8").replace(/^export /gm, "");
            const page = createContext({ atob, TextEncoder }); // of all that browsers have beside the language
            console.log(typeof runInContext(`${script}; predict({ sepal_length: 5 }).prediction`, page));
            """));
    }

    [Fact]
    public void Names_and_classes_end_neither_the_module_nor_a_page_that_it_stands_in()
    {
        const string Columns = "\"</script><!--\",\"it's \"\"x\",__proto__,constructor,\"a\u2028b\",*/ class";
        using var workspace = new Workspace();
        workspace.Write("train.csv", Columns + "\n" + string.Concat(Enumerable.Range(0, 60).Select(
            i => $"{i % 7},{(i % 3 == 0 ? "</script>" : "\\n'")},{i % 5},{i % 11},{"\u2029x"[i % 2]},{(i % 4 < 2 ? "__proto__" : "</script>")}\n")));
        Export(workspace, ["--target", "*/ class", "--preset", "plain", .. PredictInPythonTests.Small.Split(' ')]);
        var module = File.ReadAllText(workspace.File("model.mjs"));

        Assert.DoesNotContain("</script", module, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", module, StringComparison.Ordinal);
        const string Names = "[\"</script><!--\",\"it's \\\"x\",\"__proto__\",\"constructor\",\"a\u2028b\"]\n</script>,__proto__\n";
        Assert.Equal(Names, Node.RunScript(workspace.Folder, """
            import { columns, predict } from "./model.mjs";
            console.log(JSON.stringify(columns.map(({ name }) => name)));
            console.log(Object.keys(predict({ "</script><!--": 1 }).probabilities).join());
            """));
    }

    [Fact]
    public void Takes_only_the_parts_that_its_model_needs()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", File.ReadAllText(Repository.File("data", "iris", "iris.csv")));
        Export(workspace, $"--target species --preset plain {PredictInPythonTests.Small}");
        var module = File.ReadAllText(workspace.File("model.mjs"));

        Assert.All(["january", "percent", "neighbours.places", "PT1H30M"], word => Assert.DoesNotContain(word, module, StringComparison.Ordinal));
        Assert.InRange(module.Length, 1, 40_000);
    }

    [Fact]
    public void The_page_of_the_examples_predicts_what_is_typed()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", File.ReadAllText(Repository.File("data", "iris", "iris.csv")));
        Export(workspace, $"--target species --preset plain {PredictInPythonTests.Small}");
        var page = File.ReadAllText(Repository.File("examples", "predict.html"));
        var script = page.Split("<script type=\"module\">")[1].Split("</script>")[0].Trim().Split('\n');
        Assert.Equal("import { columns, predict } from \"./model.mjs\";", script[0]);

        // What the page asks of a browser, and no more.
        var answers = Node.RunScript(workspace.Folder, $$"""
            let changed;
            const listen = (kind, f) => { changed = kind === "input" ? f : changed; };
            const element = (name) => ({ name, children: [], append(...all) { this.children.push(...all); }, addEventListener: listen });
            const elements = [element("form"), element("pre")];
            const labels = elements[0].children;
            globalThis.document = { querySelectorAll: () => elements, createElement: element };
            globalThis.FormData = class { *[Symbol.iterator]() { for (const { children: [{ name, value }] } of labels) yield [name, value]; } };
            const { columns, predict } = await import("./model.mjs");
            (() => { {{string.Join('\n', script[1..])}} })();
            console.log(labels.length, Object.keys(JSON.parse(elements[1].textContent)).join());
            labels[0].children[0].value = "long";
            changed();
            console.log(elements[1].textContent);
            """);

        Assert.Equal("4 prediction,probabilities\ncolumn \"sepal_length\": expected a number, found \"long\"\n", answers);
    }

    private static void Export(Workspace workspace, string options) => Export(workspace, options.Split(' '));

    private static void Export(Workspace workspace, string[] options)
    {
        Run(["train", workspace.File("train.csv"), "--quiet", "-o", workspace.File("model.safetensors"), .. options]);
        Run(["export", workspace.File("model.safetensors"), "-o", workspace.File("model.mjs")]);
    }

    private static void AssertPredictsTheSame(Workspace workspace, string options)
    {
        Export(workspace, options);
        var probabilities = ProbabilityOption.For(File.ReadAllBytes(workspace.File("model.safetensors")));
        string[] predict = ["predict", workspace.File("model.safetensors"), workspace.File("rows.csv"), "--json", "--plain", "--errors", "inline"];
        var expected = Rows(InProcess.Run("", [.. predict, "--quiet", .. probabilities]).Output);

        var actual = Rows(Node.Run(workspace.Folder, Program, "model.mjs", "rows.csv"));

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => AssertSame(pair.First, pair.Second));
    }

    /// <summary>What the command says of a row, and what the module does.</summary>
    private static void AssertSame(JsonObject expected, JsonObject actual)
    {
        if ((string?)expected["error"] is { } error)
        {
            Assert.EndsWith((string?)actual["error"] ?? "a prediction", error, StringComparison.Ordinal);
            return;
        }

        Assert.Null((string?)actual["error"]);
        foreach (var (name, value) in expected.Where(member => member.Key != "error"))
        {
            var isProbability = name.StartsWith("probability_", StringComparison.Ordinal);
            var (kind, rest) = isProbability ? ("probabilities", name["probability_".Length..]) : ("prediction", name);
            var found = actual["prediction"] is JsonValue answer && !isProbability ? answer : actual[kind]![rest] ?? QuantileOf(actual, name);
            if (value!.GetValueKind() == JsonValueKind.String)
            {
                Assert.Equal((string?)value, (string?)found);
                continue;
            }

            var (number, other) = ((double)value, (double)found!);
            Assert.Equal(number, other, isProbability ? Tolerance : Tolerance + NumberTolerance * Math.Abs(number));
        }
    }

    /// <summary>Of <c>amount_0.9</c> what stands under <c>quantiles.amount["0.9"]</c>.</summary>
    private static JsonNode? QuantileOf(JsonObject actual, string name)
    {
        var split = name.LastIndexOf('_');
        return actual["quantiles"]![name[..split]]![name[(split + 1)..]];
    }

    private static JsonObject[] Rows(string lines) => [.. lines.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.AsObject())];

    private static void Run(string[] arguments)
    {
        var (exitCode, _, error) = InProcess.Run("", arguments);
        Assert.Equal((0, ""), (exitCode, error));
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
