namespace Gophernet.Evaluation;

/// <summary>How often each class was predicted for each class: the counts from which accuracy, precision and recall follow.</summary>
public sealed class ConfusionMatrix
{
    // Their square is counted.
    private const int MaxClasses = 10_000;

    private readonly long[] _counts;

    /// <summary>Creates an empty matrix.</summary>
    /// <param name="classCount">The number of classes.</param>
    internal ConfusionMatrix(int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, MaxClasses);
        ClassCount = classCount;
        _counts = new long[classCount * classCount];
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The number of rows counted.</summary>
    public long Total { get; private set; }

    /// <summary>The rows of class <paramref name="actual"/> for which <paramref name="predicted"/> was predicted.</summary>
    public long this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>Counts one row.</summary>
    internal void Add(int actual, int predicted)
    {
        _counts[Index(actual, predicted)]++;
        Total++;
    }

    /// <summary>The rows of a class.</summary>
    public long ActualCount(int actual) => Sum(predicted => this[actual, predicted]);

    /// <summary>The rows for which a class was predicted.</summary>
    public long PredictedCount(int predicted) => Sum(actual => this[actual, predicted]);

    /// <summary>The part of all rows that were predicted rightly, in [0, 1]; not a number when there are none.</summary>
    public double Accuracy => (double)Sum(i => this[i, i]) / Total;

    /// <summary>The part of the rows predicted as this class that are of it; not a number when there are none.</summary>
    public double Precision(int index) => (double)this[index, index] / PredictedCount(index);

    /// <summary>The part of the rows of this class that were predicted as it; not a number when there are none.</summary>
    public double Recall(int index) => (double)this[index, index] / ActualCount(index);

    /// <summary>The accuracy of predicting the most frequent class for every row: what a model has to beat.</summary>
    public double BaselineAccuracy
    {
        get
        {
            var largest = 0L;
            for (var i = 0; i < ClassCount; i++)
            {
                largest = Math.Max(largest, ActualCount(i));
            }

            return (double)largest / Total;
        }
    }

    private int Index(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)ClassCount, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)ClassCount, nameof(predicted));
        return actual * ClassCount + predicted;
    }

    private long Sum(Func<int, long> term)
    {
        var sum = 0L;
        for (var i = 0; i < ClassCount; i++)
        {
            sum += term(i);
        }

        return sum;
    }
}
