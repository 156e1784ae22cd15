using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

public class MultiLabelMetricsTests
{
    private const string File = "multi-label.json";
    private const int Digits = 15; // a few operations on small numbers

    public static TheoryData<string> Cases { get; } = ReferenceCase.Names(File);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_scikit_learn(string name)
    {
        var reference = ReferenceCase.Named(File, name);
        var result = MultiLabelMetrics.Compute(reference.Matrix("probabilities"), reference.Matrix("actual"));

        reference.AssertValues(result.Values);
        reference.AssertRatios("per_label", result.PerLabel);
    }

    // The example of scikit-learn's documentation: hamming_loss 0.75.
    [Fact]
    public void Agrees_with_a_published_hamming_loss() =>
        Assert.Equal(0.75, MultiLabelMetrics.Compute(new Matrix(2, 2), new Matrix(2, 2, [0, 1, 1, 1])).Values.Named("hamming_loss").Value, Digits);

    // By hand: right in label 0 of both rows, a false positive of label 1 in the first, a false negative of it in the second.
    [Fact]
    public void Micro_throws_labels_together_and_macro_averages_them()
    {
        var values = MultiLabelMetrics.Compute(new Matrix(2, 2, [0.9f, 0.9f, 0.9f, 0.1f]), new Matrix(2, 2, [1, 0, 1, 1])).Values;

        Assert.Equal(2 * 2 / (3.0 + 3.0), values.Named("micro_f1").Value, Digits);
        Assert.Equal((1 + 0) / 2.0, values.Named("macro_f1").Value, Digits);
        Assert.Equal(0, values.Named("subset_accuracy").Value);
    }

    [Theory]
    [InlineData(0.3f, 1)]
    [InlineData(0.31f, 0)]
    public void A_label_is_predicted_above_the_threshold(float threshold, double accuracy) => Assert.Equal(
        accuracy, MultiLabelMetrics.Compute(new Matrix(1, 1, [0.305f]), new Matrix(1, 1, [1]), threshold).Values.Named("subset_accuracy").Value);

    [Fact]
    public void A_label_that_neither_occurs_nor_is_predicted_has_no_ratio()
    {
        var label = Assert.Single(MultiLabelMetrics.Compute(new Matrix(2, 1), new Matrix(2, 1)).PerLabel);

        Assert.True(double.IsNaN(label.Precision) && double.IsNaN(label.Recall) && double.IsNaN(label.F1));
        Assert.Equal(0, label.Support);
    }

    [Fact]
    public void Hamming_loss_alone_is_better_when_lower() => Assert.Equal(
        ["hamming_loss"],
        MultiLabelMetrics.Compute(new Matrix(1, 1), new Matrix(1, 1)).Values.Where(value => !value.HigherIsBetter).Select(value => value.Name));

    [Fact]
    public void Refuses_no_rows_no_labels_and_shapes_that_differ()
    {
        Assert.Throws<ArgumentException>(() => MultiLabelMetrics.Compute(new Matrix(0, 2), new Matrix(0, 2)));
        Assert.ThrowsAny<ArgumentException>(() => MultiLabelMetrics.Compute(new Matrix(2, 0), new Matrix(2, 0)));
        Assert.Throws<ArgumentException>(() => MultiLabelMetrics.Compute(new Matrix(2, 2), new Matrix(2, 3)));
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(0.5f, 0.5f)]
    [InlineData(0.5f, float.NaN)]
    public void Refuses_a_probability_that_is_not_finite_and_a_label_that_is_neither_0_nor_1(float probability, float actual) =>
        Assert.Throws<ArgumentException>(() => MultiLabelMetrics.Compute(new Matrix(1, 1, [probability]), new Matrix(1, 1, [actual])));
}
