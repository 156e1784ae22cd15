namespace Gophernet.Evaluation;

/// <summary>Counts of multi-label decisions: how often each label was present, was predicted, and both.</summary>
internal sealed class LabelCounts
{
    private readonly long[] _right;
    private readonly long[] _predicted;
    private readonly long[] _actual;
    private long _wrong;
    private long _exactRows;
    private long _rows;

    /// <summary>Creates empty counts.</summary>
    public LabelCounts(int labels)
    {
        _right = new long[labels];
        _predicted = new long[labels];
        _actual = new long[labels];
    }

    /// <summary>The part of all labels of all rows that were decided wrongly (Hamming distance over length).</summary>
    public double HammingLoss => (double)_wrong / (_rows * _actual.Length);

    /// <summary>The part of the rows whose labels were all decided rightly.</summary>
    public double SubsetAccuracy => (double)_exactRows / _rows;

    /// <summary>F1 of all labels of all rows thrown together; 0 when none is present and none predicted.</summary>
    public double MicroF1 =>
        ClassMetrics.ZeroIfUndefined(ClassMetrics.FromCounts(_right.Sum(), _predicted.Sum(), _actual.Sum()).F1);

    /// <summary>The mean F1 of all labels; a label that neither occurs nor is predicted counts 0.</summary>
    public double MacroF1 => PerLabel().Average(label => ClassMetrics.ZeroIfUndefined(label.F1));

    /// <summary>Counts one row.</summary>
    /// <param name="predicted">Which labels were predicted, [labels].</param>
    /// <param name="actual">Which are present: 0 or 1, [labels].</param>
    public void Add(ReadOnlySpan<bool> predicted, ReadOnlySpan<float> actual)
    {
        var wrong = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            var isPresent = actual[i] != 0;
            _right[i] += isPresent && predicted[i] ? 1 : 0;
            _predicted[i] += predicted[i] ? 1 : 0;
            _actual[i] += isPresent ? 1 : 0;
            wrong += isPresent != predicted[i] ? 1 : 0;
        }

        _wrong += wrong;
        _exactRows += wrong == 0 ? 1 : 0;
        _rows++;
    }

    /// <summary>Precision, recall, F1 and support of each label.</summary>
    public ClassMetrics[] PerLabel()
    {
        var labels = new ClassMetrics[_actual.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = ClassMetrics.FromCounts(_right[i], _predicted[i], _actual[i]);
        }

        return labels;
    }

    /// <summary>For each label, whether more than half of the rows have it.</summary>
    public bool[] Majority() => Array.ConvertAll(_actual, count => 2 * count > _rows);
}
