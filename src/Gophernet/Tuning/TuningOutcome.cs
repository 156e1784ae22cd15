namespace Gophernet.Tuning;

/// <summary>What came of a search.</summary>
/// <param name="Own">The score of the user's own options; null where the search ended before it.</param>
/// <param name="Ranking">The trials that were judged in the steps of the last rung, the user's own options among them, the best first.</param>
/// <param name="Trials">The trials of the brackets that are through; where time was up before, those of the last that are.</param>
/// <param name="Comparison">
/// The best trial beside the user's own options, on rows that took no part in choosing; null where these were best, or it was not made.
/// </param>
internal sealed record TuningOutcome(TrialScore? Own, IReadOnlyList<TrialScore> Ranking, int Trials, FinalComparison? Comparison)
{
    /// <summary>Whether the best trial beat the user's own options beyond noise.</summary>
    public bool IsBetter => Comparison is { Difference.IsBeyondNoise: true };

    /// <summary>The best trial; null for none.</summary>
    public TrialScore? Best => Ranking.Count == 0 ? null : Ranking[0];

    /// <summary>The options to take: those of the best trial where it is better beyond noise, or else the user's own.</summary>
    public Trial? Chosen => IsBetter ? Best!.Trial : Own?.Trial;
}
