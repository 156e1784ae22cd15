using Gophernet.Evaluation;
using Gophernet.Tables.Features;
using Gophernet.Threading;

namespace Gophernet.Explanation;

/// <summary>
/// What a model predicts where a column has one value after the other, and all else stays as it is in some rows: the mean over these rows (partial dependence;
/// Friedman, "Greedy function approximation", 2001), and how far single rows spread around it (Goldstein et al., "Peeking inside the black box", 2015).
/// </summary>
internal sealed class ColumnEffect
{
    private const int MaxPoints = 20;
    private const int MaxCategories = 30;
    private const double LowShare = 0.1;

    private ColumnEffect(string column, ExplainedOutput[] outputs, IReadOnlyList<EffectPoint> points) =>
        (Column, Outputs, Points) = (column, outputs, points);

    /// <summary>The column.</summary>
    public string Column { get; }

    /// <summary>What is predicted.</summary>
    public IReadOnlyList<ExplainedOutput> Outputs { get; }

    /// <summary>The values: numbers and times ascending, categories with the most rows first, missing ones last.</summary>
    public IReadOnlyList<EffectPoint> Points { get; }

    /// <summary>The values of a column that are looked at, each by a row that has it; of a table that is not encoded yet.</summary>
    /// <param name="feature">The column.</param>
    /// <param name="values">A value a row.</param>
    public static GridValue[] GridOf(Feature feature, double[] values)
    {
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(values);
        var order = Array.FindAll(Sequences.Range(values.Length), row => !double.IsNaN(values[row]));
        Array.Sort(Array.ConvertAll(order, row => values[row]), order);
        var missing = Array.FindIndex(values, double.IsNaN);
        var distinct = Divide(feature, values, order, order.Length);
        var grid = feature.IsCategory ? [.. distinct.OrderBy(value => -value.Rows).Take(MaxCategories)]
            : distinct.Count <= MaxPoints ? distinct : Divide(feature, values, order, MaxPoints);
        if (missing >= 0)
        {
            grid.Add(new GridValue(missing, "(missing)", values.Length - order.Length));
        }

        return [.. grid];
    }

    /// <summary>Measures the effect of a column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="feature">The column, as an index of the model's features.</param>
    /// <param name="grid">Its values, of <see cref="GridOf"/>.</param>
    /// <param name="outputs">What is predicted.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <exception cref="GophernetException">A prediction is not a finite number.</exception>
    public static ColumnEffect Of(ExplainedRows rows, int feature, GridValue[] grid, ExplainedOutput[] outputs, int threads)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var points = new EffectPoint[grid.Length];
        OrderedWork.ForEach(threads, grid.Length, i =>
        {
            var predicted = Predict(rows, feature, grid[i].Row, outputs);
            points[i] = new EffectPoint(grid[i].Text, grid[i].Rows, predicted.Select(SpreadOf));
        });
        return new ColumnEffect(rows.Model.Schema.Features[feature].Name, outputs, points);
    }

    /// <summary>Divides rows in the order of their values: the value in the middle of each part stands for it, once.</summary>
    private static List<GridValue> Divide(Feature feature, double[] values, int[] order, int parts)
    {
        var grid = new List<GridValue>();
        for (var i = 0; i < parts; i++)
        {
            var (start, end) = ((int)((long)i * order.Length / parts), (int)((long)(i + 1) * order.Length / parts));
            var row = order[(start + end) / 2];
            if (grid.Count > 0 && values[grid[^1].Row] == values[row])
            {
                grid[^1] = grid[^1] with { Rows = grid[^1].Rows + end - start };
            }
            else
            {
                grid.Add(new GridValue(row, feature.ToText(values[row]) is { Length: > 0 } text ? text : "(other)", end - start));
            }
        }

        return grid;
    }

    /// <summary>What is predicted of every row, with the column of another row, [outputs][rows].</summary>
    private static double[][] Predict(ExplainedRows rows, int feature, int from, ExplainedOutput[] outputs)
    {
        const int BlockRows = 4096;
        var predicted = outputs.Select(_ => new double[rows.Table.RowCount]);
        var mixer = rows.CreateMixer();
        for (var first = 0; first < rows.Table.RowCount; first += BlockRows)
        {
            var own = new int[Math.Min(BlockRows, rows.Table.RowCount - first)];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = first + i;
            }

            var features = new int[rows.FeatureCount][];
            Array.Fill(features, own);
            features[feature] = new int[own.Length];
            Array.Fill(features[feature], from);
            var block = mixer.Predict(own, features);
            for (var i = 0; i < own.Length; i++)
            {
                for (var output = 0; output < outputs.Length; output++)
                {
                    predicted[output][first + i] = outputs[output].Of(rows.Model, block.Row(i));
                }
            }
        }

        return predicted;
    }

    private static EffectSpread SpreadOf(double[] predicted)
    {
        var mean = RegressionMetrics.Mean(predicted);
        Array.Sort(predicted);
        var low = (int)(LowShare * (predicted.Length - 1));
        return new EffectSpread(mean, predicted[low], predicted[predicted.Length - 1 - low]);
    }
}
