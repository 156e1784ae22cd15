namespace Gophernet.Explanation;

/// <summary>How importance is measured.</summary>
/// <param name="Metric">The name of the metric, one that the model has; null for the usual one.</param>
/// <param name="Repeats">How often the values of a column are exchanged.</param>
/// <param name="JoinsColumns">Whether columns that move together are exchanged together.</param>
/// <param name="Seed">Decides what is exchanged with what.</param>
/// <param name="Threads">The most threads to use; what comes of it is the same for any number.</param>
internal sealed record ImportanceOptions(string? Metric, int Repeats, bool JoinsColumns, ulong Seed, int Threads);
