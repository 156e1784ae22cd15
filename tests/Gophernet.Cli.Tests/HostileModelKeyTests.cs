using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary>
/// Every key of a model, with every odd value, by a stranger who fixed the fingerprint: the model is refused with a message that names its file, or what it
/// predicts is a prediction. It never comes to an internal error, in no command that reads models.
/// </summary>
public class HostileModelKeyTests
{
    private const int Rows = 90;
    private const int MaxMessage = 2_000;

    private static readonly string[] Small = ["--preset", "fast", "--hidden", "3", "--epochs", "2", "--threads", "1", "--quiet"];

    // A value of each type, and numbers that something may overflow by, divide by or count to.
    private static readonly string[] Odd =
    [
        "null", "true", "\"\"", "\"NaN\"", "\"softmax\"", "\"relu\"", "\"AAAA\"", "0", "-1", "2", "1e-320", "1e38", "1e300", "2147483647", "9999999999",
        "[]", "[1,1]", "{}",
    ];

    private static readonly (string Name, string Arguments)[] Models =
    [
        ("two-classes", "-t answer --drop price,size,other,grade,l1,l2 --threshold f1"),
        ("costs", "-t answer --drop price,size,other,grade,l1,l2,note --cost yes:no=3"),
        ("weights", "-t grade --drop price,size,other,answer,l1,l2,note --class-weight a=2,b=1,c=0.5"),
        ("quantiles", "-t price --drop answer,size,other,grade,l1,l2,note --loss quantile --quantile 0.1,0.5,0.9"),
        ("huber", "-t price,size --drop answer,other,grade,l1,l2,note --loss huber --embeddings on"),
        ("labels", "-t l1,l2 --task multilabel --drop price,size,other,grade,answer,note --select 2"),
    ];

    // What depends on the rest is changed in each model; other keys in the first that has them.
    private static readonly string[] Dependent = ["network", "temperature", "training.loss", "training.quantiles", "schema.target"];

    [Fact]
    public void Every_odd_value_of_every_key_is_refused_or_predicts()
    {
        using var workspace = new Workspace();
        workspace.Write("table.csv", Table());
        var (taken, faults, seen) = (0, new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (name, arguments) in Models)
        {
            taken += TryEveryKey(workspace, name, arguments, seen, faults);
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {taken}:\n{string.Join('\n', faults.Take(40))}");
        Assert.InRange(taken, 4_000, 20_000);
    }

    private static int TryEveryKey(Workspace workspace, string name, string arguments, HashSet<string> seen, List<string> faults)
    {
        var (table, model) = (workspace.File("table.csv"), workspace.File("model.safetensors"));
        Assert.Equal((0, ""), Outcome(InProcess.Run("", ["train", table, "-o", model, .. arguments.Split(' '), .. Small])));
        var good = File.ReadAllBytes(model);
        var taken = 0;
        foreach (var path in PathsOf(HostileModel.DocumentOf(good)))
        {
            var text = string.Join('.', path.Select(key => key is int ? "#" : key));
            if (!seen.Add(text) && !Dependent.Any(other => text.StartsWith(other, StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (var value in (string?[])[null, .. Odd])
            {
                var document = HostileModel.DocumentOf(good);
                if (path is ["fingerprint"] || !TrySet(document, path, value))
                {
                    continue;
                }

                if (FaultOf(workspace, good, document) is { } fault)
                {
                    faults.Add($"{name}: {string.Join('.', path)} = {value ?? "(missing)"}: {fault}");
                }

                taken++;
            }
        }

        return taken;
    }

    /// <summary>What is wrong with how the commands take a model; null for nothing.</summary>
    private static string? FaultOf(Workspace workspace, byte[] good, JsonNode document)
    {
        var (table, model) = (workspace.File("table.csv"), workspace.File("hostile.safetensors"));
        File.WriteAllBytes(model, HostileModel.With(good, document));
        var inspected = InProcess.Run("", "inspect", model);
        if (HostileModel.FingerprintIn(inspected.Error) is { } fingerprint)
        {
            document["fingerprint"] = fingerprint;
            File.WriteAllBytes(model, HostileModel.With(good, document));
            inspected = InProcess.Run("", "inspect", model);
        }

        if (inspected.ExitCode != 0)
        {
            return inspected.ExitCode == 1 && inspected.Error.Contains("hostile.safetensors: ", StringComparison.Ordinal) && IsClear(inspected.Error)
                ? null : $"inspect {inspected.ExitCode}: {inspected.Error}";
        }

        string[][] others =
        [
            ["evaluate", model, table, "--threads", "1"], ["predict", model, table, "--interval", "50", "--threads", "1"],
            ["train", table, "--from", model, "-o", workspace.File("next.safetensors"), "--epochs", "1", "--threads", "1", "--quiet"],
        ];
        foreach (var arguments in others)
        {
            var run = InProcess.Run("", arguments);
            if (run.ExitCode is not (0 or 1 or 2) || !IsClear(run.Error))
            {
                return $"{string.Join(' ', arguments)} {run.ExitCode}: {run.Error}";
            }
        }

        var predicted = InProcess.Run("", ["predict", model, table, "--threads", "1", .. HasNumbers(document) ? [] : (string[])["--probabilities"]]);
        return predicted.ExitCode switch
        {
            0 => UnlikelyIn(predicted.Output, HasNumbers(document)),
            1 when IsClear(predicted.Error) => null,
            _ => $"predict {predicted.ExitCode}: {predicted.Error}",
        };
    }

    private static bool HasNumbers(JsonNode document) => (string?)document["schema"]!["target"]!["form"] == "numbers";

    private static bool IsClear(string message) => message.Length < MaxMessage && !message.Contains("internal error", StringComparison.Ordinal);

    /// <summary>A prediction that cannot be: a probability that is none, or a number that is not finite.</summary>
    private static string? UnlikelyIn(string predictions, bool hasNumbers)
    {
        var lines = predictions.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].Split(',');
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            for (var i = 0; i < Math.Min(cells.Length, columns.Length); i++)
            {
                var isProbability = columns[i].StartsWith("probability_", StringComparison.Ordinal);
                var isNumber = double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
                if (isProbability ? !isNumber || number is not (>= 0 and <= 1) : hasNumbers && isNumber && !double.IsFinite(number))
                {
                    return $"predicted {columns[i]}: {cells[i]}";
                }
            }
        }

        return null;
    }

    /// <summary>The keys of a document; of a list of objects all entries, of others the first.</summary>
    private static List<object[]> PathsOf(JsonNode document)
    {
        var paths = new List<object[]>();
        Add(document, []);
        return paths;

        void Add(JsonNode? node, object[] path)
        {
            if (path.Length > 0)
            {
                paths.Add(path);
            }

            foreach (var key in node switch
            {
                JsonObject members => members.Select(member => (object)member.Key),
                JsonArray { Count: > 0 } list => Enumerable.Range(0, list[0] is JsonObject ? list.Count : 1).Select(index => (object)index),
                _ => (IEnumerable<object>)[],
            })
            {
                Add(key is int index ? node![index] : node![(string)key], [.. path, key]);
            }
        }
    }

    /// <summary>Changes a value, or leaves it out.</summary>
    /// <returns>False where it is so already.</returns>
    private static bool TrySet(JsonNode document, object[] path, string? value)
    {
        var parent = path[..^1].Aggregate(document, (node, key) => key is int index ? node[index]! : node[(string)key]!);
        var old = path[^1] is int place ? parent[place] : parent[(string)path[^1]];
        if (old?.ToJsonString() == value)
        {
            return false;
        }

        switch (path[^1])
        {
            case int index when value is null:
                ((JsonArray)parent).RemoveAt(index);
                break;
            case int index:
                parent[index] = JsonNode.Parse(value);
                break;
            case string key when value is null:
                ((JsonObject)parent).Remove(key);
                break;
            case string key:
                parent[key] = JsonNode.Parse(value);
                break;
        }

        return true;
    }

    private static (int, string) Outcome((int ExitCode, string Output, string Error) run) => (run.ExitCode, run.Error);

    /// <summary>A column of each kind, each with a missing cell, and targets of each form.</summary>
    private static string Table()
    {
        var text = new StringBuilder("amount,colour,open,day,at,took,weight,note,answer,grade,price,size,other,l1,l2\n");
        for (var row = 0; row < Rows; row++)
        {
            var x = row * 37 % Rows;
            string[] cells =
            [
                row == 5 ? "" : $"{(row % 9 == 0 ? 1000 * x : x)}", row == 6 ? "" : ((string[])["red", "green", "blue"])[x % 3],
                row == 7 ? "" : x % 2 == 0 ? "yes" : "no",
                row == 8 ? "" : $"2024-{1 + x % 12:00}-{1 + x % 28:00}", row == 9 ? "" : $"{x % 24:00}:{x % 60:00}", $"{1 + x % 3}h {x % 60}m", $"{x}.5 kg",
                $"the {(x > 40 ? "large" : "small")} one of number {x} in row {row}", x > 40 ? "yes" : "no", x > 60 ? "a" : x > 30 ? "b" : "c",
                $"{Math.Pow(1.07, x):F2}",
                $"{3 * x + row % 4}", $"{row % 11}", x > 50 ? "1" : "0", x % 2 == 0 ? "1" : "0",
            ];
            text.AppendLine(string.Join(',', cells));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }
}
