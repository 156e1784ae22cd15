using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Everything that turns a raw row into a prediction.</summary>
/// <param name="Schema">The columns, and how they become inputs and outputs.</param>
/// <param name="Networks">The trained networks, at least one, all of one shape: their outputs are averaged.</param>
/// <param name="Training">How they came to be.</param>
public sealed record Model(Schema Schema, ImmutableArray<Network> Networks, TrainingRecord Training)
{
    /// <summary>A model of one network.</summary>
    public Model(Schema schema, Network network, TrainingRecord training)
        : this(schema, [network], training)
    {
    }

    /// <summary>What the weighted sums in front of softmax are divided by, so that probabilities are as certain as they are right.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The probability from which on the second of two classes is decided; null for the larger one.</summary>
    public double? Threshold { get; init; }

    /// <summary>The shape of each network.</summary>
    public NetworkShape Shape => Networks[0].Shape;
}
