using Gophernet.Evaluation;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.Reduction;

/// <summary>How far the predictions of a model with smaller weights are from those of the model itself, on some rows.</summary>
internal sealed class ReductionLoss
{
    private const int BlockRows = 4096;

    /// <summary>The rows, at least one.</summary>
    public required int RowCount { get; init; }

    /// <summary>Of classes and labels, the rows with another prediction; 0 for numbers.</summary>
    public required int Changed { get; init; }

    /// <summary>
    /// What is held against a limit: of classes and labels the share of the rows with another prediction; of numbers the root of the mean squared difference,
    /// in standard deviations of what the model predicts, of the column where it is largest: infinite where the model predicts one number alone.
    /// </summary>
    public required double Share { get; init; }

    /// <summary>The largest difference of a probability, or of a number in the units of its column.</summary>
    public required double Largest { get; init; }

    /// <summary>Predicts rows with both models.</summary>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    public static ReductionLoss Of(Model model, Model reduced, Table table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reduced);
        ArgumentNullException.ThrowIfNull(table);
        var target = model.Schema.Target;
        var (first, second) = (new Predictor(model), new Predictor(reduced));
        var (whole, small) = (new Predictions(target, model.Decision), new Predictions(target, model.Decision));
        var spreads = new Spread[target is NumberTarget ? target.ValueCount : 0];
        var (changed, largest) = (0, 0.0);
        for (var start = 0; start < table.RowCount; start += BlockRows)
        {
            var rows = Math.Min(BlockRows, table.RowCount - start);
            Predict(first, whole, table, start, rows);
            Predict(second, small, table, start, rows);
            for (var row = 0; row < rows; row++)
            {
                changed += spreads.Length == 0 && IsChanged(whole[row], small[row], target) ? 1 : 0;
                for (var i = 0; i < spreads.Length; i++)
                {
                    largest = Math.Max(largest, spreads[i].Add(whole[row].Number(i), small[row].Number(i)));
                }

                for (var i = 0; i < target.OutputCount && spreads.Length == 0; i++)
                {
                    largest = Math.Max(largest, Math.Abs((double)whole[row].Outputs[i] - small[row].Outputs[i]));
                }
            }
        }

        var share = (double)changed / table.RowCount;
        foreach (var spread in spreads)
        {
            share = Math.Max(share, spread.Share);
        }

        return new ReductionLoss { RowCount = table.RowCount, Changed = changed, Share = share, Largest = largest };
    }

    private static void Predict(Predictor predictor, Predictions predictions, Table table, int start, int rows)
    {
        predictions.Set(table, start, predictor.Predict(table, start, rows));
        if (predictions.Fault is { } fault)
        {
            throw fault;
        }
    }

    private static bool IsChanged(PredictionView whole, PredictionView small, Target target)
    {
        if (target is ClassTarget)
        {
            return whole.ClassIndex != small.ClassIndex;
        }

        for (var i = 0; i < target.OutputCount; i++)
        {
            if (whole.HasLabel(i) != small.HasLabel(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sums over the rows of a column; the squares are of what a number is from the first, so that no digits are lost.</summary>
    private struct Spread
    {
        private int _count;
        private double _first;
        private double _sum;
        private double _squares;
        private double _squaredDifferences;

        /// <summary>The root of the mean squared difference, in standard deviations; 0 where there is no difference, whatever the deviation.</summary>
        public readonly double Share => _squaredDifferences == 0 ? 0 : Math.Sqrt(_squaredDifferences / Math.Max(0, _squares - _sum * _sum / _count));

        /// <summary>Adds a row.</summary>
        /// <returns>The difference.</returns>
        public double Add(double whole, double small)
        {
            _first = _count == 0 ? whole : _first;
            var (from, difference) = (whole - _first, Math.Abs(whole - small));
            _count++;
            _sum += from;
            _squares += from * from;
            _squaredDifferences += difference * difference;
            return difference;
        }
    }
}
