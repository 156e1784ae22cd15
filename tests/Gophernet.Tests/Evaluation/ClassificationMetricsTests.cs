using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

public class ClassificationMetricsTests
{
    private const string File = "classification.json";
    private const int Digits = 15; // a few operations on small numbers
    private const int FloatDigits = 6; // the probabilities themselves are rounded to 32 bits

    public static TheoryData<string> Cases { get; } = ReferenceCase.Names(File);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_scikit_learn(string name)
    {
        var reference = ReferenceCase.Named(File, name);
        var result = Compute(reference);

        reference.AssertValues(result.Values);
        reference.AssertRatios("per_class", result.PerClass);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_the_confusion_matrix_of_scikit_learn(string name)
    {
        var reference = ReferenceCase.Named(File, name);
        var confusion = Compute(reference).Confusion;
        var expected = reference["confusion"];

        Assert.Equal(expected.GetArrayLength(), confusion.ClassCount);
        for (var actual = 0; actual < confusion.ClassCount; actual++)
        {
            for (var predicted = 0; predicted < confusion.ClassCount; predicted++)
            {
                Assert.Equal(expected[actual][predicted].GetInt64(), confusion[actual, predicted]);
            }
        }
    }

    // The examples of scikit-learn's documentation: roc_auc_score 0.75, average_precision_score 0.83.
    [Fact]
    public void Agrees_with_published_areas()
    {
        var values = Binary([0.1f, 0.4f, 0.35f, 0.8f], [0, 0, 1, 1]).Values;

        Assert.Equal(0.75, values.Named("roc_auc").Value, Digits);
        Assert.Equal(0.83, values.Named("pr_auc").Value, 2);
    }

    // The examples of scikit-learn's documentation: log_loss 0.21616, brier_score_loss 0.037.
    [Fact]
    public void Agrees_with_published_losses()
    {
        Assert.Equal(0.21616, Binary([0.9f, 0.1f, 0.2f, 0.65f], [1, 0, 0, 1]).Values.Named("log_loss").Value, 5);
        Assert.Equal(0.0375, Binary([0.1f, 0.9f, 0.8f, 0.3f], [0, 1, 1, 0]).Values.Named("brier").Value, FloatDigits);
    }

    // The examples of scikit-learn's documentation: matthews_corrcoef −0.33, balanced_accuracy_score 0.625, f1_score (macro) 0.26.
    [Fact]
    public void Agrees_with_published_scores_of_decisions()
    {
        Assert.Equal(-1 / 3.0, Decisions([1, 0, 1, 1], [1, 1, 1, 0], 2).Named("matthews").Value, Digits);
        Assert.Equal(0.625, Decisions([0, 1, 0, 0, 0, 1], [0, 1, 0, 0, 1, 0], 2).Named("balanced_accuracy").Value, Digits);
        Assert.Equal(0.2667, Decisions([0, 2, 1, 0, 0, 1], [0, 1, 2, 0, 1, 2], 3).Named("macro_f1").Value, 4);
    }

    // Rows (0.2, 0.2), (0.6, 0.2): after division by the sum 0.5 and 0.25 for the second class, which is right in the first row only.
    [Fact]
    public void Rows_are_divided_by_their_sum_for_losses()
    {
        var values = ClassificationMetrics.Compute(new Matrix(2, 2, [0.2f, 0.2f, 0.6f, 0.2f]), [1, 0], 2).Values;

        Assert.Equal((0.25 + 0.0625) / 2, values.Named("brier").Value, FloatDigits);
        Assert.Equal(-Math.Log(0.5 * 0.75) / 2, values.Named("log_loss").Value, FloatDigits);
    }

    [Theory]
    [InlineData(0f, 0f, 0f)]
    [InlineData(-1f, -2f, 0f)]
    public void Outputs_that_are_nowhere_positive_stand_for_equal_probabilities(float first, float second, float third)
    {
        var values = ClassificationMetrics.Compute(new Matrix(1, 3, [first, second, third]), [2], 3).Values;

        Assert.Equal(Math.Log(3), values.Named("log_loss").Value, Digits);
        Assert.Equal(2 / 3.0, values.Named("brier").Value, Digits);
    }

    [Fact]
    public void A_certain_error_has_a_finite_log_loss() =>
        Assert.Equal(23 * Math.Log(2), Binary([1f], [0]).Values.Named("log_loss").Value, FloatDigits);

    // Confidences 0.75, 0.75 and 1 (rows three and four) with one of two, and one of two right: (|1 − 1.5| + |1 − 2|) / 4.
    [Fact]
    public void Calibration_error_is_the_gap_of_confidence_and_accuracy_weighed_by_bins() =>
        Assert.Equal(0.375, Binary([0.75f, 0.25f, 1f, 0f], [1, 1, 1, 1]).Values.Named("calibration_error").Value, Digits);

    // 0.75 / 1.25 is 9/15, the upper end of the ninth bin, where 0.5625 lies too: |1 − 1.1625| / 2. In two bins it would be 0.48.
    [Fact]
    public void A_confidence_at_the_border_of_two_bins_belongs_to_the_lower() => Assert.Equal(
        0.08125,
        ClassificationMetrics.Compute(new Matrix(2, 2, [0.5f, 0.75f, 0.4375f, 0.5625f]), [1, 0], 2).Values.Named("calibration_error").Value,
        Digits);

    [Fact]
    public void A_class_that_is_never_there_or_never_predicted_has_no_ratio()
    {
        var classes = ClassificationMetrics.Compute(OneHot([0, 1, 1], 4), [0, 2, 1], 4).PerClass;

        Assert.Equal([false, false, true, true], classes.Select(metrics => double.IsNaN(metrics.Precision)));
        Assert.Equal([false, false, false, true], classes.Select(metrics => double.IsNaN(metrics.Recall)));
        Assert.Equal([false, false, false, true], classes.Select(metrics => double.IsNaN(metrics.F1)));
        Assert.Equal([1L, 1, 1, 0], classes.Select(metrics => metrics.Support));
    }

    [Fact]
    public void Of_one_class_alone_nothing_can_be_ranked()
    {
        var values = ClassificationMetrics.Compute(new Matrix(2, 1, [1f, 0.5f]), [0, 0], 1).Values;

        Assert.Equal(1, values.Named("accuracy").Value);
        Assert.True(double.IsNaN(values.Named("roc_auc").Value) && double.IsNaN(values.Named("roc_auc").Baseline));
    }

    [Fact]
    public void Errors_and_losses_are_better_when_lower() => Assert.Equal(
        ["log_loss", "brier", "calibration_error"],
        Binary([0.5f], [1]).Values.Where(value => !value.HigherIsBetter).Select(value => value.Name));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Refuses_outputs_that_are_not_finite(float output)
    {
        var fault = Assert.Throws<ArgumentException>(() => Binary([0.5f, output], [0, 1]));

        Assert.Contains("[1, ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_no_rows_and_shapes_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Compute(new Matrix(0, 2), [], 2));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Compute(new Matrix(2, 2), [0], 2));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Compute(new Matrix(1, 2), [0], 3));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void Refuses_a_class_that_is_none(int actual) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassificationMetrics.Compute(new Matrix(1, 2), [actual], 2));

    /// <summary>As scikit-learn does where true labels have one that is never predicted; log-loss is that of the other rows alone.</summary>
    [Fact]
    public void A_class_that_is_not_known_counts_as_wrong()
    {
        var metrics = ClassificationMetrics.Compute(new Matrix(3, 2, [0.2f, 0.8f, 0.4f, 0.6f, 0.9f, 0.1f]), [1, -1, 0], 2);

        Assert.Equal(1, metrics.UnknownCount);
        Assert.Equal(2 / 3.0, metrics.Values.Named("accuracy").Value, 1e-15);
        Assert.Equal(2 / 3.0, metrics.Values.Named("balanced_accuracy").Value, 1e-15);
        Assert.Equal(0.5, metrics.PerClass[1].Precision, 1e-15);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.9)) / 2, metrics.Values.Named("log_loss").Value, 1e-6);
        Assert.Equal(2, metrics.PerClass.Count);
    }

    // Three rows decided as b, b and a: the first is right, the second of no known class, the third right.
    [Fact]
    public void A_row_of_a_class_that_is_not_known_costs_what_a_wrong_decision_usually_does()
    {
        var costs = new CostMatrix(2);
        costs.Set(1, 0, 6);

        var metrics = ClassificationMetrics.Compute(new Matrix(3, 2, [0.2f, 0.8f, 0.4f, 0.6f, 0.9f, 0.1f]), [1, -1, 0], 2, costs: costs);

        var cost = metrics.Values.Named("expected_cost");
        Assert.Equal((1 / 3.0, 2 / 3.0), (cost.Value, cost.Baseline)); // always b costs 1 for the a, and 1 for the unknown row
    }

    [Fact]
    public void The_area_below_precision_and_recall_is_that_of_the_rarer_class_where_it_is_very_rare()
    {
        var second = Enumerable.Range(0, 20).Select(row => row == 7 ? 0.1f : 0.9f).ToArray();
        var actual = Enumerable.Range(0, 20).Select(row => row == 7 ? 0 : 1).ToArray();

        var area = Binary(second, actual).Values.Named("pr_auc");
        Assert.Equal((1, 0.05), (area.Value, area.Baseline));
    }

    private static ClassificationMetrics Compute(ReferenceCase reference) => ClassificationMetrics.Compute(
        reference.Matrix("probabilities"),
        Array.ConvertAll(reference.Numbers("actual"), code => (int)code),
        reference["classes"].GetInt32());

    private static ClassificationMetrics Binary(float[] second, int[] actual) =>
        ClassificationMetrics.Compute(new Matrix(second.Length, 2, [.. second.SelectMany(p => new[] { 1 - p, p })]), actual, 2);

    private static IReadOnlyList<MetricValue> Decisions(int[] predicted, int[] actual, int classes) =>
        ClassificationMetrics.Compute(OneHot(predicted, classes), actual, classes).Values;

    private static Matrix OneHot(int[] codes, int classes)
    {
        var matrix = new Matrix(codes.Length, classes);
        for (var row = 0; row < codes.Length; row++)
        {
            matrix[row, codes[row]] = 1;
        }

        return matrix;
    }
}
