using System.Diagnostics;

namespace Gophernet.Cli.Tests;

/// <summary>The programs of `examples/`, as they were built with the tests.</summary>
public class ExampleTests
{
    private const string TrainsAndPredicts = """
        setosa 1.00
        versicolor 1.00
        virginica 1.00
        accuracy on its own rows 0.98

        """;

    /// <summary>Such as `Release/net10.0`: where the tests are, the examples are too.</summary>
    private static readonly string BuildFolder = Path.Combine(
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!,
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    [Fact]
    public void Trains_on_a_file_and_predicts_with_a_model_that_was_saved()
    {
        using var workspace = new Workspace("iris.csv");

        Assert.Equal(TrainsAndPredicts, Run("TrainAndPredict", workspace.Folder, "iris.csv", "iris.safetensors"));
        Assert.Equal(["iris.safetensors"], workspace.NewFiles());
    }

    [Fact]
    public void Compiled_ahead_of_time_it_prints_the_same_and_leaves_the_same_file()
    {
        var native = Environment.GetEnvironmentVariable("GOPHERNET_EXAMPLE_BINARY");
        Assert.SkipUnless(native is not null, "needs the published example: run scripts/test");
        using var workspace = new Workspace("iris.csv");

        Assert.Equal(TrainsAndPredicts, Output(native!, workspace.Folder, "iris.csv", "native.safetensors"));
        Assert.Equal(TrainsAndPredicts, Run("TrainAndPredict", workspace.Folder, "iris.csv", "managed.safetensors"));
        Assert.Equal(File.ReadAllBytes(workspace.File("managed.safetensors")), File.ReadAllBytes(workspace.File("native.safetensors")));
    }

    [Fact]
    public void Learns_from_columns_in_memory() => Assert.Equal(
        """
        473 sales
        414 sales
        285 sales, whatever the weather
        371 sales at 30 degrees

        """,
        Run("Columns", Path.GetTempPath()));

    [Fact]
    public void Trains_in_a_loop_of_its_own() => Assert.Equal(
        """
        epoch 10: loss 0.796, error on rows held back 0.786
        epoch 20: loss 0.574, error on rows held back 0.569
        epoch 30: loss 0.451, error on rows held back 0.420
        epoch 40: loss 0.383, error on rows held back 0.383
        3 classes, trained for 40 epochs
        accuracy 0.97 on 30 rows that it has not learnt from

        """,
        Run("TrainingLoop", Path.GetTempPath(), Repository.File("data", "iris", "iris.csv")));

    [Fact]
    public void The_readme_of_the_package_shows_lines_of_the_examples()
    {
        var examples =
            Directory.EnumerateFiles(Repository.File("examples"), "Program.cs", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToHashSet();
        var blocks = File.ReadAllText(Repository.File("src", "Gophernet", "README.md")).Split("```").Where((_, i) => i % 2 == 1).ToList();

        Assert.InRange(blocks.Count, 4, 20);
        Assert.All(blocks.SelectMany(block => block.TrimEnd('\n').Split('\n')[1..]), line => Assert.Contains(line, examples));
    }

    private static string Run(string example, string folder, params string[] arguments) =>
        Output("dotnet", folder, [Path.Combine(Repository.File("examples", example, "bin"), BuildFolder, example + ".dll"), .. arguments]);

    private static string Output(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
