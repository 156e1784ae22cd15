namespace Gophernet.Explanation;

/// <summary>How single predictions are explained.</summary>
/// <param name="Samples">The orders that columns are looked at in, at least, and as many in reverse; more, so that each background row has as many.</param>
/// <param name="Class">The class whose probability is explained; null for the second of two, and of more for the one that is predicted.</param>
/// <param name="Seed">Decides the orders.</param>
/// <param name="Threads">The most threads to use; what comes of it is the same for any number.</param>
internal sealed record ShapleyOptions(int Samples, int? Class, ulong Seed, int Threads)
{
    /// <summary>The rows before the first, where rows are explained part by part: each draws orders of its own.</summary>
    public int RowsBefore { get; init; }
}
