using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>What a network gives for rows that it has not learnt from.</summary>
/// <param name="Rows">The rows, as their table counts them.</param>
/// <param name="Logits">The logits, in front of the last activation, [rows, outputs].</param>
internal sealed record HeldOutRows(int[] Rows, Matrix Logits)
{
    /// <summary>The network's number among several.</summary>
    public int Network { get; init; }
}
