using System.Collections.Immutable;
using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>How the probabilities of classes become a decision for one of them: for the largest, where nothing else is said.</summary>
/// <param name="Threshold">Of two classes, the probability from which on the second is decided; null for none. It goes before all else.</param>
/// <param name="Costs">What decisions cost: the class whose expected cost is least is decided; null for nothing.</param>
/// <param name="Weights">What probabilities are multiplied with before the largest is decided, [classes]; empty for nothing.</param>
internal sealed record ClassDecision(double? Threshold = null, CostMatrix? Costs = null, ImmutableArray<double> Weights = default)
{
    /// <summary>For the largest.</summary>
    public static ClassDecision Usual { get; } = new();

    /// <summary>The index of the decided class; of the first, where several are equal.</summary>
    /// <param name="outputs">The outputs of the networks for a row, [classes].</param>
    public int Of(ReadOnlySpan<float> outputs)
    {
        if (Threshold is { } bound && outputs.Length == 2)
        {
            return outputs[1] >= (float)bound ? 1 : 0; // as outputs are written
        }

        return Costs is not null ? Costs.Cheapest(outputs) : Weights.IsDefaultOrEmpty ? Classification.Decide(outputs) : LargestWeighted(outputs);
    }

    /// <summary>The decided class of each row.</summary>
    /// <param name="outputs">[rows, classes].</param>
    public int[] OfRows(Matrix outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var decided = new int[outputs.Rows];
        for (var row = 0; row < decided.Length; row++)
        {
            decided[row] = Of(outputs.Row(row));
        }

        return decided;
    }

    private int LargestWeighted(ReadOnlySpan<float> outputs)
    {
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
        {
            best = outputs[i] * Weights[i] > outputs[best] * Weights[best] ? i : best;
        }

        return best;
    }
}
