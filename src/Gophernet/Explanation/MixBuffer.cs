namespace Gophernet.Explanation;

/// <summary>Rows that are put together from a row and a background row each, then predicted at once. Owns its memory and uses it again.</summary>
/// <param name="rows">The rows that both are of.</param>
/// <param name="players">The features that change places together, a list for each.</param>
/// <param name="outputs">What is predicted.</param>
internal sealed class MixBuffer(ExplainedRows rows, int[][] players, ExplainedOutput[] outputs)
{
    private readonly ExplainedRows.Mixer _mixer = rows.CreateMixer();
    private readonly int[][] _features = [.. Sequences.Range(rows.FeatureCount).Select(_ => (int[])[])]; // [features][mixed rows]
    private int[] _own = [];
    private double[] _values = []; // [mixed rows, outputs]

    /// <summary>The number of rows that were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="background">The background row.</param>
    /// <param name="isTaken">Whether each player's features are those of the row, and not of the background row; of none for false.</param>
    public void Add(int row, int background, ReadOnlySpan<bool> isTaken)
    {
        Reserve();
        _own[Count] = row;
        foreach (var feature in _features)
        {
            feature[Count] = background;
        }

        for (var player = 0; player < isTaken.Length; player++)
        {
            foreach (var feature in isTaken[player] ? players[player] : [])
            {
                _features[feature][Count] = row;
            }
        }

        Count++;
    }

    /// <summary>Predicts the rows that were added, and forgets them.</summary>
    /// <returns>[rows, outputs], one row after the other; the next call overwrites it.</returns>
    /// <exception cref="GophernetException">A prediction is not a finite number.</exception>
    public ReadOnlySpan<double> Predict()
    {
        var predicted = _mixer.Predict(_own.AsSpan(0, Count), _features);
        var size = Count * outputs.Length;
        _values = _values.Length < size ? new double[size] : _values;
        for (var i = 0; i < size; i++)
        {
            _values[i] = outputs[i % outputs.Length].Of(rows.Model, predicted.Row(i / outputs.Length));
        }

        Count = 0;
        return _values.AsSpan(0, size);
    }

    private void Reserve()
    {
        if (Count < _own.Length)
        {
            return;
        }

        var size = Math.Max(256, 2 * Count);
        Array.Resize(ref _own, size);
        for (var i = 0; i < _features.Length; i++)
        {
            Array.Resize(ref _features[i], size);
        }
    }
}
