using System.Collections.Immutable;
using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>How the slopes of the rows of a batch are put together.</summary>
public enum GradientReduction
{
    /// <summary>Added up: the step grows with the batch. The article's.</summary>
    Sum,

    /// <summary>Averaged: the step does not depend on the size of the batch.</summary>
    Mean,
}

/// <summary>Everything that decides how a network is shaped and trained; with the data and the seed it decides the model.</summary>
public sealed record TrainingOptions
{
    /// <summary>The name of the preset that these options started from.</summary>
    public required string Preset { get; init; }

    /// <summary>Whether each input is brought to mean 0 and standard deviation 1, as measured on the training rows.</summary>
    public required bool StandardiseInputs { get; init; }

    /// <summary>The widths of the hidden layers, first to last.</summary>
    public required ImmutableArray<int> Hidden { get; init; }

    /// <summary>The activation of the hidden layers.</summary>
    public required Activation HiddenActivation { get; init; }

    /// <summary>The activation of the output layer.</summary>
    public required Activation OutputActivation { get; init; }

    /// <summary>What training makes small.</summary>
    public required Loss Loss { get; init; }

    /// <summary>How weights and biases stand before training.</summary>
    public required StartingWeights StartingWeights { get; init; }

    /// <summary>The rule of the steps.</summary>
    public required OptimizerKind Optimizer { get; init; }

    /// <summary>The learning rate.</summary>
    public required float LearningRate { get; init; }

    /// <summary>The momentum of gradient descent; Adam has its own.</summary>
    public float Momentum { get; init; }

    /// <summary>How the rows of a batch are put together.</summary>
    public required GradientReduction Reduction { get; init; }

    /// <summary>The rows of a batch, drawn in a new order every epoch; 0 for all rows at once, in the table's order.</summary>
    public required int BatchSize { get; init; }

    /// <summary>How often every row is seen.</summary>
    public required int Epochs { get; init; }

    /// <summary>The seed of the starting weights and of the order of the rows.</summary>
    public ulong Seed { get; init; } = 1;
}
