using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class RegressionMetricsTests
{
    private const string File = "regression.json";
    private const int Digits = 15; // a few operations on small numbers

    public static TheoryData<string> Cases { get; } = ReferenceCase.Names(File);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_scikit_learn(string name)
    {
        var reference = ReferenceCase.Named(File, name);

        reference.AssertValues(RegressionMetrics.Compute(reference.Numbers("predicted"), reference.Numbers("actual")).Values);
    }

    // The examples of scikit-learn's mean_pinball_loss.
    [Theory]
    [InlineData(0, 2, 3, 0.1, 1 / 30.0)]
    [InlineData(1, 2, 4, 0.1, 0.3)]
    [InlineData(0, 2, 3, 0.9, 0.3)]
    [InlineData(1, 2, 4, 0.9, 1 / 30.0)]
    public void Quantiles_are_judged_by_the_pinball_loss(double first, double second, double third, double quantile, double expected) =>
        Assert.Equal(expected, RegressionMetrics.Compute([first, second, third], [1, 2, 3], quantile).Values.Named("pinball").Value, 1e-12);

    // Of 1 to 10 the number 9 is that which 9 in 10 do not lie above; as a constant it loses 0.9·1 once and 0.1·(8 + 7 + … + 0) in all.
    [Fact]
    public void A_quantile_stands_beside_that_of_the_actual_numbers()
    {
        double[] actual = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
        var values = RegressionMetrics.Compute([.. Enumerable.Repeat(7.5, 10)], actual, 0.9).Values;

        Assert.Equal((0.7, 0.9), (values.Named("coverage").Value, values.Named("coverage").Baseline));
        Assert.Equal((0.9 + 0.1 * 36) / 10, values.Named("pinball").Baseline, 1e-12);
    }

    // In binary 0.07 · 100 is a little more than 7.
    [Theory]
    [InlineData(0.07, 100, 7)]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.5, 3, 2)]
    [InlineData(0.001, 3, 1)]
    public void A_share_of_rows_is_counted_as_it_is_written(double share, int rows, int expected) =>
        Assert.Equal(expected, RegressionMetrics.CountOf(share, rows));

    [Fact]
    public void Without_a_quantile_there_is_no_coverage() =>
        Assert.DoesNotContain(RegressionMetrics.Compute([1], [2]).Values, value => value.Name is "pinball" or "coverage");

    // The examples of scikit-learn's documentation: mean_squared_error 0.375, mean_absolute_error 0.5, median_absolute_error 0.5,
    // r2_score 0.9486, mean_absolute_percentage_error 0.32738.
    [Fact]
    public void Agrees_with_published_values()
    {
        var values = RegressionMetrics.Compute([2.5, 0.0, 2, 8], [3, -0.5, 2, 7]).Values;

        Assert.Equal(Math.Sqrt(0.375), values.Named("rmse").Value, Digits);
        Assert.Equal(0.5, values.Named("mae").Value, Digits);
        Assert.Equal(0.5, values.Named("median_absolute_error").Value, Digits);
        Assert.Equal(0.9486, values.Named("r2").Value, 4);
        Assert.Equal(0.32738, values.Named("mape").Value, 5);
    }

    // By hand: the mean of 1, 2 and 6 is 3, its errors are 2, 1 and 3.
    [Fact]
    public void The_baseline_predicts_the_mean()
    {
        var values = RegressionMetrics.Compute([0, 0, 0], [1, 2, 6]).Values;

        Assert.Equal(Math.Sqrt(14 / 3.0), values.Named("rmse").Baseline, Digits);
        Assert.Equal(2, values.Named("mae").Baseline, Digits);
        Assert.Equal(2, values.Named("median_absolute_error").Baseline, Digits);
        Assert.Equal(0, values.Named("r2").Baseline);
        Assert.Equal((2 + 0.5 + 0.5) / 3, values.Named("mape").Baseline, Digits);
    }

    // The sum of ten times 0.1 is not 1: the plain mean would be another number than 0.1, and R² an enormous one.
    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void R2_is_undefined_when_all_actual_numbers_are_equal(int rows)
    {
        var actual = Enumerable.Repeat(0.1, rows).ToArray();
        var values = RegressionMetrics.Compute(new double[rows], actual).Values;

        Assert.True(double.IsNaN(values.Named("r2").Value) && double.IsNaN(values.Named("r2").Baseline));
        Assert.Equal(0, values.Named("rmse").Baseline);
    }

    [Fact]
    public void Mape_is_undefined_when_an_actual_number_is_0()
    {
        var mape = RegressionMetrics.Compute([1, 0], [1, 0]).Values.Named("mape");

        Assert.True(double.IsNaN(mape.Value) && double.IsNaN(mape.Baseline));
    }

    [Fact]
    public void R2_alone_is_better_when_higher() =>
        Assert.Equal(["r2"], RegressionMetrics.Compute([1], [2]).Values.Where(value => value.HigherIsBetter).Select(value => value.Name));

    [Fact]
    public void The_average_is_that_of_each_metric_over_the_outputs()
    {
        var first = RegressionMetrics.Compute([1, 2], [2, 4]);
        var second = RegressionMetrics.Compute([5, 5], [1, 2]);
        var average = RegressionMetrics.Average([first, second]);

        Assert.Equal(first.Values.Select(value => value.Name), average.Select(value => value.Name));
        Assert.Equal((1.5 + 3.5) / 2, average.Named("mae").Value, Digits);
        Assert.Equal((1 + 0.5) / 2, average.Named("mae").Baseline, Digits);
    }

    [Fact]
    public void The_average_is_undefined_where_one_output_is()
    {
        var average = RegressionMetrics.Average([RegressionMetrics.Compute([1, 2], [2, 4]), RegressionMetrics.Compute([1, 2], [3, 3])]);

        Assert.True(double.IsNaN(average.Named("r2").Value));
        Assert.True(double.IsFinite(average.Named("mape").Value));
    }

    [Fact]
    public void Refuses_no_rows_no_outputs_and_lengths_that_differ()
    {
        Assert.Throws<ArgumentException>(() => RegressionMetrics.Compute([], []));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.Compute([1], [1, 2]));
        Assert.ThrowsAny<ArgumentException>(() => RegressionMetrics.Average([]));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NegativeInfinity)]
    public void Refuses_numbers_that_are_not_finite(double predicted, double actual) =>
        Assert.Throws<ArgumentException>(() => RegressionMetrics.Compute([predicted], [actual]));
}
