using Gophernet.Explanation;

namespace Gophernet.Tests.Explanation;

public class ColumnEffectTests
{
    private const int Rows = 100;

    /// <summary>What is predicted where the cell stands in every row of the file.</summary>
    [Fact]
    public void The_mean_and_the_tenths_are_those_of_rows_with_that_cell()
    {
        var model = ExplainedModels.Create(2, hidden: 5);
        var csv = ExplainedModels.Csv(2, Rows);
        var effect = Effect(csv, column: 2, out _);
        string[] lines = csv.TrimEnd('\n').Split('\n');

        Assert.Equal(["(other)", "p", "q"], effect.Points.Select(point => point.Value).Order());
        Assert.Equal(Rows, effect.Points.Sum(point => point.Rows));
        foreach (var point in effect.Points)
        {
            var cell = point.Value == "(other)" ? "r" : point.Value;
            var changed = lines.Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]},{cells[1]},{cell},1,2");
            var predicted = ExplainedModels.Predict(model, ExplainedModels.Inputs(model, $"{lines[0]}\n{string.Join('\n', changed)}\n"));
            for (var output = 0; output < 2; output++)
            {
                double[] sorted = [.. predicted.Select(row => row[output]).Order()];
                Assert.Equal(sorted.Average(), point.Outputs[output].Mean, 1e-9);
                Assert.Equal((sorted[9], sorted[90]), (point.Outputs[output].Low, point.Outputs[output].High));
            }
        }
    }

    [Fact]
    public void Numbers_are_looked_at_in_equal_parts_and_missing_ones_last()
    {
        var effect = Effect(ExplainedModels.Csv(2, 1000), column: 0, out var values);

        var present = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        Assert.Equal(21, effect.Points.Count);
        Assert.Equal("(missing)", effect.Points[^1].Value);
        Assert.Equal(1000 - present.Length, effect.Points[^1].Rows);
        Assert.All(effect.Points.SkipLast(1), point => Assert.InRange(point.Rows, present.Length / 20, present.Length / 20 + 1));
        var shown = effect.Points.SkipLast(1).Select(point => double.Parse(point.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(shown.Order(), shown);
        Assert.Equal(present[present.Length * 21 / 40], shown[10], 0.02);
    }

    [Fact]
    public void A_few_numbers_are_looked_at_one_by_one()
    {
        var csv = "x0,x1,c,y,z\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 4},{row},p,1,2\n"));

        Assert.Equal([("0", 15), ("1", 15), ("2", 15), ("3", 15)], Effect(csv, column: 0, out _).Points.Select(point => (point.Value, point.Rows)));
    }

    private static ColumnEffect Effect(string csv, int column, out double[] values)
    {
        var model = ExplainedModels.Create(2, hidden: 5);
        var table = ExplainedModels.Inputs(model, csv);
        values = table.Feature(column).ToArray();
        var grid = ColumnEffect.GridOf(model.Schema.Features[column], values);
        return ColumnEffect.Of(new ExplainedRows(model, table, 1), column, grid, ExplainedOutput.All(model), threads: 2);
    }
}
