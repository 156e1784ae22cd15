namespace Gophernet.Numerics;

/// <summary>What is asked of the logits of one row, in front of softmax, outside of the network's own passes.</summary>
internal static class Logits
{
    /// <summary>The index of the largest; of the first, where several are equal. Logits decide as probabilities do.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }

    /// <summary>ln Σ e^((logit − largest)·factor), in double: the largest is taken out, so that no power is too large.</summary>
    /// <param name="logits">The logits of a row.</param>
    /// <param name="factor">The inverse temperature.</param>
    public static (double Largest, double LogTotal) LogSumExp(ReadOnlySpan<float> logits, double factor)
    {
        var largest = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        var total = 0.0;
        foreach (var logit in logits)
        {
            total += ScalarMath.Exp((logit - largest) * factor);
        }

        return (largest, ScalarMath.Log(total));
    }
}
