using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

public class CostMatrixTests
{
    // Elkan, "The foundations of cost-sensitive learning", 2001: from (c10 − c00) / (c10 − c00 + c01 − c11) on.
    [Fact]
    public void The_cheapest_threshold_is_that_of_the_costs()
    {
        Assert.Equal(1 / 6.0, Costs((0, 1, 1), (1, 0, 5)).CheapestThreshold!.Value, 1e-15);
        Assert.Equal(3 / 7.0, Costs((0, 1, 2), (0, 0, -1), (1, 0, 3), (1, 1, -1)).CheapestThreshold!.Value, 1e-15);
        Assert.Null(Costs((0, 1, -1)).CheapestThreshold);
    }

    [Theory]
    [InlineData(0.7f, 0.2f, 0.1f, 0)]
    [InlineData(0.6f, 0.2f, 0.2f, 2)] // 9 · 0.2 is more than what 0.6 and 0.2 cost
    public void The_class_with_the_least_expected_cost_is_decided(float a, float b, float c, int decision)
    {
        var costs = new CostMatrix(3);
        costs.Set(2, 0, decision == 0 ? 1 : 9);
        costs.Set(2, 1, 9);

        Assert.Equal(decision, new ClassDecision(Costs: costs).Of([a, b, c]));
    }

    [Fact]
    public void A_threshold_goes_before_costs_and_costs_before_weights()
    {
        var costs = Costs((1, 0, 9));

        Assert.Equal(0, new ClassDecision(0.5, costs, [1, 9]).Of([0.6f, 0.4f]));
        Assert.Equal(1, new ClassDecision(null, costs, [9, 1]).Of([0.6f, 0.4f]));
        Assert.Equal(1, new ClassDecision(null, null, [1, 9]).Of([0.6f, 0.4f]));
        Assert.Equal(0, ClassDecision.Usual.Of([0.6f, 0.4f]));
    }

    // Two rows of a and two of b: one of a is taken for b at 1, one of b for a at 5; always b costs 2 of 4.
    [Fact]
    public void Expected_cost_stands_beside_that_of_the_best_single_class()
    {
        var outputs = new Matrix(4, 2, [0.9f, 0.1f, 0.2f, 0.8f, 0.7f, 0.3f, 0.1f, 0.9f]);

        var metric = ClassificationMetrics.Compute(outputs, [0, 0, 1, 1], 2, costs: Costs((0, 1, 1), (1, 0, 5))).Values.Named("expected_cost");

        Assert.Equal((1.5, 0.5, false), (metric.Value, metric.Baseline, metric.HigherIsBetter));
    }

    // By probability: 0.1 −, 0.2 −, 0.3 +, 0.4 −, 0.6 +, 0.9 +. From 0.25 on one row of six costs 1; from 0.5 on one that costs 5, or 0.2.
    [Theory]
    [InlineData(5, 0.25)]
    [InlineData(0.2, 0.5)]
    public void The_threshold_is_where_decisions_cost_least(double miss, double threshold)
    {
        var probabilities = new Matrix(6, 2, [0.6f, 0.4f, 0.1f, 0.9f, 0.9f, 0.1f, 0.7f, 0.3f, 0.4f, 0.6f, 0.8f, 0.2f]);

        Assert.Equal(threshold, ThresholdSearch.Find(probabilities, [0, 1, 0, 1, 1, 0], Costs((1, 0, miss))), 1e-6);
    }

    [Fact]
    public void The_positive_class_is_the_second_unless_the_first_is_rare()
    {
        var outputs = new Matrix(20, 2);

        Assert.Equal(1, ClassificationMetrics.Compute(outputs, [.. Enumerable.Range(0, 20).Select(row => row % 2)], 2).Positive);
        Assert.Equal(0, ClassificationMetrics.Compute(outputs, [.. Enumerable.Range(0, 20).Select(row => row == 0 ? 0 : 1)], 2).Positive);
        Assert.Null(ClassificationMetrics.Compute(new Matrix(3, 3), [0, 1, 2], 3).Positive);
    }

    [Fact]
    public void A_class_that_is_asked_for_and_has_no_rows_has_no_area()
    {
        var none = ClassificationMetrics.Compute(new Matrix(20, 2), [.. Enumerable.Repeat(1, 20)], 2, positive: 0);

        Assert.Equal(0, none.Positive);
        Assert.True(double.IsNaN(none.Values.Named("pr_auc").Value) && double.IsNaN(none.Values.Named("pr_auc").Baseline));
    }

    private static CostMatrix Costs(params (int Actual, int Decided, double Cost)[] costs)
    {
        var matrix = new CostMatrix(2);
        foreach (var (actual, decided, cost) in costs)
        {
            matrix.Set(actual, decided, cost);
        }

        return matrix;
    }
}
