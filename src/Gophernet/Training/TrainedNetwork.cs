using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>What the training of one network among several came to: all that the model, and its record, need of it.</summary>
/// <param name="Index">Its number among them.</param>
/// <param name="Network">The network at its best, or trained again on all rows.</param>
/// <param name="Epochs">The epochs that it has run.</param>
/// <param name="BestEpoch">The one at which it was best.</param>
/// <param name="Loss">The mean loss of a row in the last of them.</param>
/// <param name="Curve">How training went, with four digits.</param>
internal sealed record TrainedNetwork(int Index, Network Network, int Epochs, int BestEpoch, double Loss, TrainingCurve Curve)
{
    /// <summary>What the error on rows held back is, in a few words; null where there were no such rows.</summary>
    public string? ErrorName { get; init; }

    /// <summary>
    /// What it gives for the rows held back; where there are none, for those that it has learnt from, if that was asked for; null for nothing.
    /// </summary>
    public RowLogits? Outputs { get; init; }
}
