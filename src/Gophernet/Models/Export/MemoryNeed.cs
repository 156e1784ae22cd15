namespace Gophernet.Models.Export;

/// <summary>The memory that an exported model needs, in bytes, where pointers have eight.</summary>
/// <param name="weights">Its weights, which are constants.</param>
/// <param name="tables">Its other tables, with the texts in them.</param>
/// <param name="stack">The most of the stack that a prediction takes.</param>
internal sealed class MemoryNeed(long weights, long tables, long stack)
{
    /// <summary>Its weights.</summary>
    public long Weights => weights;

    /// <summary>All that never changes, and can stand in read-only memory.</summary>
    public long Constants => weights + tables;

    /// <summary>The most of the stack that a prediction takes.</summary>
    public long Stack => stack;
}
