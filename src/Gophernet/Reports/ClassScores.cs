using Gophernet.Numerics;

namespace Gophernet.Reports;

/// <summary>The probabilities of a class or a label, ascending.</summary>
internal sealed class ClassScores
{
    /// <summary>Takes probabilities over, and sorts them.</summary>
    /// <param name="positives">Those of the rows that are of the class.</param>
    /// <param name="negatives">Those of the other rows.</param>
    public ClassScores(float[] positives, float[] negatives)
    {
        (Positives, Negatives) = (positives, negatives);
        RadixSort.Sort(positives);
        RadixSort.Sort(negatives);
    }

    /// <summary>Those of the rows that are of the class.</summary>
    public float[] Positives { get; }

    /// <summary>Those of the other rows.</summary>
    public float[] Negatives { get; }

    /// <summary>All rows.</summary>
    public int RowCount => Positives.Length + Negatives.Length;
}
