using CsCheck;
using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class ConformalScoresTests
{
    private const int Cases = 300;

    [Fact]
    public void Of_few_rows_every_score_is_kept_in_order() => Assert.Equal([1, 2, 2, 5], ConformalScores.Of([5, 2, 1, 2]).Values);

    // Lei et al. (2018): the bound of a coverage p is the ⌈p·(n + 1)⌉th smallest of n scores.
    [Fact]
    public void The_bound_is_the_score_that_the_theorem_names_and_exact_for_every_half_per_cent() =>
        RandomCases.ForAll(Gen.Select(Gen.Int[1, 3_000], Gen.Int[1, 199]), Cases, sample =>
        {
            var (rows, halves) = sample;
            var scores = ConformalScores.Of([.. Enumerable.Range(1, rows).Select(score => (double)score).Reverse()]);
            var rank = (halves * (rows + 1L) + 199) / 200;

            Assert.Equal(rank <= rows ? rank : null, (long?)scores.BoundFor(halves / 2.0));
        });

    [Fact]
    public void Between_two_kept_values_the_bound_is_the_larger_one()
    {
        var scores = ConformalScores.Of([.. Enumerable.Range(1, 1_999).Select(score => (double)score)]);

        Assert.Equal(1_810, scores.BoundFor(90.1)); // those of 90% and 90.5% are 1800 and 1810
    }

    [Theory]
    [InlineData(50, 1)]
    [InlineData(80, 4)]
    [InlineData(90, 9)]
    [InlineData(95, 19)]
    [InlineData(99.5, 199)]
    public void A_percentage_needs_so_many_rows(double percent, int rows)
    {
        Assert.Equal(rows, ConformalScores.RowsFor(percent));
        Assert.NotNull(ConformalScores.Of(new double[rows]).BoundFor(percent));
        Assert.Null(ConformalScores.Of(new double[rows - 1]).BoundFor(percent));
    }

    [Fact]
    public void A_score_that_a_float_would_cut_is_rounded_up() => Assert.True(ConformalScores.Of([0.7]).BoundFor(50) >= 0.7); // 0.7f is below 0.7
}
