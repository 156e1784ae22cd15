using System.Collections.Immutable;
using Gophernet.Evaluation;
using Gophernet.Networks;

namespace Gophernet.Models;

/// <summary>What is known of a model before its networks are trained.</summary>
/// <param name="bare">
/// The model without networks and without what comes of them: schema, options and record. Its threshold and costs are those that were asked for, its weights
/// and offsets those of <see cref="PriorCorrection"/>.
/// </param>
/// <param name="shapes">The shape of each network: those of one kind share an object.</param>
internal sealed class ModelPlan(Model bare, ImmutableArray<NetworkShape> shapes)
{
    /// <summary>The model without networks.</summary>
    public Model Bare => bare;

    /// <summary>The shape of each network.</summary>
    public ImmutableArray<NetworkShape> Shapes => shapes;

    /// <summary>What the threshold between two classes is chosen for; null for no choice.</summary>
    public ThresholdMetric? TunedFor { get; init; }

    /// <summary>Whether the rows that judge are others than those of the training table.</summary>
    public bool HasOtherRows { get; init; }

    /// <summary>What was said of how classes are decided.</summary>
    public DecisionOptions Decision => new(Bare.Threshold, TunedFor) { Costs = Bare.Costs };

    /// <summary>What the rows of each class counted.</summary>
    public PriorCorrection Prior => new(Bare.DecisionWeights, Bare.LogitOffsets);
}
