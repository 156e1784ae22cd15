namespace Gophernet.Cli.Settings;

/// <summary>What a decision costs, as it was written.</summary>
/// <param name="Pair">The class of the row and the one that is predicted, with a colon between them.</param>
/// <param name="Cost">The cost.</param>
internal readonly record struct NamedCost(string Pair, double Cost);
