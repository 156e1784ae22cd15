using System.Collections.Immutable;
using CsCheck;
using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Evaluation;

public class PredictionRangesTests
{
    private static readonly NumberTarget Number = new(["y"], [new Scaling(0, 10, 2)]);
    private static readonly NumberTarget Logarithm = new(["y"], [new Scaling(0, 1, 0.5)]) { Smearings = [1.25] };
    private static readonly LabelTarget Classes = new("kind", ["a", "b", "c"]);

    // Scores 1 to 9: nine of ten new rows lie within the largest.
    [Fact]
    public void An_interval_is_as_wide_as_rows_that_were_held_back_say()
    {
        var ranges = new PredictionRanges(Number, ClassDecision.Usual, Scores(1, 2, 3, 4, 5, 6, 7, 8, 9), [50, 90]);

        Assert.Equal((13 - 5, 13 + 5), ranges.Interval(ranges.ViewOf([1.5f]), 0, 0)); // 1.5·2 + 10
        Assert.Equal((13 - 9, 13 + 9), ranges.Interval(ranges.ViewOf([1.5f]), 0, 1));
    }

    [Fact]
    public void Scores_are_distances_from_the_prediction_in_the_units_of_the_target() =>
        Assert.Equal([1, 3], PredictionRanges.ScoresOf(Number, new Matrix(2, 1, [1.5f, 0]), [[10, 11]])[0].Values); // 13 and 10 are predicted

    [Fact]
    public void Of_logarithms_an_interval_stays_above_0_and_around_the_prediction() =>
        RandomCases.ForAll(Gen.Select(Gen.Float[-5, 5], Gen.Float[-5, 5], Gen.Float[-5, 5]), 200, sample =>
        {
            var (learnt, actual, next) = sample;
            var scores = PredictionRanges.ScoresOf(Logarithm, new Matrix(1, 1, [learnt]), [[ScalarMath.Exp(actual)]]);
            var ranges = new PredictionRanges(Logarithm, ClassDecision.Usual, scores, [50]);
            var prediction = ranges.ViewOf([next]);
            var (low, high) = ranges.Interval(prediction, 0, 0);

            Assert.InRange(prediction.Number(0), low, high);
            Assert.True(low > 0);
            Assert.Equal(prediction.Number(0) / low, high / prediction.Number(0), high / low * 1e-12); // the same factor to both sides
        });

    [Fact]
    public void An_interval_that_a_row_made_takes_in_this_row() => RandomCases.ForAll(
        Gen.Select(Gen.Float[-5, 5], Gen.Double[0.01, 100], Gen.Bool), 200, sample =>
    {
        var (output, actual, isLogarithm) = sample;
        var target = isLogarithm ? Logarithm : Number;
        var ranges = new PredictionRanges(target, ClassDecision.Usual, PredictionRanges.ScoresOf(target, new Matrix(1, 1, [output]), [[actual]]), [50]);
        var (low, high) = ranges.Interval(ranges.ViewOf([output]), 0, 0);

        Assert.InRange(actual, low * (1 - 1e-12), high * (1 + 1e-12)); // e^ln x is x but for the last digit
    });

    // The scores are 1 − p: 0.3, and so on.
    [Fact]
    public void A_set_has_the_classes_that_are_probable_enough()
    {
        var ranges = new PredictionRanges(Classes, ClassDecision.Usual, Scores(0, 0, 0, 0, 0, 0.5, 0.6, 0.7, 0.8), [50, 80, 90]);

        Assert.Equal("a", SetOf(ranges, 0, 0.7f, 0.25f, 0.05f));
        Assert.Equal("a", SetOf(ranges, 1, 0.7f, 0.25f, 0.05f)); // of 0.3 or more
        Assert.Equal("ab", SetOf(ranges, 2, 0.7f, 0.25f, 0.05f)); // of 0.2 or more
        Assert.Equal("abc", SetOf(ranges, 2, 0.3f, 0.4f, 0.3f));
    }

    [Fact]
    public void Where_a_class_is_decided_has_no_part_in_the_set()
    {
        var target = new LabelTarget("kind", ["a", "b"]);
        var ranges = new PredictionRanges(target, new ClassDecision(0.1), Scores(0, 0, 0, 0, 0, 0, 0, 0, 0), [90]);

        Assert.Equal("a", SetOf(ranges, 0, 0.85f, 0.15f)); // b is decided; with it, the sets of a threshold would cover more than was asked for
        Assert.Equal("b", SetOf(ranges, 0, 0.05f, 0.95f));
    }

    [Fact]
    public void A_class_is_scored_by_what_it_lacks_and_the_most_probable_one_by_0()
    {
        var outputs = new Matrix(3, 3, [0.5f, 0.25f, 0.25f, 0.5f, 0.25f, 0.25f, 0.125f, 0.125f, 0.75f]);

        Assert.Equal([0, 0.75f, 0.875f], PredictionRanges.ScoresOf(Classes, outputs, [[0, 2, 1]])[0].Values);
    }

    /// <summary>Split-conformal ranges cover p of new rows on average, and up to 1 / (n + 1) more.</summary>
    [Theory]
    [InlineData(19, 90, 0.90)]
    [InlineData(39, 80, 0.80)]
    [InlineData(300, 95, 0.95)]
    public void New_rows_are_covered_as_often_as_said(int rows, double percent, double expected)
    {
        const int Repeats = 4_000;
        const double ThreeDeviations = 3 * 0.4 / 63; // of a mean of 4,000 draws that are 0 or 1, at most 0.4 each
        var random = new RandomSource(1, RandomPurpose.Validation);
        var covered = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var held = new double[rows];
            foreach (ref var actual in held.AsSpan())
            {
                actual = 10 + 2 * random.NextNormal();
            }

            var ranges = new PredictionRanges(Number, ClassDecision.Usual, PredictionRanges.ScoresOf(Number, new Matrix(rows, 1), [held]), [percent]);
            var (low, high) = ranges.Interval(ranges.ViewOf([0]), 0, 0);
            var next = 10 + 2 * random.NextNormal();
            covered += next >= low && next <= high ? 1 : 0;
        }

        Assert.InRange((double)covered / Repeats, expected - ThreeDeviations, expected + 1.0 / (rows + 1) + ThreeDeviations);
    }

    [Fact]
    public void Labels_have_no_ranges() =>
        Fault.Of("the model predicts labels", () => _ = new PredictionRanges(new MultiLabelTarget(["x", "y"]), ClassDecision.Usual, [], [90]));

    [Fact]
    public void A_model_without_rows_held_back_says_what_to_do()
    {
        var fault = Assert.Throws<GophernetException>(() => new PredictionRanges(Number, ClassDecision.Usual, [], [90]));

        Assert.Contains("rows to validate on", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rows_are_counted() =>
        Fault.Of("ranges of 90% need 9 rows that were held back from training, and there were 8", () => _ = new PredictionRanges(
            Number, ClassDecision.Usual, Scores(1, 2, 3, 4, 5, 6, 7, 8), [80, 90]));

    [Fact]
    public void Without_a_percentage_nothing_is_needed() => Assert.Empty(new PredictionRanges(Number, ClassDecision.Usual, [], []).Percents);

    private static ImmutableArray<ConformalScores> Scores(params double[] scores) => [ConformalScores.Of(scores)];

    private static string SetOf(PredictionRanges ranges, int percent, params float[] probabilities)
    {
        var set = "";
        for (var i = 0; i < probabilities.Length; i++)
        {
            set += ranges.Contains(ranges.ViewOf(probabilities), i, percent) ? "abc"[i] : "";
        }

        return set;
    }
}
