using System.Collections.ObjectModel;

namespace Gophernet.Evaluation;

/// <summary>
/// The metrics of decisions, all of them functions of three counts a class. Macro averages weigh every class the same and leave out
/// classes that neither occur nor are predicted; an undefined ratio counts 0 in them. All as in scikit-learn.
/// </summary>
internal sealed class LabelMetrics
{
    /// <summary>From counts of rows, each [classes].</summary>
    /// <param name="right">Of the class and predicted as it.</param>
    /// <param name="predicted">Predicted as the class.</param>
    /// <param name="actual">Of the class.</param>
    private LabelMetrics(long[] right, long[] predicted, long[] actual)
    {
        var perClass = new ClassMetrics[actual.Length];
        for (var i = 0; i < perClass.Length; i++)
        {
            perClass[i] = ClassMetrics.FromCounts(right[i], predicted[i], actual[i]);
        }

        PerClass = perClass.AsReadOnly();
        Accuracy = (double)right.Sum() / actual.Sum();
        BalancedAccuracy = Mean(metrics => metrics.Recall, metrics => metrics.Support > 0);
        MacroPrecision = Macro(metrics => metrics.Precision);
        MacroRecall = Macro(metrics => metrics.Recall);
        MacroF1 = Macro(metrics => metrics.F1);
        Matthews = Correlation(right, predicted, actual);
    }

    /// <summary>One a class.</summary>
    public ReadOnlyCollection<ClassMetrics> PerClass { get; }

    /// <summary>The part of the rows that were predicted rightly.</summary>
    public double Accuracy { get; }

    /// <summary>The mean recall of the classes that occur.</summary>
    public double BalancedAccuracy { get; }

    /// <summary>The mean precision of the classes that occur or are predicted.</summary>
    public double MacroPrecision { get; }

    /// <summary>The mean recall of the classes that occur or are predicted.</summary>
    public double MacroRecall { get; }

    /// <summary>The mean F1 of the classes that occur or are predicted.</summary>
    public double MacroF1 { get; }

    /// <summary>The correlation of actual and predicted class, in [−1, 1]; 0 where all rows are of one class, or predicted as one.</summary>
    public double Matthews { get; }

    /// <summary>From counts of rows, each [classes]: of the class and predicted as it, predicted as it, of the class.</summary>
    public static LabelMetrics Of(long[] right, long[] predicted, long[] actual) => new(right, predicted, actual);

    /// <summary>The metrics of the decisions that were counted.</summary>
    public static LabelMetrics Of(ConfusionMatrix confusion) => new(
        Counts(confusion.ClassCount, i => confusion[i, i]),
        Counts(confusion.ClassCount, confusion.PredictedCount),
        Counts(confusion.ClassCount, confusion.ActualCount));

    /// <summary>The metrics of predicting, for the same rows, always the most frequent class.</summary>
    public static LabelMetrics OfMajority(ConfusionMatrix confusion)
    {
        var actual = Counts(confusion.ClassCount, confusion.ActualCount);
        var majority = 0;
        for (var i = 1; i < actual.Length; i++)
        {
            majority = actual[i] > actual[majority] ? i : majority;
        }

        return new LabelMetrics(
            Counts(actual.Length, i => i == majority ? actual[i] : 0),
            Counts(actual.Length, i => i == majority ? confusion.Total : 0),
            actual);
    }

    /// <summary>
    /// R_K of Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004; of two classes, Matthews'
    /// coefficient (1975). In whole numbers of 128 bits, which hold every sum of products exactly.
    /// </summary>
    private static double Correlation(long[] right, long[] predicted, long[] actual)
    {
        Int128 total = actual.Sum();
        var covariance = right.Sum() * total - SumOfProducts(actual, predicted);
        var actualVariance = total * total - SumOfProducts(actual, actual);
        var predictedVariance = total * total - SumOfProducts(predicted, predicted);
        return actualVariance == 0 || predictedVariance == 0
            ? 0
            : (double)covariance / Math.Sqrt((double)actualVariance * (double)predictedVariance);
    }

    private static Int128 SumOfProducts(long[] left, long[] right)
    {
        Int128 sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (Int128)left[i] * right[i];
        }

        return sum;
    }

    private static long[] Counts(int classes, Func<int, long> count)
    {
        var counts = new long[classes];
        for (var i = 0; i < classes; i++)
        {
            counts[i] = count(i);
        }

        return counts;
    }

    private double Macro(Func<ClassMetrics, double> ratio) => Mean(ratio, metrics => !double.IsNaN(metrics.F1));

    private double Mean(Func<ClassMetrics, double> ratio, Func<ClassMetrics, bool> isCounted) =>
        PerClass.Where(isCounted).Average(metrics => ClassMetrics.ZeroIfUndefined(ratio(metrics)));
}
