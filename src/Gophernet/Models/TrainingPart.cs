using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>What one of several processes has trained of a model: some of its networks, and what all need to complete it. It has no row of the table.</summary>
/// <param name="plan">What is known of the model.</param>
/// <param name="judged">The targets of the rows that networks are judged on, or else of those that they have learnt from.</param>
/// <param name="isJudged">Whether these rows are held back.</param>
/// <param name="classRows">The rows of each class among those that were learnt from; none for other targets.</param>
/// <param name="networks">The networks, in their order, each with its outputs for these rows; there may be none.</param>
internal sealed class TrainingPart(ModelPlan plan, JudgedTargets judged, bool isJudged, long[] classRows, TrainedNetwork[] networks)
{
    /// <summary>What is known of the model.</summary>
    public ModelPlan Plan => plan;

    /// <summary>The targets of the rows that judge.</summary>
    public JudgedTargets Judged => judged;

    /// <summary>Whether these rows are held back.</summary>
    public bool IsJudged => isJudged;

    /// <summary>The rows of each class.</summary>
    public long[] ClassRows => classRows;

    /// <summary>The networks of the part.</summary>
    public TrainedNetwork[] Networks => networks;

    /// <summary>The model that all networks make together.</summary>
    /// <param name="parts">All parts of one training, in their order.</param>
    public static (Model Model, ModelEvaluation? HeldOut) Merge(TrainingPart[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var first = parts[0];
        return ModelCompletion.Complete(first.Plan, first.Judged, NetworksOf(parts), first.IsJudged, withIntervals: true);
    }

    /// <summary>How good that model is on the rows that it has learnt from, where none judge it.</summary>
    /// <param name="parts">All parts of one training, in their order.</param>
    /// <param name="model">The model.</param>
    public static ModelEvaluation JudgeLearnt(TrainingPart[] parts, Model model)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return ModelCompletion.JudgeLearnt(model, parts[0].Judged, NetworksOf(parts));
    }

    private static TrainedNetwork[] NetworksOf(TrainingPart[] parts) => parts.SelectMany(part => part.Networks);
}
