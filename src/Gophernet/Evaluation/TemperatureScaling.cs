using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// Makes probabilities as certain as they are right: the weighted sums in front of softmax are divided by one number, chosen on rows that were not
/// learnt from (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", 2017). No decision changes.
/// </summary>
internal static class TemperatureScaling
{
    // Few rows that are all right would say that the network cannot err: a temperature far from 1 costs something, as much as a row or two.
    private const double Reluctance = 1;

    private const double MaxLogarithm = 3;
    private const int Steps = 30; // the logarithm to 3e-6
    private const int MaxValues = 400_000; // of more rows, evenly taken ones are as good
    private const double GoldenRatio = 0.6180339887498949;

    /// <summary>Finds the temperature with the smallest log-loss.</summary>
    /// <param name="sums">The weighted sums, [rows, classes].</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="offsets">What is added to the divided sums, [classes]; empty for nothing.</param>
    /// <returns>The temperature, above 0; 1 where there are no rows.</returns>
    public static double Fit(Matrix sums, ReadOnlySpan<int> actual, ReadOnlySpan<float> offsets = default)
    {
        ArgumentNullException.ThrowIfNull(sums);
        sums.RequireShape(actual.Length, sums.Columns);
        if (actual.IsEmpty)
        {
            return 1;
        }

        var stride = (int)((long)actual.Length * sums.Columns / MaxValues) + 1;

        // The log-loss has one minimum along the inverse of the temperature, and so along its logarithm: golden section search.
        var (low, high) = (-MaxLogarithm, MaxLogarithm);
        var (left, right) = (high - GoldenRatio * (high - low), low + GoldenRatio * (high - low));
        var (leftCost, rightCost) = (Cost(sums, actual, offsets, stride, left), Cost(sums, actual, offsets, stride, right));
        for (var step = 0; step < Steps; step++)
        {
            if (leftCost <= rightCost)
            {
                (high, right, rightCost) = (right, left, leftCost);
                left = high - GoldenRatio * (high - low);
                leftCost = Cost(sums, actual, offsets, stride, left);
            }
            else
            {
                (low, left, leftCost) = (left, right, rightCost);
                right = low + GoldenRatio * (high - low);
                rightCost = Cost(sums, actual, offsets, stride, right);
            }
        }

        return ScalarMath.Exp((low + high) / 2);
    }

    /// <summary>The log-loss summed over the rows.</summary>
    private static double Cost(Matrix sums, ReadOnlySpan<int> actual, ReadOnlySpan<float> offsets, int stride, double logarithm)
    {
        var factor = ScalarMath.Exp(-logarithm);
        var cost = Reluctance * logarithm * logarithm;
        Span<float> moved = stackalloc float[offsets.Length];
        for (var row = 0; row < actual.Length; row += stride)
        {
            if (!offsets.IsEmpty)
            {
                cost += MovedCost(sums.Row(row), actual[row], offsets, (float)factor, moved);
                continue;
            }

            var values = sums.Row(row);
            var (largest, logTotal) = Logits.LogSumExp(values, factor);
            cost += logTotal - (values[actual[row]] - largest) * factor;
        }

        return cost;
    }

    private static double MovedCost(ReadOnlySpan<float> values, int actual, ReadOnlySpan<float> offsets, float factor, Span<float> moved)
    {
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = values[i] * factor + offsets[i];
        }

        var (largest, logTotal) = Logits.LogSumExp(moved, 1);
        return logTotal - (moved[actual] - largest);
    }
}
