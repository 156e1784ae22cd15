using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>Which labels rows have, and which are predicted for them.</summary>
/// <param name="Outputs">[rows, labels].</param>
/// <param name="Actual">0 or 1, [rows, labels].</param>
/// <param name="Threshold">A label is predicted where its output lies above this.</param>
internal sealed record RowLabels(Matrix Outputs, Matrix Actual, float Threshold = Classification.LabelThreshold)
{
    /// <summary>The number of labels.</summary>
    public int LabelCount => Outputs.Columns;

    /// <summary>Whether a label is predicted for a row.</summary>
    public bool IsPredicted(int row, int label) => Classification.Decide(Outputs[row, label], Threshold);

    /// <summary>Whether a row has a label.</summary>
    public bool IsPresent(int row, int label) => Actual[row, label] != 0;

    /// <summary>Whether all labels of each row are predicted right, [rows].</summary>
    public bool[] AreAllRight()
    {
        var areRight = new bool[Actual.Rows];
        for (var row = 0; row < areRight.Length; row++)
        {
            areRight[row] = true;
            for (var i = 0; i < LabelCount; i++)
            {
                areRight[row] &= IsPredicted(row, i) == IsPresent(row, i);
            }
        }

        return areRight;
    }

    /// <summary>Whether all outputs are the same as those of another model.</summary>
    /// <param name="other">Those of the other.</param>
    /// <param name="order">Of each label its place in the other.</param>
    public bool AreSame(RowLabels other, int[] order)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var row = 0; row < Outputs.Rows; row++)
        {
            for (var i = 0; i < order.Length; i++)
            {
                if (Outputs[row, i] != other.Outputs[row, order[i]])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
