using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>What a model says of rows of classes, and how good that is.</summary>
/// <param name="outputs">[rows, classes].</param>
/// <param name="actual">The class of each row, [rows]; −1 for one that is not known.</param>
/// <param name="decided">The class that is decided for each, [rows].</param>
/// <param name="costs">What decisions cost; null for nothing.</param>
/// <param name="positive">Which of two classes <c>pr_auc</c> is of; null for the mean of several.</param>
/// <param name="values">The metrics.</param>
/// <param name="sets">Those of sets of classes; null for none.</param>
internal sealed class ClassRows(
    Matrix outputs, int[] actual, int[] decided, CostMatrix? costs, int? positive, IReadOnlyList<MetricValue> values, RowMeans? sets)
{
    /// <summary>The rows.</summary>
    public int Count => actual.Length;

    /// <summary>The metrics.</summary>
    public IReadOnlyList<MetricValue> Values => values;

    /// <summary>Those of sets of classes; null for none.</summary>
    public RowMeans? Sets => sets;

    /// <summary>Whether each row's class is decided, [rows].</summary>
    public bool[] AreRight() => ClassificationIntervals.AreEqual(decided, actual);

    /// <summary>What each row adds to metrics that follow from sums.</summary>
    public ClassificationSums ToSums() => new(outputs, actual, decided, costs);

    /// <summary>What each row adds to ROC-AUC, or how much less PR-AUC is without it, [rows]; 0 for classes that are not known, which are not ranked.</summary>
    /// <param name="isOfPrecision">Whether that of PR-AUC is wanted.</param>
    public double[] Slopes(bool isOfPrecision)
    {
        if (Array.TrueForAll(actual, code => code >= 0))
        {
            return Slopes(outputs, actual, isOfPrecision);
        }

        var known = Array.FindAll(Sequences.Range(Count), row => actual[row] >= 0);
        var (taken, codes) = (new Matrix(known.Length, outputs.Columns), new int[known.Length]);
        for (var i = 0; i < known.Length; i++)
        {
            outputs.Row(known[i]).CopyTo(taken.Row(i));
            codes[i] = actual[known[i]];
        }

        var (slopes, all) = (Slopes(taken, codes, isOfPrecision), new double[Count]);
        for (var i = 0; i < known.Length; i++)
        {
            all[known[i]] = slopes[i];
        }

        return all;
    }

    private double[] Slopes(Matrix outputs, int[] codes, bool isOfPrecision)
    {
        int[] classes = outputs.Columns == 2 ? [isOfPrecision ? positive ?? 1 : 1]
            : Array.FindAll(Sequences.Range(outputs.Columns), index => codes.AsSpan().Contains(index));
        var slopes = isOfPrecision ? RankIntervals.LossesOfPrAuc(outputs, codes, classes) : RankIntervals.SlopesOfRocAuc(outputs, codes, classes);
        foreach (ref var slope in slopes.AsSpan())
        {
            slope /= classes.Length;
        }

        return slopes;
    }
}
