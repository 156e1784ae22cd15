using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// The 95% intervals of the metrics of classes, but for those of ranks: accuracy by Wilson's formula, what follows from sums by bootstrap. Of the
/// calibration error, which chance makes larger, the bootstrap's distances are taken to the other side.
/// </summary>
internal static class ClassificationIntervals
{
    /// <summary>Adds intervals to metrics.</summary>
    /// <param name="values">The metrics.</param>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row, [rows]; −1 for one that is not known.</param>
    /// <param name="decision">How a class is decided.</param>
    /// <param name="costs">What decisions cost; null for nothing.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static void AddTo(
        List<MetricValue> values, Matrix outputs, int[] actual, ClassDecision decision, CostMatrix? costs, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(decision);
        var decided = decision.OfRows(outputs);
        var sums = new ClassificationSums(outputs, actual, decided, costs);
        var (isRight, intervals) = (AreEqual(decided, actual), sums.Intervals(actual.Length, groups));
        for (var i = 0; i < values.Count; i++)
        {
            var index = Array.IndexOf(sums.Names, values[i].Name);
            values[i] = values[i].Name == MetricTable.Accuracy ? values[i] with { Interval = ShareInterval.Of(isRight, groups) }
                : index >= 0 ? values[i] with { Interval = Holding(intervals?[index], values[i].Value, index == sums.Reversed) }
                : values[i];
        }
    }

    /// <summary>Whether each row's class is decided.</summary>
    /// <param name="decided">The class that is decided, [rows].</param>
    /// <param name="actual">The class, [rows].</param>
    public static bool[] AreEqual(ReadOnlySpan<int> decided, ReadOnlySpan<int> actual)
    {
        var areEqual = new bool[actual.Length];
        for (var row = 0; row < areEqual.Length; row++)
        {
            areEqual[row] = decided[row] == actual[row];
        }

        return areEqual;
    }

    /// <summary>An interval with the value in it: what chance adds to a calibration error, which is from 0 on, may be more than all of it.</summary>
    private static (double Low, double High)? Holding((double Low, double High)? interval, double value, bool isFromZero) =>
        interval is var (low, high) ? (Math.Max(Math.Min(low, value), isFromZero ? 0 : double.NegativeInfinity), Math.Max(high, value)) : null;
}
