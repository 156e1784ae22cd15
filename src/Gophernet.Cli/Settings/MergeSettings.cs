namespace Gophernet.Cli.Settings;

/// <summary>What <c>merge</c> was asked to do, checked.</summary>
/// <param name="Parts">The files, in the order in which they were named.</param>
/// <param name="Output">Where the model goes, or <c>-</c>; null where that was not said.</param>
/// <param name="Predictions">Where predictions of cross-validation go; null for nowhere.</param>
/// <param name="AsJson">Whether what is said is JSON.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record MergeSettings(string[] Parts, string? Output, string? Predictions, bool AsJson, Verbosity Verbosity);
