using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>What a model says of rows of classes, and how good that is.</summary>
/// <param name="Outputs">[rows, classes].</param>
/// <param name="Actual">The class of each row, [rows]; −1 for one that is not known.</param>
/// <param name="Decided">The class that is decided for each, [rows].</param>
/// <param name="Costs">What decisions cost; null for nothing.</param>
/// <param name="Positive">Which of two classes <c>pr_auc</c> is of; null for the mean of several.</param>
/// <param name="Values">The metrics.</param>
/// <param name="Sets">Those of sets of classes; null for none.</param>
internal sealed record ClassRows(
    Matrix Outputs, int[] Actual, int[] Decided, CostMatrix? Costs, int? Positive, IReadOnlyList<MetricValue> Values, RowMeans? Sets)
{
    /// <summary>The rows.</summary>
    public int Count => Actual.Length;

    /// <summary>Whether each row's class is decided, [rows].</summary>
    public bool[] AreRight() => ClassificationIntervals.AreEqual(Decided, Actual);

    /// <summary>What each row adds to ROC-AUC, [rows]: 0 for classes that are not known, which are not ranked.</summary>
    public double[] SlopesOfRocAuc() => Slopes(isOfPrecision: false);

    /// <summary>The same of PR-AUC.</summary>
    public double[] SlopesOfPrAuc() => Slopes(isOfPrecision: true);

    /// <summary>Whether all outputs and decisions are the same as those of another model.</summary>
    /// <param name="other">Those of the other.</param>
    /// <param name="order">Of each class its place in the other.</param>
    public bool AreSame(ClassRows other, int[] order)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var row = 0; row < Count; row++)
        {
            if (order[Decided[row]] != other.Decided[row])
            {
                return false;
            }

            for (var i = 0; i < order.Length; i++)
            {
                if (Outputs[row, i] != other.Outputs[row, order[i]])
                {
                    return false;
                }
            }
        }

        return Sets is null || other.Sets is null || Sets.AreSame(other.Sets, Count);
    }

    private double[] Slopes(bool isOfPrecision)
    {
        var known = Array.FindAll(Sequences.Range(Count), row => Actual[row] >= 0);
        var (outputs, actual) = (new Matrix(known.Length, Outputs.Columns), Array.ConvertAll(known, row => Actual[row]));
        for (var i = 0; i < known.Length; i++)
        {
            Outputs.Row(known[i]).CopyTo(outputs.Row(i));
        }

        int[] classes = Outputs.Columns == 2 ? [isOfPrecision ? Positive ?? 1 : 1]
            : Array.FindAll(Sequences.Range(Outputs.Columns), index => actual.AsSpan().Contains(index));
        var slopes = isOfPrecision ? RankIntervals.LossesOfPrAuc(outputs, actual, classes) : RankIntervals.SlopesOfRocAuc(outputs, actual, classes);
        var all = new double[Count];
        for (var i = 0; i < known.Length; i++)
        {
            all[known[i]] = slopes[i] / classes.Length;
        }

        return all;
    }
}
