using System.Runtime.InteropServices;

namespace Gophernet.Tables.Inference;

/// <summary>
/// The same of rows of which some belong together, such as those of one patient, and are no evidence for each other: those in one group count as one row
/// with their mean target, which is predicted from rows that do not belong to them.
/// </summary>
internal sealed class KinSums : TargetSums
{
    private readonly ulong[] _cells; // those that belong together, and the group, in this order
    private readonly double[] _means; // [cells, outputs]

    /// <param name="groups">The number of groups.</param>
    /// <param name="outputs">The outputs of the target.</param>
    /// <param name="groupOf">The group of each row; −1 for none.</param>
    /// <param name="kin">The same number in rows that belong together.</param>
    /// <param name="addTo">Adds the outputs of a row to sums.</param>
    public KinSums(int groups, int outputs, ReadOnlySpan<int> groupOf, int[] kin, RowAdder addTo)
        : base(groups, outputs)
    {
        var places = new Dictionary<ulong, int>();
        var (rows, sums) = (new List<int>(), new List<double>());
        for (var row = 0; row < groupOf.Length; row++)
        {
            if (groupOf[row] < 0)
            {
                continue;
            }

            var cell = (ulong)(uint)kin[row] << 32 | (uint)groupOf[row];
            if (!places.TryGetValue(cell, out var place))
            {
                place = places[cell] = rows.Count;
                rows.Add(0);
                sums.AddRange(new double[outputs]);
            }

            rows[place]++;
            addTo(row, CollectionsMarshal.AsSpan(sums).Slice(place * outputs, outputs));
        }

        _cells = [.. places.Keys];
        Array.Sort(_cells);
        _means = new double[sums.Count];
        for (var i = 0; i < _cells.Length; i++)
        {
            var place = places[_cells[i]];
            var squares = 0.0;
            for (var k = 0; k < outputs; k++)
            {
                var mean = sums[place * outputs + k] / rows[place];
                _means[i * outputs + k] = mean;
                squares += mean * mean;
            }

            Enter(Of(GroupOf(i)), MeanOf(i), 1);
            Add(GroupOf(i), 1, squares);
        }
    }

    /// <summary>Adds the outputs of a row to sums.</summary>
    public delegate void RowAdder(int row, Span<double> sums);

    /// <inheritdoc/>
    public override double LeastError(int width, ReadOnlySpan<double> weights)
    {
        Span<double> errors = stackalloc double[MaxWeights];
        Span<double> ofKin = stackalloc double[Outputs];
        errors = errors[..weights.Length];
        errors.Clear();
        var (around, rowsAround) = Around(width);
        for (int start = 0, end; start < _cells.Length; start = end)
        {
            for (end = start + 1; end < _cells.Length && KinOf(end) == KinOf(start); end++)
            {
            }

            var (first, last) = (start, start); // those that belong together, in the groups around
            ofKin.Clear();
            for (var i = start; i < end; i++)
            {
                var group = GroupOf(i);
                for (; last < end && GroupOf(last) <= group + width; last++)
                {
                    Enter(ofKin, MeanOf(last), 1);
                }

                for (; GroupOf(first) < group - width; first++)
                {
                    Enter(ofKin, MeanOf(first), -1);
                }

                AddErrors(errors, weights, MeanOf(i), around.AsSpan(group * Outputs, Outputs), ofKin, rowsAround[group] - (last - first));
            }
        }

        return Least(errors);
    }

    private static void AddErrors(
        Span<double> errors, ReadOnlySpan<double> weights, ReadOnlySpan<double> target, ReadOnlySpan<double> around, ReadOnlySpan<double> ofKin, int rows)
    {
        for (var i = 0; i < errors.Length; i++)
        {
            for (var k = 0; k < target.Length; k++)
            {
                var difference = target[k] - (around[k] - ofKin[k]) / (rows + weights[i]);
                errors[i] += difference * difference;
            }
        }
    }

    private int KinOf(int cell) => (int)(_cells[cell] >> 32);

    private int GroupOf(int cell) => (int)(uint)_cells[cell];

    private ReadOnlySpan<double> MeanOf(int cell) => _means.AsSpan(cell * Outputs, Outputs);

    /// <summary>The sums of each group and those around it, [groups, outputs], and their rows.</summary>
    private (double[] Sums, int[] Rows) Around(int width)
    {
        var (sums, rows) = (new double[Groups * Outputs], new int[Groups]);
        var (end, rowsAround) = (0, 0);
        Span<double> around = stackalloc double[Outputs];
        around.Clear();
        for (var group = 0; group < Groups; group++)
        {
            for (; end < Groups && end <= group + width; end++)
            {
                rowsAround += RowsOf(end);
                Enter(around, Of(end), 1);
            }

            if (group > width)
            {
                rowsAround -= RowsOf(group - width - 1);
                Enter(around, Of(group - width - 1), -1);
            }

            around.CopyTo(sums.AsSpan(group * Outputs));
            rows[group] = rowsAround;
        }

        return (sums, rows);
    }
}
