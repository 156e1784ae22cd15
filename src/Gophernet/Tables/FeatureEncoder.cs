using System.Collections.Immutable;
using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>Turns features into inputs of a network: (value − mean) / deviation, computed in double. It travels in the model file.</summary>
/// <param name="Means">What is taken off, one a feature; 0 for none.</param>
/// <param name="Deviations">What is divided by, one a feature, positive; 1 for none.</param>
public sealed record FeatureEncoder(ImmutableArray<double> Means, ImmutableArray<double> Deviations)
{
    /// <summary>An encoder that leaves the features as they are.</summary>
    public static FeatureEncoder Unscaled(int features) => new([.. Enumerable.Repeat(0.0, features)], [.. Enumerable.Repeat(1.0, features)]);

    /// <summary>Measures the means and the standard deviations (of the population) of a table's features; a constant column keeps its scale.</summary>
    /// <exception cref="ArgumentException">The table is empty.</exception>
    public static FeatureEncoder Standardising(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfZero(table.RowCount, nameof(table));
        var means = new double[table.FeatureCount];
        var deviations = new double[table.FeatureCount];
        for (var i = 0; i < table.FeatureCount; i++)
        {
            means[i] = Mean(table.Feature(i));
            deviations[i] = Deviation(table.Feature(i), means[i]);
        }

        return new FeatureEncoder([.. means], [.. deviations]);
    }

    /// <summary>Encodes every row of a table, rows together: shuffled rows are copied whole.</summary>
    /// <param name="table">A table of as many features.</param>
    /// <param name="destination">Receives [rows, features].</param>
    public void EncodeRows(Table table, Matrix destination)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(destination);
        destination.Resize(table.RowCount, table.FeatureCount);
        var values = destination.Values;
        for (var i = 0; i < table.FeatureCount; i++)
        {
            var feature = table.Feature(i);
            for (var row = 0; row < feature.Length; row++)
            {
                values[row * table.FeatureCount + i] = Encode(feature[row], i);
            }
        }
    }

    /// <summary>Encodes some rows of a table as a network takes them, features together.</summary>
    /// <param name="table">A table of as many features.</param>
    /// <param name="start">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="destination">Receives [features, rows].</param>
    public void EncodeInputs(Table table, int start, int rows, Matrix destination)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(destination);
        destination.Resize(table.FeatureCount, rows);
        for (var i = 0; i < table.FeatureCount; i++)
        {
            var feature = table.Feature(i).Slice(start, rows);
            var inputs = destination.Row(i);
            for (var row = 0; row < rows; row++)
            {
                inputs[row] = Encode(feature[row], i);
            }
        }
    }

    private float Encode(double value, int feature) => (float)((value - Means[feature]) / Deviations[feature]);

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double Deviation(ReadOnlySpan<double> values, double mean)
    {
        // The same value in every row has deviation 0, but a mean that rounding may have moved beside it.
        if (values.IndexOfAnyExcept(values[0]) < 0)
        {
            return 1;
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        // The squares of tiny differences can all be 0.
        return sum > 0 ? Math.Sqrt(sum / values.Length) : 1;
    }
}
