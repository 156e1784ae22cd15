using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>What the training of one network among several came to: all that the model, and its record, need of it.</summary>
/// <param name="index">Its number among them.</param>
/// <param name="network">The network at its best, or trained again on all rows.</param>
/// <param name="epochs">The epochs that it has run.</param>
/// <param name="bestEpoch">The one at which it was best.</param>
/// <param name="loss">The mean loss of a row in the last of them.</param>
/// <param name="curve">How training went, with four digits.</param>
internal sealed class TrainedNetwork(int index, Network network, int epochs, int bestEpoch, double loss, TrainingCurve curve)
{
    /// <summary>Its number.</summary>
    public int Index => index;

    /// <summary>The network.</summary>
    public Network Network => network;

    /// <summary>The epochs that it has run.</summary>
    public int Epochs => epochs;

    /// <summary>The best of them.</summary>
    public int BestEpoch => bestEpoch;

    /// <summary>The loss of the last.</summary>
    public double Loss => loss;

    /// <summary>How training went.</summary>
    public TrainingCurve Curve => curve;

    /// <summary>What the error on rows held back is, in a few words; null where there were no such rows.</summary>
    public string? ErrorName { get; init; }

    /// <summary>
    /// What it gives for the rows held back; where there are none, for those that it has learnt from, if that was asked for; null for nothing.
    /// </summary>
    public RowLogits? Outputs { get; init; }
}
