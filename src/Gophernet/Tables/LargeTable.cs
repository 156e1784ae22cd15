using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>A table that does not fit the memory, of which some rows were sampled: all of it is read once more when it is known how rows are encoded.</summary>
/// <param name="RowCount">All of its rows, those without a target included.</param>
/// <param name="Open">Opens it again, at its start.</param>
/// <param name="Folder">Where encoded rows are kept meanwhile.</param>
/// <param name="Memory">The memory that there is.</param>
internal sealed record LargeTable(int RowCount, Func<CsvReader> Open, string Folder, TableMemory Memory)
{
    /// <summary>The column of what rows count; null for none.</summary>
    public string? Weight { get; init; }

    /// <summary>Called when it was read again, before its reader goes: throws where it has changed meanwhile.</summary>
    public Action<int> Check { get; init; } = _ => { };
}
