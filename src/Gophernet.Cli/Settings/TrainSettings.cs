using System.Collections.Immutable;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>train</c> was asked to do, checked.</summary>
/// <param name="Data">The training data, or <c>-</c>.</param>
/// <param name="Targets">The target columns; none for the last column.</param>
/// <param name="Dropped">Columns that are left out.</param>
/// <param name="Output">Where the model goes, or <c>-</c>.</param>
/// <param name="TestData">Data to evaluate the model on at the end, or null.</param>
/// <param name="Options">How to train.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record TrainSettings(
    string Data,
    ImmutableArray<string> Targets,
    ImmutableArray<string> Dropped,
    string Output,
    string? TestData,
    TrainingOptions Options,
    Verbosity Verbosity);
