using System.Collections.Immutable;
using Gophernet.Models;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Tuning;

/// <summary>What is searched, and how.</summary>
/// <param name="Preset">The preset that the user's options start from.</param>
/// <param name="IsPresetGiven">Whether the user named it: then it stays.</param>
/// <param name="Given">The options that the user gave, which stay.</param>
/// <param name="Decision">How a model of two classes decides.</param>
internal sealed record TuningOptions(Preset Preset, bool IsPresetGiven, ImmutableArray<OptionAssignment> Given, DecisionOptions Decision)
{
    /// <summary>The parts of the rows: the last is for the end, the others choose.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>The most trials beside the user's own options.</summary>
    public int Trials { get; init; } = int.MaxValue;

    /// <summary>The time that there is; null for any.</summary>
    public ISearchTime? Time { get; init; }

    /// <summary>The most threads to use; of a number of trials the result is the same for any.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Called, on any thread, each time that much memory was let go; null for nobody.</summary>
    public Action? OnRelease { get; init; }
}
