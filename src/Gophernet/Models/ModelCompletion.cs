using System.Collections.Immutable;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>From trained networks to a model: what each counts, how sure they are, how good they are on rows that they have not learnt from.</summary>
internal static class ModelCompletion
{
    /// <summary>Completes a model.</summary>
    /// <param name="plan">What is known of it.</param>
    /// <param name="judged">The targets of the rows that networks have outputs for.</param>
    /// <param name="networks">All networks, in their order.</param>
    /// <param name="isJudged">Whether these rows are held back, and not those that were learnt from.</param>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    /// <returns>The model, and how good it is on rows that its networks have not learnt from; null where there are none.</returns>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    public static (Model Model, ModelEvaluation? HeldOut) Complete(
        ModelPlan plan, JudgedTargets judged, TrainedNetwork[] networks, bool isJudged, bool withIntervals)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(networks);
        var outputs = networks.Select(network => network.Outputs).OfType<RowLogits>();
        var judgement = isJudged && outputs.Length > 0 ? HeldOutJudgement.Of(plan, judged, outputs, withIntervals) : null;
        var weights = judgement?.Weights ?? [];
        var taken = networks.Where(network => weights.IsEmpty || weights[network.Index] > 0);
        var (bare, prior, decision) = (plan.Bare, plan.Prior, plan.Decision);
        var model = bare with
        {
            Schema = bare.Schema with { Target = judgement?.Target ?? SmearedTarget(plan, judged, outputs) },
            Networks = [.. taken.Select(network => network.Network)],
            Training = bare.Training with
            {
                Epochs = EpochsOf(networks),
                BestEpochs = [.. taken.Select(network => network.BestEpoch)],
                Loss = networks.Average(network => network.Loss),
            },
            Weights = AreEqual(weights, taken) ? [] : [.. taken.Select(network => weights[network.Index])],
            Temperature = judgement?.Temperature ?? 1,
            Threshold = judgement is null ? prior.ThresholdFor(decision) : judgement.Threshold,
            DecisionWeights = prior.WeightsFor(decision),
            Scores = judgement?.Scores ?? [],
            Record = bare.Record! with
            {
                HeldOut = judgement is null ? null : HeldOutMetrics.Of(judgement.Evaluation, plan.HasOtherRows),
                Curves = new TrainingCurves(networks[0].ErrorName, [.. taken.Select(network => network.Curve)]),
            },
        };
        return (model, judgement?.Evaluation);
    }

    /// <summary>How good a model is on the rows that it has learnt from, where its networks have outputs for them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learnt">The targets of these rows.</param>
    /// <param name="networks">All networks.</param>
    public static ModelEvaluation JudgeLearnt(Model model, JudgedTargets learnt, TrainedNetwork[] networks)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(learnt);
        var outputs = networks.Select(network => network.Outputs).OfType<RowLogits>();
        var (rows, means) = HeldOutJudgement.Average(
            learnt.Table.RowCount, outputs, model.Training.Options.OutputActivation, inverseTemperature: 1, model.LogitOffsets.AsSpan(), []);
        var collected = new CollectedPredictions(model);
        collected.Add(learnt.Table, rows, means);
        return collected.Judge();
    }

    /// <summary>The target with numbers from logarithms that are right in the mean over the rows that were learnt from, where no others judge.</summary>
    private static Target SmearedTarget(ModelPlan plan, JudgedTargets learnt, RowLogits[] outputs)
    {
        var (target, options) = (plan.Bare.Schema.Target, plan.Bare.Training.Options);
        if (target is not NumberTarget { Smearings.IsEmpty: false })
        {
            return target;
        }

        var (rows, means) = HeldOutJudgement.Average(learnt.Table.RowCount, outputs, options.OutputActivation, 1, [], []);
        return HeldOutJudgement.TargetOf(target, learnt.Table, rows, means, options);
    }

    private static int EpochsOf(TrainedNetwork[] networks)
    {
        var most = 0;
        foreach (var network in networks)
        {
            most = Math.Max(most, network.Epochs);
        }

        return most;
    }

    private static bool AreEqual(ImmutableArray<float> weights, TrainedNetwork[] taken) =>
        weights.IsEmpty || taken.All(network => weights[network.Index] == weights[taken[0].Index]);
}
