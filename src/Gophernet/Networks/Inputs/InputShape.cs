using System.Collections.Immutable;

namespace Gophernet.Networks.Inputs;

/// <summary>What is done to the inputs before the first layer of neurons.</summary>
/// <param name="Steps">All inputs, in order.</param>
/// <param name="IsScaled">Whether each result is multiplied by a number that is learned.</param>
internal sealed record InputShape(ImmutableArray<InputStep> Steps, bool IsScaled)
{
    /// <summary>The inputs of the network, each category counted as one.</summary>
    public int Inputs { get; } = checked((int)Steps.Sum(step => step.Inputs));

    /// <summary>The numbers that the network takes of a row.</summary>
    public int Numbers { get; } = checked((int)Steps.Sum(step => step.Numbers));

    /// <summary>The columns of categories that it takes of a row.</summary>
    public int CodeColumns { get; } = (int)Steps.Sum(step => step.CodeColumns);

    /// <summary>The columns of texts that it takes of a row.</summary>
    public int TextColumns { get; } = (int)Steps.Sum(step => step.TextColumns);

    /// <summary>The inputs of the first layer of neurons.</summary>
    public int Outputs { get; } = checked((int)Steps.Sum(step => step.Outputs));

    /// <summary>Whether numbers alone enter, as they are: nothing is done.</summary>
    public bool IsIdentity => !IsScaled && Steps.All(step => step is PlainInput);

    /// <summary>Whether there are parameters.</summary>
    internal bool HasParameters { get; } = IsScaled || Steps.Any(step => step.Tensors.Length > 0 || step.SparseTensor is not null);

    /// <summary>Steps in order, neighbours that do the same as one.</summary>
    public static ImmutableArray<InputStep> Merge(IEnumerable<InputStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var merged = new List<InputStep>();
        foreach (var step in steps)
        {
            if (merged.Count > 0 && merged[^1].MergedWith(step) is { } one)
            {
                merged[^1] = one;
            }
            else
            {
                merged.Add(step);
            }
        }

        return [.. merged];
    }
}
