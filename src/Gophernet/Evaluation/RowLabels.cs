using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>Which labels rows have, and which are predicted for them.</summary>
/// <param name="outputs">[rows, labels].</param>
/// <param name="actual">0 or 1, [rows, labels].</param>
/// <param name="threshold">A label is predicted where its output lies above this.</param>
internal sealed class RowLabels(Matrix outputs, Matrix actual, float threshold = Classification.LabelThreshold)
{
    /// <summary>The number of labels.</summary>
    public int LabelCount => outputs.Columns;

    /// <summary>The rows.</summary>
    public int Count => outputs.Rows;

    /// <summary>Whether a label is predicted for a row.</summary>
    public bool IsPredicted(int row, int label) => Classification.Decide(outputs[row, label], threshold);

    /// <summary>Whether a row has a label.</summary>
    public bool IsPresent(int row, int label) => actual[row, label] != 0;

    /// <summary>Whether all labels of each row are predicted right, [rows].</summary>
    public bool[] AreAllRight()
    {
        var areRight = new bool[Count];
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
}
