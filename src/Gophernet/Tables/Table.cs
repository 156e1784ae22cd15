using System.Collections.Immutable;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables;

/// <summary>Rows of an input, by column: a double for each feature (NaN where missing) and, where they were read, for each target.</summary>
internal sealed class Table
{
    private readonly string _source;
    private readonly double[][] _features;
    private readonly double[][] _targets;
    private long[] _lines = [];

    /// <summary>Creates an empty table.</summary>
    /// <param name="source">The name of the input.</param>
    /// <param name="featureCount">The number of features.</param>
    /// <param name="targetCount">The numbers kept of each row's target; 0 for none.</param>
    public Table(string source, int featureCount, int targetCount)
    {
        _source = source;
        (_features, _targets) = (new double[featureCount][], new double[targetCount][]);
        Array.Fill(_features, []);
        Array.Fill(_targets, []);
    }

    internal Table(string source, double[][] features, double[][] targets, long[] lines)
    {
        (_source, _features, _targets, _lines, RowCount) = (source, features, targets, lines, lines.Length);
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>A feature of every row, [rows].</summary>
    public ReadOnlySpan<double> Feature(int index) => _features[index].AsSpan(0, RowCount);

    /// <summary>A number of every row's target, [rows]: the class's index, or the number in one of the columns.</summary>
    public ReadOnlySpan<double> Target(int index) => _targets[index].AsSpan(0, RowCount);

    /// <summary>The smallest and the largest number of each part of the targets.</summary>
    public ImmutableArray<(double Low, double High)> TargetRanges() => [.. _targets.Select(values =>
    {
        var (low, high, _) = NumberRange.Of(values.AsSpan(0, RowCount));
        return (low, high);
    })];

    /// <summary>Where a row began in the input.</summary>
    public Place PlaceOf(int row) => new(_source, _lines[row]);

    /// <summary>Adds a row.</summary>
    public void Append(ReadOnlySpan<double> features, ReadOnlySpan<double> targets, long line)
    {
        if (RowCount == _lines.Length)
        {
            Grow(Math.Max(64, 2 * RowCount));
        }

        for (var i = 0; i < features.Length; i++)
        {
            _features[i][RowCount] = features[i];
        }

        for (var i = 0; i < targets.Length; i++)
        {
            _targets[i][RowCount] = targets[i];
        }

        _lines[RowCount++] = line;
    }

    /// <summary>Adds the rows of a table with the same columns.</summary>
    public void Append(Table other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (RowCount + other.RowCount > _lines.Length)
        {
            Grow(Math.Max(2 * RowCount, RowCount + other.RowCount));
        }

        for (var i = 0; i < _features.Length; i++)
        {
            other.Feature(i).CopyTo(_features[i].AsSpan(RowCount));
        }

        for (var i = 0; i < _targets.Length; i++)
        {
            other.Target(i).CopyTo(_targets[i].AsSpan(RowCount));
        }

        other._lines.AsSpan(0, other.RowCount).CopyTo(_lines.AsSpan(RowCount));
        RowCount += other.RowCount;
    }

    /// <summary>Some of the rows, in that order, as a table of their own.</summary>
    public Table Take(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new Table(
            _source, Array.ConvertAll(_features, values => Array.ConvertAll(rows, row => values[row])),
            Array.ConvertAll(_targets, values => Array.ConvertAll(rows, row => values[row])), Array.ConvertAll(rows, row => _lines[row]));
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear() => RowCount = 0;

    private void Grow(int capacity)
    {
        Array.Resize(ref _lines, capacity);
        foreach (var columns in (double[][][])[_features, _targets])
        {
            for (var i = 0; i < columns.Length; i++)
            {
                Array.Resize(ref columns[i], capacity);
            }
        }
    }
}
