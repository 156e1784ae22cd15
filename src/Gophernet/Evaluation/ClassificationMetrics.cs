using System.Collections.Immutable;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>
/// The metrics of a classification, where each row is of one class. Definitions and averages are those of scikit-learn. Sums are
/// taken in double, in the order of the rows.
/// </summary>
internal sealed class ClassificationMetrics
{
    private ClassificationMetrics(ConfusionMatrix confusion, IReadOnlyList<ClassMetrics> perClass, IReadOnlyList<MetricValue> values)
    {
        Confusion = confusion;
        PerClass = perClass;
        Values = values;
    }

    /// <summary>The rows of classes that are not known: predictions of them are wrong, and they have no part in what is about probabilities.</summary>
    public int UnknownCount { get; private init; }

    /// <summary>Which of two classes pr_auc is of; null for the mean of several.</summary>
    public int? Positive { get; private init; }

    /// <summary>How often each class was predicted for each class.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Precision, recall, F1 and support of each class, [classes].</summary>
    public IReadOnlyList<ClassMetrics> PerClass { get; }

    /// <summary>
    /// <para>
    /// accuracy; balanced_accuracy (the mean recall of the classes that occur); macro_precision, macro_recall, macro_f1 (over the
    /// classes that occur or are predicted, an undefined ratio counting 0); matthews (of more than two classes Gorodkin's R_K; 0 where
    /// all rows are of one class, or predicted as one). Baseline: always the most frequent class.
    /// </para>
    /// <para>
    /// roc_auc and pr_auc (average precision), on the probabilities as given: of two classes the second is the positive one, for pr_auc the
    /// first where fewer than one in ten rows are of it; of more, one against the rest, averaged over the classes that occur. Undefined
    /// without a positive, and roc_auc without a negative row.
    /// Baseline: a ranking by chance, which is 0.5, and the rate of positives.
    /// </para>
    /// <para>
    /// log_loss (in nats; clipped to [2⁻²³, 1 − 2⁻²³] as scikit-learn 1.2 does for floats), brier (of two classes that of the second
    /// alone, in [0, 1]; of more, the sum over all, in [0, 2]) and calibration_error (of the decided class, in 15 bins: Guo et al.,
    /// 2017), on rows divided by their sum. Baseline: the class frequencies.
    /// </para>
    /// </summary>
    public IReadOnlyList<MetricValue> Values { get; }

    /// <summary>Computes the metrics in O(classes · rows · log(rows)).</summary>
    /// <param name="probabilities">
    /// The outputs of a network, [rows, classes]. Those of a sigmoid layer need not sum to 1: log-loss, Brier score and calibration
    /// error divide each row by its sum, negative outputs counting 0, and take equal probabilities where nothing is positive.
    /// </param>
    /// <param name="actual">The class of each row, [rows]; −1 for one that is not known.</param>
    /// <param name="classCount">The number of classes, of which some may not occur.</param>
    /// <param name="decision">How a class is decided; null for the largest output.</param>
    /// <param name="costs">What decisions cost, for the metric expected_cost (baseline: always the class that is cheapest for all); null for none.</param>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    /// <param name="groups">Rows that are drawn together, for intervals; null for none.</param>
    /// <param name="positive">Which of two classes pr_auc is of; null for what these rows say.</param>
    /// <exception cref="ArgumentException">There are no rows, the shapes do not fit, or a probability is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is not in [0, <paramref name="classCount"/>).</exception>
    public static ClassificationMetrics Compute(
        Matrix probabilities, int[] actual, int classCount, ClassDecision? decision = null, CostMatrix? costs = null,
        bool withIntervals = false, RowGroups? groups = null, int? positive = null)
    {
        decision ??= ClassDecision.Usual;
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(actual);
        probabilities.RequireShape(actual.Length, classCount);
        MetricInput.RequireRows(actual.Length);
        MetricInput.RequireFinite(probabilities);

        // Classes that are not known are one more, which is never predicted.
        var confusion = new ConfusionMatrix(classCount);
        var all = new ConfusionMatrix(classCount + 1);
        for (var row = 0; row < actual.Length; row++)
        {
            var decided = decision.Of(probabilities.Row(row));
            var isKnown = actual[row] != ClassTarget.UnknownClass;
            all.Add(isKnown ? actual[row] : classCount, decided);
            if (isKnown)
            {
                confusion.Add(actual[row], decided);
            }
        }

        var unknownCount = actual.AsSpan().Count(ClassTarget.UnknownClass);
        var known = unknownCount > 0 ? Array.FindAll(Sequences.Range(actual.Length), row => actual[row] != ClassTarget.UnknownClass) : [];
        var labels = LabelMetrics.Of(unknownCount > 0 ? all : confusion);
        var values = ValuesOf(labels, LabelMetrics.OfMajority(unknownCount > 0 ? all : confusion));
        ImmutableArray<ClassMetrics> perClass = [.. labels.PerClass.Take(classCount)];
        var (knownProbabilities, knownActual) = unknownCount > 0 ? Take(probabilities, actual, known) : (probabilities, actual);
        var ranking = ClassRanking.Compute(
            knownProbabilities, knownActual, withIntervals, unknownCount > 0 ? groups?.Take(known) : groups, positive);
        var support = perClass.Select(metrics => metrics.Support);
        var quality = ProbabilityMetrics.Compute(knownProbabilities, knownActual, support, decision);
        values.AddRange([ranking.RocAuc, ranking.PrAuc, quality.LogLoss, quality.Brier, quality.CalibrationError]);
        if (costs is not null)
        {
            values.Add(MetricValue.Of(MetricTable.ExpectedCost, costs.Of(confusion, unknownCount), costs.OfBestConstant(support, unknownCount)));
        }

        if (withIntervals)
        {
            ClassificationIntervals.AddTo(values, probabilities, actual, decision, costs, groups);
        }

        return new ClassificationMetrics(confusion, perClass, values.AsReadOnly()) { UnknownCount = unknownCount, Positive = ranking.Positive };
    }

    private static (Matrix Probabilities, int[] Actual) Take(Matrix probabilities, int[] actual, int[] rows)
    {
        var (taken, classes) = (new Matrix(rows.Length, probabilities.Columns), new int[rows.Length]);
        for (var i = 0; i < classes.Length; i++)
        {
            probabilities.Row(rows[i]).CopyTo(taken.Row(i));
            classes[i] = actual[rows[i]];
        }

        return (taken, classes);
    }

    private static List<MetricValue> ValuesOf(LabelMetrics labels, LabelMetrics baseline) =>
    [
        MetricValue.Of(MetricTable.Accuracy, labels.Accuracy, baseline.Accuracy),
        MetricValue.Of(MetricTable.BalancedAccuracy, labels.BalancedAccuracy, baseline.BalancedAccuracy),
        MetricValue.Of(MetricTable.MacroPrecision, labels.MacroPrecision, baseline.MacroPrecision),
        MetricValue.Of(MetricTable.MacroRecall, labels.MacroRecall, baseline.MacroRecall),
        MetricValue.Of(MetricTable.MacroF1, labels.MacroF1, baseline.MacroF1),
        MetricValue.Of(MetricTable.Matthews, labels.Matthews, baseline.Matthews),
    ];
}
