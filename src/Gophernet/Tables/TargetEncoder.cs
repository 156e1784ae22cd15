using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>Turns the classes of a table into targets of a network.</summary>
public static class TargetEncoder
{
    /// <summary>Encodes every row: 1 for its own class, 0 for the others.</summary>
    /// <param name="classCodes">The class of each row, [rows].</param>
    /// <param name="classCount">The number of classes.</param>
    /// <returns>[rows, classes].</returns>
    public static Matrix Encode(ReadOnlySpan<int> classCodes, int classCount)
    {
        var targets = new Matrix(classCodes.Length, classCount);
        for (var row = 0; row < classCodes.Length; row++)
        {
            targets[row, classCodes[row]] = 1;
        }

        return targets;
    }
}
