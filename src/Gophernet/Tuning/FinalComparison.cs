using Gophernet.Evaluation;

namespace Gophernet.Tuning;

/// <summary>What the best trial is worth beside the user's own options, on rows that took no part in choosing it.</summary>
/// <param name="Best">The score of the trial.</param>
/// <param name="Own">That of the user's own options.</param>
/// <param name="Difference">How much smaller the losses of the trial are.</param>
/// <param name="IsWhole">Whether both had as many networks as their models, and not just one of each kind.</param>
internal sealed record FinalComparison(PartScore Best, PartScore Own, PairedDifference Difference, bool IsWhole);
