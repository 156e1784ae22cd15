using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>What is judged by a cross-validation, and how.</summary>
/// <param name="Training">How each model is trained.</param>
internal sealed record CrossValidationOptions(TrainingOptions Training)
{
    /// <summary>How a model of two classes decides.</summary>
    public DecisionOptions Decision { get; init; } = DecisionOptions.Usual;

    /// <summary>The number of parts, each predicted by a model of the others; at least 2.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>How often the rows are divided, each time into other parts.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The column of the groups that rows are divided by, for reports; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The column of the times that they are divided by; null for none.</summary>
    public string? Time { get; init; }

    /// <summary>Which of the parts of all repeats are trained and judged; null for all.</summary>
    public WorkShare? Share { get; init; }

    /// <summary>Whether it is wanted what is predicted for each row, and not metrics alone: of a table that fits the memory it is there.</summary>
    public bool KeepsRows { get; init; } = true;

    /// <summary>The most threads to use; the result is the same for any number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Called, on any thread, each time that much memory was let go, for a caller who wants it collected at once; null for nobody.</summary>
    public Action? OnRelease { get; init; }
}
