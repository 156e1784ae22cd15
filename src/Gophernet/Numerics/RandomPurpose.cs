namespace Gophernet.Numerics;

/// <summary>What a stream of random numbers is for. The values are part of every result: add, never renumber.</summary>
internal enum RandomPurpose
{
    /// <summary>The starting weights of a network.</summary>
    StartingWeights = 1,

    /// <summary>The order of the rows in each epoch.</summary>
    Shuffling = 2,

    /// <summary>The division of a table into parts.</summary>
    Splitting = 3,

    /// <summary>The rows that are held back to judge a network in training.</summary>
    Validation = 4,

    /// <summary>The neurons that are left out of a step.</summary>
    Dropout = 5,

    /// <summary>The parts of a cross-validation.</summary>
    CrossValidation = 6,

    /// <summary>The rows that are drawn to find how far off a metric may be.</summary>
    Intervals = 10,

    /// <summary>The options of a trial.</summary>
    Tuning = 11,

    /// <summary>The rows that values are exchanged with to explain a model.</summary>
    Explaining = 12,

    /// <summary>The rows on which smaller weights are measured, where none are given.</summary>
    Reduction = 20,
}
