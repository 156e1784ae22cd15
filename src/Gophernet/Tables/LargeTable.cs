using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>A table that does not fit the memory, of which some rows were sampled: all of it is read once more when it is known how rows are encoded.</summary>
/// <param name="RowCount">All of its rows, those without a target included.</param>
/// <param name="ReadAgain">
/// Opens it again, at its start, for who reads it to its end and says how many rows there were; throws where it has changed meanwhile.
/// </param>
/// <param name="Folder">Where encoded rows are kept meanwhile.</param>
/// <param name="Memory">The memory that there is.</param>
internal sealed record LargeTable(int RowCount, Action<Func<CsvReader, int>> ReadAgain, string Folder, TableMemory Memory)
{
    /// <summary>The column of what rows count; null for none.</summary>
    public string? Weight { get; init; }

    /// <summary>The rows that judge, and are not learnt from; null for none.</summary>
    public FoldRows? Judged { get; init; }
}
