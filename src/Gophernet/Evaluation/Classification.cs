using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>Decisions from the outputs of a network.</summary>
public static class Classification
{
    /// <summary>The index of the largest output; of the first, where several are equal.</summary>
    public static int Decide(ReadOnlySpan<float> outputs)
    {
        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
        {
            best = outputs[i] > outputs[best] ? i : best;
        }

        return best;
    }

    /// <summary>Compares the decision for each row with its class.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="classCodes">The class of each row, [rows].</param>
    /// <param name="confusion">Counts every row.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void Count(Matrix outputs, ReadOnlySpan<int> classCodes, ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(confusion);
        outputs.RequireShape(classCodes.Length, confusion.ClassCount);
        for (var row = 0; row < classCodes.Length; row++)
        {
            confusion.Add(classCodes[row], Decide(outputs.Row(row)));
        }
    }
}
