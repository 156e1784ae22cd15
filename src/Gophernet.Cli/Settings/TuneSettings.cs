using System.Collections.Immutable;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>tune</c> was asked to do, checked.</summary>
/// <param name="Recipe">What to train on, and how: what is given stays.</param>
/// <param name="IsPresetGiven">Whether the preset was named.</param>
/// <param name="Trials">The most trials beside the user's own options, or null.</param>
/// <param name="MaxTime">The time after which the search ends, or null.</param>
/// <param name="Folds">The parts of the rows.</param>
/// <param name="Folder">The folder that keeps what is done, or null.</param>
/// <param name="Output">Where the model goes.</param>
/// <param name="AsJson">Whether trials and report are JSON.</param>
/// <param name="Verbosity">How much to say.</param>
/// <param name="Given">The options that <c>train</c> has too, as they were given, each with its values.</param>
internal sealed record TuneSettings(
    Recipe Recipe,
    bool IsPresetGiven,
    int? Trials,
    TimeSpan? MaxTime,
    int Folds,
    string? Folder,
    string Output,
    bool AsJson,
    Verbosity Verbosity,
    ImmutableArray<(string Name, ImmutableArray<string> Values)> Given);
