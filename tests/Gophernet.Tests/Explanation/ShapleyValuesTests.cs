using Gophernet.Explanation;
using Gophernet.Models;

namespace Gophernet.Tests.Explanation;

public class ShapleyValuesTests
{
    private const int BackgroundRows = 5;
    private const double Rounding = 1e-5; // outputs are floats in deviations of the target

    private static readonly ShapleyOptions Options = new(Samples: 40, Class: null, Seed: 1, Threads: 1);

    /// <summary>
    /// Of a linear model the value of a column is its weight times the distance of the input from its mean (Lundberg and Lee, "A unified approach to
    /// interpreting model predictions", 2017, corollary 1): here what the prediction loses where the column's input alone is that of a background row, on
    /// average over these.
    /// </summary>
    [Theory]
    [InlineData(3)] // all orders
    [InlineData(8)] // drawn orders
    public void Of_a_linear_model_a_column_adds_its_weight_times_the_distance_from_the_mean(int numbers)
    {
        var model = ExplainedModels.Create(numbers, hidden: 0);
        var csv = ExplainedModels.Csv(numbers, 6 + BackgroundRows);
        var explained = Explain(model, csv, 6, Options);

        foreach (var explanation in explained.SelectMany(row => row))
        {
            for (var column = 0; column <= numbers; column++)
            {
                var expected = Enumerable.Range(6, BackgroundRows).Average(other =>
                    explanation.Prediction - Mixed(model, csv, explanation.Row, other, Enumerable.Range(0, numbers + 1).Where(i => i != column))
                        [explanation.Output.Index]);
                Assert.Equal(expected, explanation.Contributions[column], Rounding);
                Assert.InRange(explanation.StandardErrors[column], 0, numbers == 3 ? 0 : 10);
            }
        }
    }

    [Fact]
    public void Of_few_columns_they_are_the_mean_over_all_orders()
    {
        const int Numbers = 3;
        var model = ExplainedModels.Create(Numbers, hidden: 6);
        var csv = ExplainedModels.Csv(Numbers, 2 + BackgroundRows);

        foreach (var explanation in Explain(model, csv, 2, Options).SelectMany(row => row))
        {
            var expected = new double[Numbers + 1];
            var orders = Orders([.. Enumerable.Range(0, Numbers + 1)]).ToArray();
            foreach (var order in orders)
            {
                for (var other = 2; other < 2 + BackgroundRows; other++)
                {
                    for (var i = 0; i < order.Length; i++)
                    {
                        expected[order[i]] += (Mixed(model, csv, explanation.Row, other, order[..(i + 1)])[explanation.Output.Index]
                            - Mixed(model, csv, explanation.Row, other, order[..i])[explanation.Output.Index]) / (orders.Length * BackgroundRows);
                    }
                }
            }

            Assert.Equal(24, orders.Length);
            Assert.All(expected.Index(), pair => Assert.Equal(pair.Item, explanation.Contributions[pair.Index], Rounding));
        }
    }

    [Fact]
    public void Drawn_orders_come_near_to_all_of_them()
    {
        const int Numbers = 5;
        var model = ExplainedModels.Create(Numbers, hidden: 6);
        var csv = ExplainedModels.Csv(Numbers, 2 + BackgroundRows);
        int[][] all = [.. Enumerable.Range(0, Numbers + 1).Select(i => (int[])[i])];
        var exact = Explain(model, csv, 2, Options, all);
        var drawn = Explain(model, csv, 2, Options with { Samples = 4000 }, [.. all, []]); // a seventh that has no column: too many for all orders

        foreach (var (expected, found) in exact.SelectMany(row => row).Zip(drawn.SelectMany(row => row)))
        {
            Assert.Equal(0, found.Contributions[^1], Rounding);
            Assert.All(expected.Contributions.Index(), pair =>
                Assert.InRange(found.Contributions[pair.Index] - pair.Item, -5 * found.StandardErrors[pair.Index], 5 * found.StandardErrors[pair.Index]));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void They_add_up_to_the_prediction_minus_the_mean(int numbers)
    {
        var model = ExplainedModels.Create(numbers, hidden: 6);
        var csv = ExplainedModels.Csv(numbers, 20 + BackgroundRows);
        var predicted = ExplainedModels.Predict(model, ExplainedModels.Inputs(model, csv));

        foreach (var explanation in Explain(model, csv, 20, Options).SelectMany(row => row))
        {
            var output = explanation.Output.Index;
            Assert.Equal(predicted[explanation.Row][output], explanation.Prediction);
            Assert.Equal(predicted[20..].Average(row => row[output]), explanation.Mean, 1e-9);
            Assert.Equal(explanation.Prediction - explanation.Mean, explanation.Contributions.Sum(), 1e-9);
        }
    }

    [Fact]
    public void They_are_the_same_for_any_number_of_threads()
    {
        var model = ExplainedModels.Create(9, hidden: 6);
        var csv = ExplainedModels.Csv(9, 30);

        var one = Explain(model, csv, 25, Options);
        var three = Explain(model, csv, 25, Options with { Threads = 3 });

        Assert.Equal(one.SelectMany(row => row.SelectMany(each => each.Contributions)), three.SelectMany(row => row.SelectMany(each => each.Contributions)));
    }

    private static RowExplanation[][] Explain(Model model, string csv, int count, ShapleyOptions options, int[][]? players = null)
    {
        var table = ExplainedModels.Inputs(model, csv);
        int[] background = [.. Enumerable.Range(count, table.RowCount - count)];
        return ShapleyValues.Of(
            new ExplainedRows(model, table, 1), count, background, players ?? ColumnGroup.Units([], model.Features.Count), options);
    }

    /// <summary>What is predicted of a row that has some of its own cells, and the others of another row: from the text of the table alone.</summary>
    private static double[] Mixed(Model model, string csv, int row, int other, IEnumerable<int> own)
    {
        var lines = csv.Split('\n');
        var (cells, others) = (lines[row + 1].Split(','), lines[other + 1].Split(','));
        foreach (var column in own)
        {
            others[column] = cells[column];
        }

        return ExplainedModels.Predict(model, ExplainedModels.Inputs(model, $"{lines[0]}\n{string.Join(',', others)}\n"))[0];
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length < 2 ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
