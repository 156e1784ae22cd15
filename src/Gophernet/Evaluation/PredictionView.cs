using Gophernet.Networks.Losses;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>
/// What a model says of one row, in the terms of its target: a view over the outputs of its networks, which allocates nothing. It is read before the
/// next rows are predicted; <see cref="ToPrediction"/> keeps it for longer.
/// </summary>
public readonly ref struct PredictionView
{
    private readonly Target _target;
    private readonly ClassDecision _decision;

    /// <summary>Sees outputs, which are finite, in the terms of a target.</summary>
    internal PredictionView(Target target, ClassDecision decision, ReadOnlySpan<float> outputs)
    {
        (_target, _decision) = (target, decision);
        Outputs = outputs;
    }

    /// <summary>The outputs of the networks, averaged, [outputs]: probabilities of classes or labels, or standardised numbers.</summary>
    public ReadOnlySpan<float> Outputs { get; }

    /// <summary>The 0-based index of the predicted class; for a target of classes.</summary>
    public int ClassIndex => _decision.Of(Outputs);

    /// <summary>Whether a label is predicted; for a target of labels.</summary>
    /// <param name="index">The 0-based index of the label.</param>
    public bool HasLabel(int index) => Classification.Decide(Outputs[index], Classification.LabelThreshold);

    /// <summary>
    /// A predicted number, in the units of its column; for a target of numbers. Of several quantiles the median, or else the middle one, of an even number
    /// the mean of the middle two.
    /// </summary>
    /// <param name="index">The 0-based index of the column.</param>
    public double Number(int index)
    {
        var numbers = (NumberTarget)_target;
        if (numbers.Quantiles.IsEmpty)
        {
            return numbers.Decode(index, Outputs[index]);
        }

        var (low, high) = LossFunction.MiddleOf(numbers.Quantiles);
        return (Quantile(index, low) + Quantile(index, high)) / 2;
    }

    /// <summary>A predicted quantile, in the units of its column; for a target of numbers.</summary>
    /// <param name="index">The 0-based index of the column.</param>
    /// <param name="quantile">The 0-based index of the quantile, in ascending order.</param>
    internal double Quantile(int index, int quantile)
    {
        var numbers = (NumberTarget)_target;
        return numbers.Decode(index, Outputs[index * numbers.OutputsPerColumn + quantile]);
    }

    /// <summary>The lowest and the highest quantile of a column; of one output twice what is predicted.</summary>
    /// <param name="index">The 0-based index of the column.</param>
    internal (double Low, double High) Outermost(int index) => (Quantile(index, 0), Quantile(index, ((NumberTarget)_target).OutputsPerColumn - 1));

    /// <summary>The same as an object of its own.</summary>
    public Prediction ToPrediction()
    {
        var numbers = new double[_target is NumberTarget ? _target.ValueCount : 0];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Number(i);
        }

        var labels = new List<string>();
        for (var i = 0; _target is MultiLabelTarget && i < Outputs.Length; i++)
        {
            if (HasLabel(i))
            {
                labels.Add(_target.Columns[i]);
            }
        }

        return new Prediction(_target, _target is ClassTarget ? ClassIndex : -1, _target is NumberTarget ? [] : Outputs.ToArray(), numbers, labels);
    }
}
