using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Evaluation;

/// <summary>
/// What a 95% interval says is so: of samples that are drawn from rows whose true metrics are known, 93 to 97 in a hundred have the truth in theirs.
/// </summary>
public class IntervalCoverageTests
{
    private const int Samples = 500;
    private const int Rows = 300;
    private const int Levels = 100;

    [Fact]
    public void Intervals_of_classes_have_the_truth_in_them_as_often_as_they_say()
    {
        var truth = TruthOfClasses();
        var covered = Covered(truth, random =>
        {
            var (outputs, actual) = (new Matrix(Rows, 2), new int[Rows]);
            for (var row = 0; row < Rows; row++)
            {
                var level = random.NextInt32(Levels);
                (outputs[row, 0], outputs[row, 1]) = (1 - Said(level), Said(level));
                actual[row] = random.NextSingle() < Probability(level) ? 1 : 0;
            }

            return ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true).Values;
        });

        Assert.All(truth.Keys, name => Assert.InRange(covered[name], 0.93, 0.97));
    }

    [Fact]
    public void Intervals_of_numbers_have_the_truth_in_them_as_often_as_they_say()
    {
        // y is a signal of variance 1 and an error of variance ½, whose median is 0.6745 of its deviation.
        var truth = new Dictionary<string, double>
        {
            ["rmse"] = Math.Sqrt(0.5),
            ["r2"] = 1 - 0.5 / 1.5,
            ["mae"] = Math.Sqrt(0.5) * Math.Sqrt(2 / Math.PI),
            ["median_absolute_error"] = Math.Sqrt(0.5) * 0.6744897501960817,
        };
        var covered = Covered(truth, random =>
        {
            var (predicted, actual) = (new double[Rows], new double[Rows]);
            for (var row = 0; row < Rows; row++)
            {
                predicted[row] = random.NextNormal();
                actual[row] = predicted[row] + Math.Sqrt(0.5) * random.NextNormal();
            }

            var columns = RegressionMetrics.Compute(predicted, actual);
            return RegressionIntervals.AddTo([predicted], [actual], [columns], columns.Values).Average;
        });

        Assert.All(truth.Keys, name => Assert.InRange(covered[name], 0.93, 0.97));
    }

    // The ends are a on both sides of 0, evenly from 1 to 2, and y lies evenly between −2 and 2: the loss of 0.1 is 0.1·(2 + a)²/8 + 0.9·(2 − a)²/8. Sets
    // have two or three classes, as often, and each class comes as often.
    [Fact]
    public void Intervals_of_ranges_have_the_truth_in_them_as_often_as_they_say()
    {
        var truth = new Dictionary<string, double>
        {
            ["range_width"] = 3, ["range_coverage"] = 0.75, ["pinball_0.1"] = (0.1 * (12.25 + 1 / 12.0) + 0.9 * (0.25 + 1 / 12.0)) / 8,
            ["set_50_size"] = 2.5, ["set_50_coverage"] = 5 / 6.0,
        };
        var target = new NumberTarget(["y"], [new Scaling(0, 0, 1)]) { Quantiles = [0.1f, 0.9f] };
        var sets = new PredictionRanges(new LabelTarget("kind", ["a", "b", "c"]), ClassDecision.Usual, [ConformalScores.Of([0.75])], [50]);
        var covered = Covered(truth, random =>
        {
            var (outputs, classes, actual, codes) = (new Matrix(Rows, 2), new Matrix(Rows, 3), new double[Rows], new int[Rows]);
            for (var row = 0; row < Rows; row++)
            {
                outputs[row, 1] = 1 + random.NextSingle();
                outputs[row, 0] = -outputs[row, 1];
                (actual[row], codes[row]) = (4 * random.NextSingle() - 2, random.NextInt32(3));
                ((float[])(random.NextInt32(2) == 0 ? [0.5f, 0.4f, 0.1f] : [0.4f, 0.3f, 0.3f])).CopyTo(classes.Row(row));
            }

            return [.. MeanIntervals.AddTo(QuantileMetrics.Of(target, outputs, 0, actual), Rows, null),
                .. MeanIntervals.AddTo(RangeMetrics.OfSets(sets, classes, codes), Rows, null)];
        });

        Assert.All(truth.Keys, name => Assert.InRange(covered[name], 0.93, 0.97));
    }

    // Patients of three rows each: nine tenths of the variance of an error are the patient's.
    [Fact]
    public void Intervals_by_groups_have_the_truth_in_them_and_those_of_rows_do_not()
    {
        var truth = new Dictionary<string, double> { ["rmse"] = Math.Sqrt(0.5), ["mae"] = Math.Sqrt(0.5) * Math.Sqrt(2 / Math.PI) };
        var groups = RowGroups.Of([.. Enumerable.Range(0, Rows).Select(row => (ulong)(row / 3))]);
        IReadOnlyList<MetricValue> Judge(RandomSource random, RowGroups? drawn)
        {
            var (predicted, actual, shared) = (new double[Rows], new double[Rows], 0.0);
            for (var row = 0; row < Rows; row++)
            {
                shared = row % 3 == 0 ? Math.Sqrt(0.45) * random.NextNormal() : shared;
                predicted[row] = random.NextNormal();
                actual[row] = predicted[row] + shared + Math.Sqrt(0.05) * random.NextNormal();
            }

            var columns = RegressionMetrics.Compute(predicted, actual);
            return RegressionIntervals.AddTo([predicted], [actual], [columns], columns.Values, drawn).Average;
        }

        var (byGroups, byRows) = (Covered(truth, random => Judge(random, groups)), Covered(truth, random => Judge(random, null)));

        Assert.All(truth.Keys, name => Assert.InRange(byGroups[name], 0.93, 0.97));
        Assert.All(truth.Keys, name => Assert.InRange(byRows[name], 0.5, 0.85));
    }

    private static Dictionary<string, double> Covered(Dictionary<string, double> truth, Func<RandomSource, IReadOnlyList<MetricValue>> metricsOf)
    {
        var covered = truth.Keys.ToDictionary(name => name, _ => 0);
        Parallel.For(0, Samples, sample =>
        {
            var metrics = metricsOf(new RandomSource(seed: 3, RandomPurpose.Splitting, (ulong)sample));
            foreach (var (name, value) in truth)
            {
                if (metrics.Named(name).Interval is var (low, high) && low <= value && value <= high)
                {
                    lock (covered)
                    {
                        covered[name]++;
                    }
                }
            }
        });
        return covered.ToDictionary(pair => pair.Key, pair => (double)pair.Value / Samples);
    }

    private static float Said(int level) => (level + 0.5f) / Levels;

    /// <summary>What is said is neither certain enough nor without bias.</summary>
    private static double Probability(int level) => 1 / (1 + Math.Exp(0.4 - 1.5 * Math.Log(Said(level) / (1 - Said(level)))));

    private static Dictionary<string, double> TruthOfClasses()
    {
        double accuracy = 0, loss = 0, brier = 0, positives = 0, pairs = 0, precision = 0, right0 = 0, right1 = 0;
        for (var i = 0; i < Levels; i++)
        {
            var (said, p) = ((double)Said(i), Probability(i));
            accuracy += (i >= Levels / 2 ? p : 1 - p) / Levels;
            loss -= (p * Math.Log(said) + (1 - p) * Math.Log(1 - said)) / Levels;
            brier += (p * (1 - said) * (1 - said) + (1 - p) * said * said) / Levels;
            positives += p / Levels;
            right0 += i < Levels / 2 ? (1 - p) / Levels : 0;
            right1 += i >= Levels / 2 ? p / Levels : 0;
            var (above, all) = (0.0, 0.0);
            for (var j = 0; j < Levels; j++)
            {
                pairs += p / Levels * ((1 - Probability(j)) / Levels) * (j < i ? 1 : j == i ? 0.5 : 0);
                above += j >= i ? Probability(j) : 0;
                all += j >= i ? 1 : 0;
            }

            precision += p / Levels * (above / all);
        }

        var (negatives, half) = (1 - positives, 0.5); // half of all rows are predicted as each class
        return new()
        {
            ["accuracy"] = accuracy,
            ["balanced_accuracy"] = (right0 / negatives + right1 / positives) / 2,
            ["macro_recall"] = (right0 / negatives + right1 / positives) / 2,
            ["macro_precision"] = (right0 / half + right1 / half) / 2,
            ["macro_f1"] = right0 / (half + negatives) + right1 / (half + positives),
            ["matthews"] = (right1 - half * positives) / Math.Sqrt(half * half * positives * negatives),
            ["roc_auc"] = pairs / (positives * (1 - positives)),
            ["pr_auc"] = precision / positives,
            ["log_loss"] = loss,
            ["brier"] = brier,
        };
    }
}
