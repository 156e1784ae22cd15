using System.Collections.Immutable;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>train</c> was asked to do, checked.</summary>
/// <param name="Recipe">What to train on, and how.</param>
/// <param name="Output">Where the model goes, or <c>-</c>.</param>
/// <param name="TestData">Data to evaluate the model on at the end, or null.</param>
/// <param name="ValidationData">Data that choose the best epoch, or null to hold back some of the training data.</param>
/// <param name="From">The model to continue (warm start), or null.</param>
/// <param name="Checkpoint">The file that keeps where training stands, or null.</param>
/// <param name="Resumes">Whether training continues from there.</param>
/// <param name="MaxTime">The time after which training ends, or null.</param>
/// <param name="Part">Which part of the networks is trained, or null for all.</param>
/// <param name="BackgroundRows">How many training rows the model keeps.</param>
/// <param name="AsJson">Whether progress goes to standard output as JSON.</param>
/// <param name="Memory">The memory that the table may take.</param>
/// <param name="Verbosity">How much to say.</param>
/// <param name="Given">The options that were given, each with its values, for the record of the model.</param>
internal sealed record TrainSettings(
    Recipe Recipe,
    string Output,
    string? TestData,
    string? ValidationData,
    string? From,
    string? Checkpoint,
    bool Resumes,
    TimeSpan? MaxTime,
    PartRequest? Part,
    int BackgroundRows,
    bool AsJson,
    MemorySettings Memory,
    Verbosity Verbosity,
    ImmutableArray<(string Name, ImmutableArray<string> Values)> Given);
