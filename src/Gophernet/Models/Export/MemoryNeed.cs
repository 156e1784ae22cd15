namespace Gophernet.Models.Export;

/// <summary>The memory that an exported model needs, in bytes, where pointers have eight.</summary>
/// <param name="Weights">Its weights, which are constants.</param>
/// <param name="Tables">Its other tables, with the texts in them.</param>
/// <param name="Stack">The most of the stack that a prediction takes.</param>
internal sealed record MemoryNeed(long Weights, long Tables, long Stack)
{
    /// <summary>All that never changes, and can stand in read-only memory.</summary>
    public long Constants => Weights + Tables;
}
