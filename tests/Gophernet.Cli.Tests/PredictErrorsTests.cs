using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary><c>predict --errors</c>: a row with a fault costs no other row.</summary>
public sealed class PredictErrorsTests(TrainedModel trained) : IClassFixture<TrainedModel>
{
    private const int Rows = 60_000; // some blocks, on several threads
    private const int FaultEvery = 97;

    [Theory]
    [InlineData("csv", 1)]
    [InlineData("csv", 4)]
    [InlineData("jsonl", 1)]
    [InlineData("jsonl", 4)]
    public void A_row_with_a_fault_costs_no_other_row(string format, int threads)
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        var (model, rows, faults) = (workspace.File("model.safetensors"), workspace.File("rows"), workspace.File("faults"));
        string Predict(string data, params string[] options)
        {
            workspace.Write("rows", data);
            var run = InProcess.Run("", ["predict", model, rows, "--threads", $"{threads}", .. options]);
            Assert.Equal(0, run.ExitCode);
            return run.Output;
        }

        var whole = Predict(Table(format, faulty: false)).Split('\n');
        var some = Predict(Table(format, faulty: true), "--errors", faults).Split('\n');

        Assert.Equal(whole.Length, some.Length);
        for (var row = 0; row < Rows; row++)
        {
            Assert.Equal(row % FaultEvery == 0 ? "\"\"" : whole[row + 1], some[row + 1]);
        }

        var records = File.ReadAllText(faults).TrimEnd('\n').Split('\n');
        Assert.Equal("row,line,column,field,message", records[0]);
        Assert.Equal((Rows + FaultEvery - 1) / FaultEvery, records.Length - 1);
        for (var i = 1; i < records.Length; i++)
        {
            var row = (i - 1) * FaultEvery;
            Assert.StartsWith(
                string.Create(CultureInfo.InvariantCulture, $"{row + 1},{row + (format == "csv" ? 2 : 1)},"), records[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"sepal_length\":[1]}")]
    [InlineData("{\"sepal_length\":{\"x\":1}}")]
    [InlineData("{\"sepal_length\":1,\"sepal_length\":2}")]
    [InlineData("{\"sepal_length\":}")]
    public void A_first_object_with_a_fault_costs_no_other_row(string first)
    {
        const string good = "{\"sepal_length\":6.1,\"petal_width\":1.2}";
        var run = InProcess.Run($"{first}\n{good}\n", "predict", trained.Path, "--errors", "inline", "--json", "-q");
        var last = InProcess.Run($"{good}\n{first}\n", "predict", trained.Path, "--errors", "inline", "--json", "-q");

        Assert.Equal((0, 0), (run.ExitCode, last.ExitCode));
        var (lines, others) = (run.Output.Split('\n'), last.Output.Split('\n'));
        Assert.Equal((lines[1], lines[0].Replace("<stdin>:1", "<stdin>:2", StringComparison.Ordinal)), (others[0], others[1]));
    }

    [Fact]
    public void What_a_file_would_say_is_on_record()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        workspace.Write("rows.csv", "sepal_length,sepal_width,petal_length,petal_width\n5.1,wide,1.4,0.2\n5.1,3.5\n");

        var run = InProcess.Run(
            "", "predict", workspace.File("model.safetensors"), workspace.File("rows.csv"), "--errors", workspace.File("faults.jsonl"), "--json", "-q");

        Assert.Equal((0, "{\"species\":null}\n{\"species\":null}\n", ""), run);
        Assert.Equal(
            """
            {"row":1,"line":2,"column":5,"field":"sepal_width","message":"column \"sepal_width\": expected a number, found \"wide\""}
            {"row":2,"line":3,"column":8,"field":null,"message":"expected 4 fields, as in line 1, found 2"}

            """,
            File.ReadAllText(workspace.File("faults.jsonl")));
    }

    private static string Table(string format, bool faulty)
    {
        var text = new StringBuilder(format == "csv" ? "sepal_length,sepal_width,petal_length,petal_width\n" : "");
        for (var row = 0; row < Rows; row++)
        {
            var fault = faulty && row % FaultEvery == 0 ? row % 3 + 1 : 0;
            var (length, width) = (4 + row % 7 * 0.5, row % 5 * 0.5);
            text.Append((format, fault) switch
            {
                ("csv", 0) => $"{length},3.1,{row % 6},{width}\n",
                ("csv", 1) => $"{length},3.1,tall,{width}\n",
                ("csv", 2) => $"{length},3.1\n",
                ("csv", _) => $"{length},3.1,{row % 6},{width},7\n",
                (_, 0) => $"{{\"sepal_length\":{length},\"sepal_width\":3.1,\"petal_length\":{row % 6},\"petal_width\":{width}}}\n",
                (_, 1) => $"{{\"sepal_length\":\"tall\",\"sepal_width\":3.1,\"petal_length\":{row % 6},\"petal_width\":{width}}}\n",
                (_, 2) => $"{{\"sepal_length\":{length},\n",
                _ => "no object\n",
            });
        }

        return text.ToString();
    }
}
