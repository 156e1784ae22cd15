using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class ConfusionMatrixTests
{
    private const int Digits = 15; // quotients of small whole numbers

    // The example of scikit-learn's documentation of confusion_matrix, whose answer there is [[2, 0, 0], [0, 0, 1], [1, 0, 2]].
    private static readonly ConfusionMatrix Example = Count([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2], 3);

    [Fact]
    public void Counts_rows_by_actual_and_predicted_class()
    {
        int[][] expected = [[2, 0, 0], [0, 0, 1], [1, 0, 2]];
        for (var actual = 0; actual < 3; actual++)
        {
            for (var predicted = 0; predicted < 3; predicted++)
            {
                Assert.Equal(expected[actual][predicted], Example[actual, predicted]);
            }
        }
    }

    [Fact]
    public void Adds_up_rows_and_columns()
    {
        Assert.Equal(6, Example.Total);
        Assert.Equal([2, 1, 3], Enumerable.Range(0, 3).Select(Example.ActualCount));
        Assert.Equal([3, 0, 3], Enumerable.Range(0, 3).Select(Example.PredictedCount));
    }

    [Fact]
    public void Accuracy_is_the_diagonal_over_all() => Assert.Equal(4 / 6.0, Example.Accuracy, Digits);

    [Fact]
    public void The_baseline_predicts_the_most_frequent_class() => Assert.Equal(3 / 6.0, Example.BaselineAccuracy, Digits);

    [Fact]
    public void Precision_is_the_diagonal_over_the_column()
    {
        Assert.Equal(2 / 3.0, Example.Precision(0), Digits);
        Assert.Equal(2 / 3.0, Example.Precision(2), Digits);
    }

    [Fact]
    public void Recall_is_the_diagonal_over_the_row()
    {
        Assert.Equal(1, Example.Recall(0), Digits);
        Assert.Equal(0, Example.Recall(1), Digits);
        Assert.Equal(2 / 3.0, Example.Recall(2), Digits);
    }

    // The example of scikit-learn's documentation of classification_report: precision 0.50, 0.00, 1.00; recall 1.00, 0.00, 0.67; accuracy 0.60.
    [Fact]
    public void Agrees_with_a_published_report()
    {
        const int TwoDigits = 2;
        var report = Count([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], 3);

        Assert.Equal([0.50, 0.00, 1.00], Enumerable.Range(0, 3).Select(i => Math.Round(report.Precision(i), TwoDigits)));
        Assert.Equal([1.00, 0.00, 0.67], Enumerable.Range(0, 3).Select(i => Math.Round(report.Recall(i), TwoDigits)));
        Assert.Equal(0.60, report.Accuracy, TwoDigits);
    }

    [Fact]
    public void A_class_that_is_never_predicted_has_no_precision() => Assert.True(double.IsNaN(Example.Precision(1)));

    [Fact]
    public void A_class_without_rows_has_no_recall() => Assert.True(double.IsNaN(Count([0, 1], [1, 2], 3).Recall(2)));

    [Fact]
    public void No_rows_have_no_accuracy()
    {
        var empty = new ConfusionMatrix(2);

        Assert.True(double.IsNaN(empty.Accuracy));
        Assert.True(double.IsNaN(empty.BaselineAccuracy));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Needs_a_class(int classes) => Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(classes));

    private static ConfusionMatrix Count(int[] actual, int[] predicted, int classes)
    {
        var confusion = new ConfusionMatrix(classes);
        for (var i = 0; i < actual.Length; i++)
        {
            confusion.Add(actual[i], predicted[i]);
        }

        return confusion;
    }
}
