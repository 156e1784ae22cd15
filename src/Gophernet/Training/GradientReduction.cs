namespace Gophernet.Training;

/// <summary>How the gradients of the rows of a batch are put together.</summary>
public enum GradientReduction
{
    /// <summary>Added up: the step grows with the batch. The article's.</summary>
    Sum,

    /// <summary>Averaged: the step does not depend on the size of the batch.</summary>
    Mean,
}
