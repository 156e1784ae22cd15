namespace Gophernet.Tables.Inference;

/// <summary>
/// The sums of a target over groups of rows, of which any may be predicted from the others of some groups together: each output of the target less its
/// mean, as its prediction where nothing is known is 0.
/// </summary>
internal class TargetSums
{
    protected const int MaxWeights = 8;

    private readonly int _outputs;
    private readonly int[] _rows; // [groups]
    private readonly double[] _sums; // [groups, outputs]
    private readonly double[] _squares; // [groups], of all outputs

    public TargetSums(int groups, int outputs)
    {
        _outputs = outputs;
        (_rows, _sums, _squares) = (new int[groups], new double[groups * outputs], new double[groups]);
    }

    public int Groups => _rows.Length;

    public int Outputs => _outputs;

    /// <summary>All rows.</summary>
    public int Rows { get; private set; }

    /// <summary>The squared error of all rows that are predicted as 0.</summary>
    public double Total { get; private set; }

    /// <summary>Adds rows of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="squares">The sum of the squares of all their outputs.</param>
    public void Add(int group, int rows, double squares)
    {
        _rows[group] += rows;
        _squares[group] += squares;
        Rows += rows;
        Total += squares;
    }

    /// <summary>The rows of a group.</summary>
    protected int RowsOf(int group) => _rows[group];

    /// <summary>The sums of a group, [outputs].</summary>
    public Span<double> Of(int group) => _sums.AsSpan(group * _outputs, _outputs);

    /// <summary>
    /// The least squared error for some weights where each row is predicted by the mean of the other rows of its group and the groups around it. The row
    /// with target y has the error ((N + k)·y − S)² / (N − 1 + k)², where N rows with sum S are averaged with the weight k of the overall mean.
    /// </summary>
    /// <param name="width">How many groups to each side have a part in it.</param>
    /// <param name="weights">The weights that are tried, up to eight.</param>
    public virtual double LeastError(int width, ReadOnlySpan<double> weights)
    {
        Span<double> errors = stackalloc double[MaxWeights];
        Span<double> around = stackalloc double[_outputs];
        around.Clear();
        errors = errors[..weights.Length];
        errors.Clear();
        var (end, rowsAround) = (0, 0);
        for (var group = 0; group < _rows.Length; group++)
        {
            for (; end < _rows.Length && end <= group + width; end++)
            {
                rowsAround += _rows[end];
                Enter(around, Of(end), 1);
            }

            if (group > width)
            {
                rowsAround -= _rows[group - width - 1];
                Enter(around, Of(group - width - 1), -1);
            }

            var (ownByAround, aroundSquared) = (0.0, 0.0);
            var own = Of(group);
            for (var i = 0; i < around.Length; i++)
            {
                ownByAround += around[i] * own[i];
                aroundSquared += around[i] * around[i];
            }

            for (var i = 0; i < errors.Length; i++)
            {
                var scale = 1 / (rowsAround - 1 + weights[i]);
                var factor = (rowsAround + weights[i]) * scale;
                errors[i] += factor * factor * _squares[group] - 2 * factor * scale * ownByAround + _rows[group] * scale * scale * aroundSquared;
            }
        }

        return Least(errors);
    }

    protected static double Least(ReadOnlySpan<double> errors)
    {
        var least = double.PositiveInfinity;
        foreach (var error in errors)
        {
            least = Math.Min(least, error);
        }

        return least;
    }

    protected static void Enter(Span<double> around, ReadOnlySpan<double> sums, double sign)
    {
        for (var i = 0; i < around.Length; i++)
        {
            around[i] += sign * sums[i];
        }
    }
}
