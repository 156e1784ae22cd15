using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

public class ThresholdSearchTests
{
    // Rows by their probability: 0.1 −, 0.2 −, 0.3 +, 0.4 −, 0.6 +, 0.9 +, shuffled.
    private static readonly float[] Probabilities = [0.4f, 0.9f, 0.1f, 0.3f, 0.6f, 0.2f];
    private static readonly int[] Actual = [0, 1, 0, 1, 1, 0];

    // From 0.5 on: 5 of 6 right; from 0.25 on: 5 of 6 too, and a half is nearer to 0.5.
    [Fact]
    public void Of_several_that_are_equal_the_one_nearest_to_a_half_is_taken() =>
        Assert.Equal(0.5, Find(Probabilities, Actual, ThresholdMetric.Accuracy), tolerance: 1e-6);

    // F1 from 0.25 on: 2·3 / (2·3 + 1) = 0.857; from 0.5 on: 2·2 / (2·2 + 1) = 0.8.
    [Fact]
    public void F1_takes_all_positives() => Assert.Equal(0.25, Find(Probabilities, Actual, ThresholdMetric.F1), tolerance: 1e-6);

    // Three of four positives stand below a half: recall counts 1/4 of each, and 0.35 finds all of them but costs one of the six others.
    [Fact]
    public void Balanced_accuracy_and_matthews_look_at_both_classes()
    {
        float[] probabilities = [0.05f, 0.1f, 0.1f, 0.15f, 0.2f, 0.36f, 0.37f, 0.38f, 0.39f, 0.7f];
        int[] actual = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1];

        Assert.Equal(0.365, Find(probabilities, actual, ThresholdMetric.BalancedAccuracy), tolerance: 1e-6);
        Assert.Equal(0.365, Find(probabilities, actual, ThresholdMetric.Matthews), tolerance: 1e-6);
    }

    [Fact]
    public void Equal_probabilities_are_not_told_apart() =>
        Assert.Equal(0.75, Find([0.5f, 0.5f, 0.5f], [0, 1, 0], ThresholdMetric.Accuracy), tolerance: 1e-6);

    [Fact]
    public void Without_rows_it_is_a_half() => Assert.Equal(0.5, Find([], [], ThresholdMetric.F1));

    private static double Find(float[] probabilities, int[] actual, ThresholdMetric metric)
    {
        var matrix = new Matrix(probabilities.Length, 2, [.. probabilities.SelectMany(p => (float[])[1 - p, p])]);
        return ThresholdSearch.Find(matrix, actual, metric);
    }
}
