using System.Collections.Immutable;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables;

/// <summary>
/// Rows of an input, by column: each feature in a type of its own, read as doubles (NaN where missing); where they were read, a double for each target.
/// A table that a network learns from holds its features encoded once they are, and no longer as they were read.
/// </summary>
internal sealed class Table
{
    private readonly string _source;
    private readonly double[][] _targets;
    private readonly LineNumbers _lines;
    private readonly DoubleColumn?[] _doubles; // the features of a block, which grows cell by cell, null for texts; none in other tables
    private Column[] _features;

    /// <summary>Creates an empty table for blocks of rows.</summary>
    /// <param name="source">The name of the input.</param>
    /// <param name="featureCount">The number of features.</param>
    /// <param name="targetCount">The numbers kept of each row's target; 0 for none.</param>
    public Table(string source, int featureCount, int targetCount)
        : this(source, [.. Sequences.Range(featureCount).Select(_ => new DoubleColumn())],
            Sequences.Range(targetCount).Select(_ => (double[])[]), new LineNumbers())
    {
    }

    /// <summary>Creates an empty table for blocks of rows, with columns of texts where features are.</summary>
    /// <param name="source">The name of the input.</param>
    /// <param name="features">The features.</param>
    /// <param name="targetCount">The numbers kept of each row's target; 0 for none.</param>
    public Table(string source, ReadOnlySpan<Feature> features, int targetCount)
        : this(source, BlockColumns(features), Sequences.Range(targetCount).Select(_ => (double[])[]), new LineNumbers())
    {
    }

    /// <summary>Creates an empty table for many rows.</summary>
    /// <param name="source">The name of the input.</param>
    /// <param name="schema">The schema that says what the columns hold.</param>
    /// <param name="withTarget">Whether their targets are kept.</param>
    public Table(string source, Schema schema, bool withTarget = true)
        : this(source, schema.Features.Select(feature => feature.CreateColumn()),
            Sequences.Range(withTarget ? schema.Target.ValueCount : 0).Select(_ => (double[])[]), new LineNumbers())
    {
    }

    internal Table(string source, Column[] features, double[][] targets, LineNumbers lines)
    {
        (_source, _features, _targets, _lines, RowCount) = (source, features, targets, lines, lines.Count);
        _doubles = Array.TrueForAll(features, column => column is DoubleColumn or TextColumn) && Array.Exists(features, column => column is DoubleColumn)
            ? Array.ConvertAll(features, column => column as DoubleColumn) : [];
    }

    /// <summary>The name of the input.</summary>
    public string Source => _source;

    /// <summary>The line of each row.</summary>
    public LineNumbers Lines => _lines;

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The features of all rows as a network takes them, where they were encoded; null before.</summary>
    public EncodedRows? Encoded { get; private set; }

    /// <summary>A feature of every row, [rows]; a copy, but for blocks of rows.</summary>
    public ReadOnlySpan<double> Feature(int index) =>
        _features[index] is DoubleColumn column ? column.Values : Feature(index, 0, new double[RowCount]);

    /// <summary>A feature of some rows.</summary>
    /// <param name="index">The feature.</param>
    /// <param name="start">The first row.</param>
    /// <param name="scratch">As long as there are rows; may receive them.</param>
    public ReadOnlySpan<double> Feature(int index, int start, Span<double> scratch)
    {
        if (_features[index] is DoubleColumn column)
        {
            return column.Values.Slice(start, scratch.Length);
        }

        _features[index].CopyTo(start, scratch);
        return scratch;
    }

    /// <summary>A feature of texts. Who adds a row adds its texts first.</summary>
    public TextColumn Texts(int index) => (TextColumn)_features[index];

    /// <summary>The numbers of each row's target that are kept.</summary>
    public int TargetCount => _targets.Length;

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
        for (var i = 0; i < features.Length; i++)
        {
            if (_doubles.Length > 0)
            {
                _doubles[i]?.Append(features[i]); // no virtual call, nor a span, for a cell
            }
            else if (_features[i] is not TextColumn)
            {
                _features[i].Append(features.Slice(i, 1));
            }
        }

        for (var i = 0; i < targets.Length; i++)
        {
            Reserve(ref _targets[i], RowCount + 1);
            _targets[i][RowCount] = targets[i];
        }

        _lines.Add(line);
        RowCount++;
    }

    /// <summary>Adds the rows of a block with the same columns.</summary>
    public void Append(Table block)
    {
        ArgumentNullException.ThrowIfNull(block);
        for (var i = 0; i < _features.Length; i++)
        {
            if (_features[i] is TextColumn texts)
            {
                texts.Append(block.Texts(i), block.RowCount);
            }
            else
            {
                _features[i].Append(block.Feature(i));
            }
        }

        for (var i = 0; i < _targets.Length; i++)
        {
            Reserve(ref _targets[i], RowCount + block.RowCount);
            block.Target(i).CopyTo(_targets[i].AsSpan(RowCount));
        }

        for (var row = 0; row < block.RowCount; row++)
        {
            _lines.Add(block._lines[row]);
        }

        RowCount += block.RowCount;
    }

    /// <summary>Nothing more is added.</summary>
    public void Seal()
    {
        foreach (var column in _features)
        {
            column.Seal();
        }
    }

    /// <summary>Some of the rows, in that order, as a table of their own.</summary>
    public Table Take(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        RequireFeatures();
        return new Table(
            _source, _features.Select(column => column.Take(rows)),
            Array.ConvertAll(_targets, values => Array.ConvertAll(rows, row => values[row])), _lines.Take(rows));
    }

    /// <summary>These rows and then others, without their targets, as a table of their own.</summary>
    /// <param name="schema">The schema that both were read with.</param>
    /// <param name="others">The others.</param>
    public Table Then(Schema schema, Table others)
    {
        ArgumentNullException.ThrowIfNull(others);
        RequireFeatures();
        var both = new Table(_source, schema, withTarget: false);
        both.Append(this);
        both.Append(others);
        both.Seal();
        return both;
    }

    /// <summary>The same rows with some of the features, which are shared.</summary>
    /// <param name="features">The features, as this table counts them.</param>
    public Table WithFeatures(int[] features)
    {
        ArgumentNullException.ThrowIfNull(features);
        RequireFeatures();
        return new Table(_source, Array.ConvertAll(features, feature => _features[feature]), _targets, _lines);
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear()
    {
        foreach (var column in _features)
        {
            (column as DoubleColumn)?.Clear();
            (column as TextColumn)?.Clear();
        }

        _lines.Clear();
        RowCount = 0;
    }

    /// <summary>Lets the memory of the first rows' features go, as they are encoded.</summary>
    internal void Release(int rows)
    {
        foreach (var column in _features)
        {
            column.Release(rows);
        }
    }

    /// <summary>Holds the features encoded from now on, and not as they were read.</summary>
    internal void Replace(EncodedRows encoded) => (Encoded, _features) = (encoded, []);

    private static Column[] BlockColumns(ReadOnlySpan<Feature> features)
    {
        var columns = new Column[features.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = features[i].IsText ? new TextColumn() : new DoubleColumn();
        }

        return columns;
    }

    private void RequireFeatures()
    {
        if (Encoded is not null)
        {
            throw new InvalidOperationException("The features of this table were encoded: a network has learnt from it.");
        }
    }

    private static void Reserve(ref double[] values, int count)
    {
        if (count > values.Length)
        {
            Array.Resize(ref values, Math.Max(Math.Max(64, 2 * values.Length), count));
        }
    }
}
