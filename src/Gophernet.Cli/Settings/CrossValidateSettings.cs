using System.Collections.Immutable;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>cross-validate</c> was asked to do, checked.</summary>
/// <param name="Recipe">What to train on, and how.</param>
/// <param name="Folds">The parts of the rows.</param>
/// <param name="Repeats">How often they are divided.</param>
/// <param name="Predictions">Where the predictions go, or null.</param>
/// <param name="Part">Which part of the work is done, or null for all of it.</param>
/// <param name="Output">Where the part goes; without a part, nowhere.</param>
/// <param name="Memory">The memory that the table may take.</param>
/// <param name="Given">The options that were given, each with its values.</param>
/// <param name="AsJson">Whether the report is JSON.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record CrossValidateSettings(
    Recipe Recipe, int Folds, int Repeats, string? Predictions, PartRequest? Part, string Output, MemorySettings Memory,
    ImmutableArray<(string Name, ImmutableArray<string> Values)> Given, bool AsJson, Verbosity Verbosity);
