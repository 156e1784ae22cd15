using Gophernet.Explanation;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Explanation;

/// <summary>Of a model that looks at nothing, nothing is explained: no rounding is taken for an effect.</summary>
public class ConstantModelTests
{
    private const int Rows = 137;

    [Theory]
    [InlineData("mae")]
    [InlineData("r2")]
    public void No_column_is_important(string metric)
    {
        var model = ExplainedModels.Constant(3);
        var csv = ExplainedModels.Csv(3, Rows);
        csv = string.Join('\n', csv.Split('\n').Select((line, row) => row is > 0 and <= Rows ? $"{line[..^3]}{row * 0.37},{row % 7 * 1.1}" : line));
        var rows = LabelledRows.Read(model, InferredTable.Open(csv), int.MaxValue, 1, 1);

        var options = new ImportanceOptions(metric, null, JoinsColumns: false, Seed: 1, Threads: 1);
        var importance = PermutationImportance.Of(model, rows.Table, rows.Groups, options);

        Assert.All(importance.Columns, column => Assert.Equal((0, 0), (column.Loss.Mean, column.Loss.StandardError)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public void No_column_adds_anything(int numbers)
    {
        var model = ExplainedModels.Constant(numbers);
        var table = ExplainedModels.Inputs(model, ExplainedModels.Csv(numbers, Rows));
        int[] background = [.. Enumerable.Range(5, Rows - 5)];

        var explained = ShapleyValues.Of(
            new ExplainedRows(model, table, 1), 5, background, ColumnGroup.Units([], numbers + 1), new ShapleyOptions(Samples: 10, null, Seed: 1, Threads: 1));

        Assert.All(explained.SelectMany(row => row), each => Assert.Equal(each.Prediction, each.Mean));
        Assert.All(explained.SelectMany(row => row.SelectMany(each => each.Contributions)), value => Assert.Equal(0, value));
    }

    [Fact]
    public void No_value_has_an_effect()
    {
        var model = ExplainedModels.Constant(2);
        var table = ExplainedModels.Inputs(model, ExplainedModels.Csv(2, Rows));
        var grid = ColumnEffect.GridOf(model.Schema.Features[0], table.Feature(0).ToArray());

        var effect = ColumnEffect.Of(new ExplainedRows(model, table, 1), 0, grid, ExplainedOutput.All(model), 1);

        Assert.All(effect.Points.SelectMany(point => point.Outputs), spread => Assert.Equal((spread.Low, spread.Low), (spread.Mean, spread.High)));
    }
}
