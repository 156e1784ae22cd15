using System.Collections.Immutable;
using Gophernet.Evaluation;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>
/// What weights of classes come to. Networks learn probabilities as if the rows of a class were as many as they count; taking the logarithm of its weight
/// from its logit makes them those of the data again (Elkan, "The foundations of cost-sensitive learning", 2001). What the weights ask for is a decision,
/// and stays: a mistake on a row costs what the row counts, so the class with the largest product of probability and weight is decided.
/// </summary>
/// <param name="Weights">What the rows of each class counted, [classes]; empty where all counted the same.</param>
/// <param name="LogitOffsets">What is added to logits, [classes]; empty for nothing, as where outputs are no softmax.</param>
internal sealed record PriorCorrection(ImmutableArray<double> Weights, ImmutableArray<float> LogitOffsets)
{
    /// <summary>That of a training.</summary>
    /// <param name="target">What is predicted.</param>
    /// <param name="learnt">The rows that are learned from.</param>
    /// <param name="options">How.</param>
    public static PriorCorrection Of(Target target, Table learnt, TrainingOptions options)
    {
        if (options.ClassWeights is not { } weighting || target is not ClassTarget classes || options.OutputActivation != Activation.Softmax)
        {
            return new PriorCorrection([], []);
        }

        // A class whose rows counted nothing was not learned: it stays as it is beside the heaviest.
        var weights = weighting.WeightsOf(classes.Classes, learnt.Target(0));
        var largest = 0.0;
        foreach (var weight in weights)
        {
            largest = Math.Max(largest, weight);
        }

        return Array.TrueForAll(weights, weight => weight == weights[0])
            ? new PriorCorrection([], [])
            : new PriorCorrection([.. weights], [.. weights.Select(weight => (float)-ScalarMath.Log(weight > 0 ? weight : largest))]);
    }

    /// <summary>The threshold between two classes, unless it is tuned; null for the larger probability, and for more classes.</summary>
    public double? ThresholdFor(DecisionOptions decision) => decision switch
    {
        { Threshold: { } said } => said,
        { Costs: { ClassCount: 2 } costs } => costs.CheapestThreshold,
        { Costs: null } when Weights.Length == 2 => Weights[0] / (Weights[0] + Weights[1]),
        _ => null,
    };

    /// <summary>What the probabilities of more than two classes are multiplied with to decide; empty for nothing.</summary>
    public ImmutableArray<double> WeightsFor(DecisionOptions decision) => decision.Costs is null && Weights.Length > 2 ? Weights : [];

    /// <summary>How a class is decided.</summary>
    public ClassDecision DecisionFor(DecisionOptions decision, double? threshold) =>
        new(threshold, decision.Costs, WeightsFor(decision));
}
