namespace Gophernet.Explanation;

/// <summary>How importance is measured.</summary>
/// <param name="Metric">The name of the metric, one that the model has; null for the usual one.</param>
/// <param name="Repeats">How often the values of a column are exchanged; null for what the number of rows asks for.</param>
/// <param name="JoinsColumns">Whether columns that move together are exchanged together.</param>
/// <param name="Seed">Decides what is exchanged with what.</param>
/// <param name="Threads">The most threads to use; what comes of it is the same for any number.</param>
internal sealed record ImportanceOptions(string? Metric, int? Repeats, bool JoinsColumns, ulong Seed, int Threads)
{
    private const int MaxRepeats = 10;
    private const int UsualRows = 20_000; // of one column, over all repeats: as many rows tell as much, whether they are others or the same again

    /// <summary>How often the values of a column are exchanged among so many rows.</summary>
    public int RepeatsFor(int rows) => Repeats ?? Math.Clamp(UsualRows / Math.Max(rows, 1), 1, MaxRepeats);
}
