using System.Globalization;
using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

/// <summary>
/// What the 95% interval of a difference says is so: of pairs of models, alike as they are, that are judged on rows whose true metrics are known, 93 to 97
/// in a hundred have the true difference in theirs.
/// </summary>
public class PairedIntervalCoverageTests
{
    private const int Samples = 500;
    private const int Rows = 300;
    private const int RowsPerGroup = 3;
    private const float AlikeShare = 0.5f;
    private const int Levels = 40;
    private const double SameLevel = 0.6;

    private static readonly RowGroups Groups = RowGroups.Of([.. Enumerable.Range(0, Rows).Select(row => (ulong)(row / RowsPerGroup))]);

    [Fact]
    public void Intervals_of_classes_have_the_true_difference_in_them_as_often_as_they_say()
    {
        var covered = Covered(TruthOfClasses(), random => Classes(random, areAlike: false, groups: null), samples: 1_500, seed: 7);

        AssertCovered(covered);
    }

    // Of PR-AUC and the log-loss, which few rows decide, 100 groups know less: 91 and 92 in a hundred.
    [Fact]
    public void Intervals_of_classes_in_groups_have_the_true_difference_in_them()
    {
        var truth = TruthOfClasses().Where(metric => metric.Key is not ("pr_auc" or "log_loss")).ToDictionary();
        var covered = Covered(truth, random => Classes(random, areAlike: true, Groups));

        AssertCovered(covered);
    }

    // y is s + c; the one predicts s + a, the other s + b, and both err by c: their errors have the variances 0.7 and 0.5, their difference 0.4.
    [Fact]
    public void Intervals_of_numbers_have_the_true_difference_in_them_as_often_as_they_say()
    {
        var covered = Covered(TruthOfNumbers(), random => Numbers(random, areAlike: false, groups: null));

        AssertCovered(covered);
    }

    [Fact]
    public void Intervals_of_numbers_in_groups_have_the_true_difference_in_them_and_those_of_rows_do_not()
    {
        var byGroups = Covered(TruthOfNumbers(), random => Numbers(random, areAlike: true, Groups));
        var byRows = Covered(TruthOfNumbers(), random => Numbers(random, areAlike: true, groups: null));

        AssertCovered(byGroups);
        Assert.All(byRows.Values, share => Assert.InRange(share, 0.5, 0.87));
    }

    // Two labels, each predicted right by both models in 0.7 of the rows, by one alone in 0.05 and 0.15: F1 is what is right here, as half have each label.
    [Fact]
    public void Intervals_of_labels_have_the_true_difference_in_them_as_often_as_they_say()
    {
        const double one = 0.75, other = 0.85;
        var truth = new Dictionary<string, double>
        {
            ["hamming_loss"] = one - other, ["subset_accuracy"] = other * other - one * one, ["micro_f1"] = other - one, ["macro_f1"] = other - one,
        };
        var covered = Covered(truth, random =>
        {
            var (old, @new, actual) = (new Matrix(Rows, 2), new Matrix(Rows, 2), new Matrix(Rows, 2));
            for (var row = 0; row < Rows; row++)
            {
                for (var label = 0; label < 2; label++)
                {
                    var (isPresent, kind) = (random.NextInt32(2), random.NextSingle());
                    actual[row, label] = isPresent;
                    old[row, label] = kind < 0.75 ? isPresent : 1 - isPresent;
                    @new[row, label] = kind is < 0.7f or >= 0.75f and < 0.9f ? isPresent : 1 - isPresent;
                }
            }

            var differences = MetricDifference.Of(MultiLabelMetrics.Compute(old, actual).Values, MultiLabelMetrics.Compute(@new, actual).Values);
            PairedLabels.AddTo(differences, new RowLabels(old, actual), new RowLabels(@new, actual), null);
            return differences;
        });

        AssertCovered(covered);
    }

    /// <summary>Those of both models, whose levels are often the same; with a true class that lies nearer to what the second says.</summary>
    private static MetricDifference[] Classes(RandomSource random, bool areAlike, RowGroups? groups)
    {
        var (old, @new, actual) = (new Matrix(Rows, 2), new Matrix(Rows, 2), new int[Rows]);
        var (one, other) = (0, 0);
        for (var row = 0; row < Rows; row++)
        {
            if (!areAlike || row % RowsPerGroup == 0 || random.NextSingle() >= AlikeShare)
            {
                one = random.NextInt32(Levels);
                other = random.NextSingle() < SameLevel ? one : random.NextInt32(Levels);
            }

            (old[row, 0], old[row, 1]) = (1 - Said(one), Said(one));
            (@new[row, 0], @new[row, 1]) = (1 - Said(other), Said(other));
            actual[row] = random.NextSingle() < Probability(one, other) ? 1 : 0;
        }

        return PairedClassification.Of(Judged(old), Judged(@new), groups);

        ClassRows Judged(Matrix outputs)
        {
            var metrics = ClassificationMetrics.Compute(outputs, actual, 2, positive: 1);
            return new ClassRows(outputs, actual, ClassDecision.Usual.OfRows(outputs), null, metrics.Positive, metrics.Values, null);
        }
    }

    private static MetricDifference[] Numbers(RandomSource random, bool areAlike, RowGroups? groups)
    {
        var (old, @new, actual) = (new double[Rows], new double[Rows], new double[Rows]);
        var (sharedA, sharedB, sharedC) = (0.0, 0.0, 0.0);
        var own = areAlike ? 0.1 : 1;
        for (var row = 0; row < Rows; row++)
        {
            if (row % RowsPerGroup == 0)
            {
                (sharedA, sharedB, sharedC) = (Normal(0.3 * (1 - own)), Normal(0.1 * (1 - own)), Normal(0.4 * (1 - own)));
            }

            var signal = random.NextNormal();
            old[row] = signal + sharedA + Normal(0.3 * own);
            @new[row] = signal + sharedB + Normal(0.1 * own);
            actual[row] = signal + sharedC + Normal(0.4 * own);
        }

        return PairedRegression.Of(Judged(old), Judged(@new), groups)[0];

        double Normal(double variance) => Math.Sqrt(variance) * random.NextNormal();

        NumberRows Judged(double[] predicted)
        {
            var metrics = RegressionMetrics.Compute(predicted, actual, quantile: 0.8);
            return new NumberRows([predicted], [actual], [metrics], metrics.Values);
        }
    }

    /// <summary>Of a normal error with the deviation σ the mean is σ·√(2/π), the median 0.6745·σ, and the pinball loss σ/√(2π) for any quantile.</summary>
    private static Dictionary<string, double> TruthOfNumbers()
    {
        var change = Math.Sqrt(0.5) - Math.Sqrt(0.7);
        return new()
        {
            ["rmse"] = change, ["mae"] = change * Math.Sqrt(2 / Math.PI), ["median_absolute_error"] = change * 0.6744897501960817,
            ["r2"] = 0.2 / 1.4, ["pinball"] = change / Math.Sqrt(2 * Math.PI), ["coverage"] = 0,
        };
    }

    private static Dictionary<string, double> Covered(
        Dictionary<string, double> truth, Func<RandomSource, MetricDifference[]> differencesOf, int samples = Samples, ulong seed = 5)
    {
        var covered = truth.Keys.ToDictionary(name => name, _ => 0);
        Parallel.For(0, samples, sample =>
        {
            var differences = differencesOf(new RandomSource(seed, RandomPurpose.Splitting, (ulong)sample));
            foreach (var (name, value) in truth)
            {
                if (differences.Single(difference => difference.Name == name).Interval is var (low, high) && low <= value && value <= high)
                {
                    lock (covered)
                    {
                        covered[name]++;
                    }
                }
            }
        });
        return covered.ToDictionary(pair => pair.Key, pair => (double)pair.Value / samples);
    }

    private static void AssertCovered(Dictionary<string, double> covered)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(
            ", ", covered.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.000}"))));
        Assert.All(covered.Values, share => Assert.InRange(share, 0.93, 0.97));
    }

    private static float Said(int level) => (level + 0.5f) / Levels;

    /// <summary>What is said is neither certain enough nor without bias; the second model knows more.</summary>
    private static double Probability(int one, int other)
    {
        var said = (Said(one) + 3.0 * Said(other)) / 4;
        return 1 / (1 + Math.Exp(0.4 - 1.5 * Math.Log(said / (1 - said))));
    }

    private static Dictionary<string, double> TruthOfClasses()
    {
        var (old, @new) = (Truth(isOld: true), Truth(isOld: false));
        return old.Keys.ToDictionary(name => name, name => @new[name] - old[name]);
    }

    /// <summary>The metrics of a model on all pairs of levels, each as often as it comes.</summary>
    private static Dictionary<string, double> Truth(bool isOld)
    {
        var (positives, negatives) = (new double[Levels], new double[Levels]);
        for (var one = 0; one < Levels; one++)
        {
            for (var other = 0; other < Levels; other++)
            {
                var share = (one == other ? SameLevel : 0) / Levels + (1 - SameLevel) / Levels / Levels;
                positives[isOld ? one : other] += share * Probability(one, other);
                negatives[isOld ? one : other] += share * (1 - Probability(one, other));
            }
        }

        var (all, none, right1, right0) = (positives.Sum(), negatives.Sum(), positives[(Levels / 2)..].Sum(), negatives[..(Levels / 2)].Sum());
        var (decided1, decided0) = (right1 + none - right0, right0 + all - right1);
        double loss = 0, brier = 0, pairs = 0, precision = 0;
        for (var i = 0; i < Levels; i++)
        {
            var said = (double)Said(i);
            loss -= positives[i] * Math.Log(said) + negatives[i] * Math.Log(1 - said);
            brier += positives[i] * (1 - said) * (1 - said) + negatives[i] * said * said;
            pairs += positives[i] * (negatives[..i].Sum() + negatives[i] / 2);
            precision += positives[i] * (positives[i..].Sum() / (positives[i..].Sum() + negatives[i..].Sum()));
        }

        return new()
        {
            ["accuracy"] = right0 + right1,
            ["balanced_accuracy"] = (right0 / none + right1 / all) / 2,
            ["macro_precision"] = (right0 / decided0 + right1 / decided1) / 2,
            ["macro_f1"] = right0 / (decided0 + none) + right1 / (decided1 + all),
            ["matthews"] = (right1 - decided1 * all) / Math.Sqrt(decided1 * decided0 * all * none),
            ["roc_auc"] = pairs / (all * none),
            ["pr_auc"] = precision / all,
            ["log_loss"] = loss,
            ["brier"] = brier,
        };
    }
}
