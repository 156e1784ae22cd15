namespace Gophernet.Tables;

/// <summary>How much memory a table may take that is learnt from, and who collects what it lets go.</summary>
/// <param name="Bytes">So many bytes, about, from reading to the end of training: a cell of a number is counted as 8, one of a text or category as 4.</param>
/// <param name="OnRelease">Called each time that much memory was let go, for a caller who wants it collected at once; null for nobody.</param>
internal sealed record TableMemory(long Bytes, Action? OnRelease = null)
{
    // More do not tell more, and have to be encoded, judged and looked through.
    private const long MaxSampleBytes = 1_000_000_000;

    /// <summary>So many numbers at most, whatever the bytes: one array holds the inputs that they become, two of each at most.</summary>
    public long MaxNumbers { get; init; } = Array.MaxLength / 2;

    /// <summary>Called when a table outgrows it, before any row goes, to refuse an input that cannot be read once more; null for nobody.</summary>
    public Action? OnOutgrown { get; init; }

    /// <summary>The smallest memory with which a table is read.</summary>
    public const long MinBytes = 16_000_000;

    /// <summary>Of a table that takes more, the sampled rows that stay in memory take so much of it at most.</summary>
    public long SampleBytes => Math.Min(Bytes / 4, MaxSampleBytes);

    /// <summary>
    /// The rows that each of some networks shuffles together; it holds twice as many. It does not depend on how many are trained at a time, or models would.
    /// </summary>
    public long WindowBytesFor(int networks) => Bytes / 6 / networks;
}
