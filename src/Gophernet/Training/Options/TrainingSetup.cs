namespace Gophernet.Training.Options;

/// <summary>What decides which options have an effect.</summary>
/// <param name="Options">What they come to.</param>
/// <param name="HasOwnValidation">Whether there are rows of their own to judge networks on.</param>
internal readonly record struct TrainingSetup(TrainingOptions Options, bool HasOwnValidation)
{
    /// <summary>Whether some of the data are held back.</summary>
    public bool HoldsBack => !HasOwnValidation && Options.ValidationFraction > 0;

    /// <summary>Whether there are rows that choose the best epoch.</summary>
    public bool ChoosesEpoch => HasOwnValidation || HoldsBack;
}
