using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Reports;

/// <summary>Probabilities of something that is so in some rows, such as that they are of a class; ascending.</summary>
internal sealed class ClassScores
{
    /// <summary>Takes probabilities over, and sorts them.</summary>
    /// <param name="positives">Those of the rows where it is so.</param>
    /// <param name="negatives">Those of the other rows.</param>
    public ClassScores(float[] positives, float[] negatives)
    {
        (Positives, Negatives) = (positives, negatives);
        RadixSort.Sort(positives);
        RadixSort.Sort(negatives);
    }

    /// <summary>Those of the rows where it is so.</summary>
    public float[] Positives { get; }

    /// <summary>Those of the other rows.</summary>
    public float[] Negatives { get; }

    /// <summary>All rows.</summary>
    public int RowCount => Positives.Length + Negatives.Length;

    /// <summary>The probabilities of a class.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row; rows of classes that the model does not know are left out, [rows].</param>
    /// <param name="index">The class.</param>
    public static ClassScores OfClass(Matrix outputs, ReadOnlySpan<double> actual, int index)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var scores = new Divided();
        for (var row = 0; row < actual.Length; row++)
        {
            if (actual[row] != ClassTarget.UnknownClass)
            {
                scores.Add(outputs[row, index], actual[row] == index);
            }
        }

        return scores.ToScores();
    }

    /// <summary>The probabilities of a label.</summary>
    /// <param name="outputs">[rows, labels].</param>
    /// <param name="actual">1 for the rows that have it, [rows].</param>
    /// <param name="index">The label.</param>
    public static ClassScores OfLabel(Matrix outputs, ReadOnlySpan<double> actual, int index)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var scores = new Divided();
        for (var row = 0; row < actual.Length; row++)
        {
            scores.Add(outputs[row, index], actual[row] == 1);
        }

        return scores.ToScores();
    }

    /// <summary>The probabilities of the class that is decided, which is right or wrong.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row; rows of classes that the model does not know are left out, [rows].</param>
    /// <param name="decision">How a class is decided.</param>
    public static ClassScores OfDecided(Matrix outputs, ReadOnlySpan<double> actual, ClassDecision decision)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(decision);
        var scores = new Divided();
        for (var row = 0; row < actual.Length; row++)
        {
            if (actual[row] != ClassTarget.UnknownClass)
            {
                var decided = decision.Of(outputs.Row(row));
                scores.Add(outputs[row, decided], actual[row] == decided);
            }
        }

        return scores.ToScores();
    }

    /// <summary>Probabilities as they come.</summary>
    private sealed class Divided
    {
        private readonly List<float> _positives = [];
        private readonly List<float> _negatives = [];

        public void Add(float probability, bool isSo) => (isSo ? _positives : _negatives).Add(probability);

        public ClassScores ToScores() => new([.. _positives], [.. _negatives]);
    }
}
