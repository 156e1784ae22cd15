using System.Text;
using System.Text.Json;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Tests;

/// <summary>Processes that mpirun has started, and that do the same work each: the first says so.</summary>
public sealed class CopiedWorkTests : IDisposable
{
    private const string Folds = "cross-validate iris.csv --preset fast --epochs 1 --folds 2";
    private const string Search = "tune iris.csv --preset fast --epochs 1 --trials 1 -o model";
    private const string FoldsSaid = "each of 2 processes trains the models of all folds: --part auto divides them, for gophernet merge";

    private readonly Workspace _workspace = new("iris.csv");

    [Theory]
    [InlineData(Folds, FoldsSaid)]
    [InlineData(Search, "each of 2 processes searches by itself: --folder FOLDER, which all see, shares the trials")]
    [InlineData("train iris.csv --preset fast --epochs 1 -o model",
        "each of 2 processes trains the whole model: gophernet-mpi shares its batches, --part auto its networks")]
    public void The_first_says_what_divides_it(string line, string expected)
    {
        Assert.Equal($"gophernet: {expected}", Run(line, "OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2").Error.Split('\n')[0]);
        Assert.DoesNotContain("each of", Run(line, "OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PMI_RANK=0 PMI_SIZE=2", 1)]
    [InlineData("PMI_RANK=1 PMI_SIZE=2", 0)]
    [InlineData("OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=1", 0)]
    [InlineData("", 0)]
    public void A_process_that_is_alone_or_not_the_first_says_nothing(string environment, int times) =>
        Assert.Equal(times, Run(Folds, environment).Error.Split("each of 2 processes").Length - 1);

    [Theory]
    [InlineData(Folds + " --part auto")]
    [InlineData(Search + " --folder trials")]
    [InlineData("train iris.csv --preset fast --epochs 1 --part auto")]
    [InlineData(Folds + " --quiet")]
    public void What_is_divided_is_no_copy(string line) =>
        Assert.DoesNotContain("each of", Run(line, "OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1", "auto", 1)]
    [InlineData("OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=3", "auto", 1)]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=3", "auto", 0)] // the first says it
    [InlineData("OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=1", "auto", 0)]
    [InlineData("OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=3", "1/3", 0)] // whoever numbers them himself may name them, too
    public void A_name_without_the_number_of_the_part_is_said(string environment, string part, int times)
    {
        var said = Run($"train iris.csv --preset fast --epochs 1 --part {part}", environment).Error;

        Assert.Equal(
            times, said.Split("part has no {part} in its name: where 3 processes are told to write it, that of one is left\n").Length - 1);
    }

    [Fact]
    public void Rows_are_predicted_by_each()
    {
        Run("train iris.csv --preset fast --epochs 1 -o model", "");

        var said = Run("predict model iris.csv", "OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2").Error;

        Assert.StartsWith("gophernet: each of 2 processes predicts all rows that it is given: give each a piece of them\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_has_it_among_its_warnings()
    {
        using var document = JsonDocument.Parse(Run(Folds + " --json", "OMPI_COMM_WORLD_RANK=0 OMPI_COMM_WORLD_SIZE=2").Output);

        Assert.Equal(FoldsSaid, document.RootElement.GetProperty("warnings")[0].GetString());
    }

    public void Dispose() => _workspace.Dispose();

    private (string Output, string Error) Run(string line, string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(pair => pair.Split('=')[0], pair => pair.Split('=')[1]);
        var arguments = Array.ConvertAll(line.Split(' '), word => word is "iris.csv" or "model" or "trials" ? _workspace.File(word) : word);
        arguments = line.Contains("--part", StringComparison.Ordinal) ? [.. arguments, "-o", _workspace.File("part")] : arguments;
        var (output, error) = (new MemoryStream(), new MemoryStream());
        using var shell = new Shell(
            () => new MemoryStream(), () => output, () => error, isInputTerminal: false, isErrorTerminal: false, TimeProvider.System)
        {
            Variable = variables.GetValueOrDefault,
        };
        var exitCode = Application.Run(arguments, shell);
        var said = Encoding.UTF8.GetString(error.ToArray());
        Assert.True(exitCode == 0, said);
        return (Encoding.UTF8.GetString(output.ToArray()), said);
    }
}
