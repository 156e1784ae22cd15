using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>
/// What rows of the same kind as those held back lie in: an interval around a number, or a set of classes, each for one or several percentages of rows.
/// </summary>
internal sealed class PredictionRanges
{
    private readonly Target _target;
    private readonly ClassDecision _decision;
    private readonly double[][] _bounds; // [scores, percentages]

    /// <summary>Prepares ranges.</summary>
    /// <param name="target">What is predicted: numbers, or a class.</param>
    /// <param name="decision">How a class is decided.</param>
    /// <param name="scores">How wrong the model was on rows held back.</param>
    /// <param name="percents">How many of a hundred rows each range covers, at least.</param>
    /// <exception cref="GophernetException">There are no scores, or too few for a percentage; or labels are predicted.</exception>
    public PredictionRanges(Target target, ClassDecision decision, ImmutableArray<ConformalScores> scores, ImmutableArray<double> percents)
    {
        ArgumentNullException.ThrowIfNull(target);
        (_target, _decision, Percents) = (target, decision, percents);
        if (percents.IsEmpty)
        {
            _bounds = [];
            return;
        }

        RequireTarget(target);
        if (scores.IsEmpty)
        {
            throw new GophernetException(
                "the model does not know how wrong it is on rows that it has not learnt from: intervals and sets are made of that",
                "Train it again with this version, and with rows to validate on.") { IsOfSettings = true, Settings = [new("validation")] };
        }

        _bounds = scores.Select(part => percents.Select(percent => part.BoundFor(percent) ?? throw new GophernetException(
            string.Create(CultureInfo.InvariantCulture,
                $"ranges of {percent}% need {ConformalScores.RowsFor(percent)} rows that were held back from training, and there were {part.Rows}"),
            "Train the model with more rows, or ask for a smaller percentage.") { IsOfSettings = true, Settings = [new("interval")] }));
    }

    /// <summary>How many of a hundred rows each range covers, at least.</summary>
    public ImmutableArray<double> Percents { get; }

    /// <summary>How many scores a model of a target has for each row.</summary>
    public static int ScoresCount(Target target) => target is MultiLabelTarget ? 0 : target.ValueCount;

    /// <summary>How wrong predictions are, as kept with a model: for each column of numbers, or for the classes; none for labels.</summary>
    /// <param name="target">What is predicted.</param>
    /// <param name="outputs">What is predicted, [rows, outputs].</param>
    /// <param name="actual">What was to be predicted, [values][rows].</param>
    public static ImmutableArray<ConformalScores> ScoresOf(Target target, Matrix outputs, IReadOnlyList<IReadOnlyList<double>> actual)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return target is MultiLabelTarget ? [] : [.. actual.Select((values, column) =>
        {
            var scores = new double[values.Count];
            for (var row = 0; row < scores.Length; row++)
            {
                var prediction = new PredictionView(target, ClassDecision.Usual, outputs.Row(row));
                var (low, high) = target is NumberTarget ? prediction.Outermost(column) : default;
                scores[row] = target is NumberTarget numbers ? numbers.Beyond(column, low, high, values[row]) : ScoreOf(prediction.Outputs, (int)values[row]);
            }

            return ConformalScores.Of(scores);
        })];
    }

    /// <exception cref="GophernetException">Labels are predicted.</exception>
    public static void RequireTarget(Target target)
    {
        if (target is MultiLabelTarget)
        {
            throw new GophernetException("intervals are for numbers and sets for classes, and the model predicts labels", "Leave them out.")
            {
                IsOfSettings = true,
                Settings = [new("interval")],
            };
        }
    }

    /// <summary>What is predicted for a row.</summary>
    /// <param name="outputs">The outputs of the networks, averaged, [outputs].</param>
    public PredictionView ViewOf(ReadOnlySpan<float> outputs) => new(_target, _decision, outputs);

    /// <summary>
    /// The interval around a number, in the units of its column; around several quantiles that of the outer ones, made wider or narrower (Romano, Patterson
    /// and Candès, "Conformalized quantile regression", 2019).
    /// </summary>
    /// <param name="prediction">What is predicted for the row.</param>
    /// <param name="column">The 0-based index of the column.</param>
    /// <param name="percent">The 0-based index of the percentage.</param>
    public (double Low, double High) Interval(PredictionView prediction, int column, int percent)
    {
        // What lies between the outer quantiles may be too much; the prediction stays inside.
        var (low, high) = prediction.Outermost(column);
        (low, high) = ((NumberTarget)_target).Widen(column, low, high, _bounds[column][percent]);
        var number = prediction.Number(column);
        return (Math.Min(low, number), Math.Max(high, number));
    }

    /// <summary>Whether a class is in the set of a row. The predicted one always is.</summary>
    /// <param name="prediction">What is predicted for the row.</param>
    /// <param name="index">The 0-based index of the class.</param>
    /// <param name="percent">The 0-based index of the percentage.</param>
    public bool Contains(PredictionView prediction, int index, int percent) =>
        ScoreOf(prediction.Outputs, index) <= _bounds[0][percent];

    /// <summary>
    /// What the class lacks of a probability of 1 (Sadinle, Lei and Wasserman, "Least ambiguous set-valued classifiers", 2019); 0 of the most probable one,
    /// which is in every set. Where decisions are made has no part in it: sets cover as many rows with any threshold.
    /// </summary>
    private static double ScoreOf(ReadOnlySpan<float> outputs, int index) =>
        index == Classification.Decide(outputs) ? 0 : 1 - (double)Math.Min(1, outputs[index]);
}
