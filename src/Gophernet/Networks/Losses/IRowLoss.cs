using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Losses;

/// <summary>A loss of eight rows, down the outputs of a panel; a type of its own so that the loop over panels is compiled closed.</summary>
internal interface IRowLoss
{
    /// <summary>Writes the deltas, 0 where <paramref name="isRow"/> is 0.</summary>
    /// <param name="parameters">The loss's number; or one for each output, over and over where they are fewer.</param>
    /// <param name="values">Logits or outputs; every 16th vector belongs to the rows, here and in the others.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="deltas">Receives ∂loss/∂value.</param>
    /// <param name="isRow">All bits set for a row, none for padding.</param>
    /// <returns>The loss of each row.</returns>
    static abstract Vector256<float> Run(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> values, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow);
}
