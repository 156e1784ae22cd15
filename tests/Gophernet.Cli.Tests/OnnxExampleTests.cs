using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Gophernet.Cli.Tests;

/// <summary>examples/predict_onnx.py and examples/predict_onnx.mjs run an exported model as gophernet does; each where its runtime is installed.</summary>
public class OnnxExampleTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Python_predicts_as_gophernet_does()
    {
        Assert.SkipUnless(Run("python3", Repository.Root, "-c", "import onnxruntime") is not null, "needs onnxruntime: pip install onnxruntime");
        using var workspace = new Workspace("train.csv");

        AssertAgrees(workspace, "python3", Repository.File("examples", "predict_onnx.py"));
    }

    [Fact]
    public void Node_predicts_as_gophernet_does()
    {
        var modules = Run("npm", Repository.Root, "root", "-g")?.Trim();
        Assert.SkipUnless(
            modules is not null && ((string[])["node", "web"]).Any(kind => Directory.Exists(Path.Combine(modules, $"onnxruntime-{kind}"))),
            "needs onnxruntime-node or onnxruntime-web: npm install -g onnxruntime-node");
        using var workspace = new Workspace("train.csv");
        Directory.CreateSymbolicLink(workspace.File("node_modules"), modules); // Node looks for modules beside the program
        File.Copy(Repository.File("examples", "predict_onnx.mjs"), workspace.File("predict_onnx.mjs"));

        AssertAgrees(workspace, "node", "predict_onnx.mjs");
    }

    private static void AssertAgrees(Workspace workspace, string tool, string program)
    {
        string[] train = ["train", workspace.File("train.csv"), "-t", "setosa,virginica,versicolor", "--preset", "fast", "--epochs", "3"];
        Assert.Equal(0, InProcess.Run("", [.. train, "-o", workspace.File("model.safetensors"), "-q"]).ExitCode);
        Assert.Equal(0, InProcess.Run("", "export", workspace.File("model.safetensors"), "-o", workspace.File("model.onnx"), "-q").ExitCode);
        var rows = File.ReadLines(workspace.File("train.csv")).Take(9).Select(line => line.Split(',')).ToList();
        workspace.Write("rows.json", JsonSerializer.Serialize(rows.Skip(1).Select(row => rows[0].Take(4).Zip(row)
            .ToDictionary(cell => cell.First, cell => double.Parse(cell.Second, System.Globalization.CultureInfo.InvariantCulture)))));
        var input = string.Join('\n', rows.Select(row => string.Join(',', row.Take(4)))) + "\n";
        var expected = InProcess.Run(input, "predict", workspace.File("model.safetensors"), "--probabilities", "-q").Output.TrimEnd('\n').Split('\n');

        using var actual = JsonDocument.Parse(Run(tool, workspace.Folder, program, "model.onnx", "rows.json") ?? "");

        var (labels, probabilities) = (actual.RootElement.GetProperty("label"), actual.RootElement.GetProperty("probabilities"));
        Assert.Equal([8, 3], probabilities.GetProperty("dims").EnumerateArray().Select(size => size.GetInt32()));
        for (var row = 0; row < 8; row++)
        {
            var cells = expected[row + 1].Split(',');
            Assert.Equal(cells[0], labels.GetProperty("data")[row].GetString());
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(
                    double.Parse(cells[i + 1], System.Globalization.CultureInfo.InvariantCulture), probabilities.GetProperty("data")[3 * row + i].GetDouble(),
                    Tolerance);
            }
        }
    }

    /// <summary>What a program writes; null where it is not there, or fails.</summary>
    private static string? Run(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && error.Result is not null ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
