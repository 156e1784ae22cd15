using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Targets;

/// <summary>Columns of numbers. The network works on standardised ones; what it puts out is brought back to the column's own units.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Scalings">How each is standardised.</param>
internal sealed record NumberTarget(ImmutableArray<string> Columns, ImmutableArray<Scaling> Scalings) : Target(Columns)
{
    /// <inheritdoc/>
    public override TaskKind Task => TaskKind.Regression;

    /// <inheritdoc/>
    public override int ValueCount => Columns.Length;

    /// <inheritdoc/>
    public override int OutputCount => Columns.Length;

    /// <inheritdoc/>
    public override ImmutableArray<string> ProbabilityNames => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> PredictionNames => Columns;

    /// <inheritdoc/>
    public override bool TryRead(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (TargetCells.HasMissing(record, indexes, format))
        {
            return false;
        }

        for (var i = 0; i < indexes.Length; i++)
        {
            var field = record[indexes[i]];
            if (!format.TryNumber(CellFormat.Trim(field.Bytes), out values[i]))
            {
                throw new GophernetException(field.Place, $"column \"{Columns[i]}\": expected a number, found {Quoting.Field(field.Bytes)}", "Fix the cell.");
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Span<float> outputs)
    {
        for (var i = 0; i < values.Length; i++)
        {
            outputs[i] = Scalings[i].Encode(values[i]);
        }
    }

    /// <summary>The smallest and the largest number of each column: predictions stay between them; empty for no limits.</summary>
    public ImmutableArray<(double Low, double High)> Limits { get; init; } = [];

    /// <summary>A prediction in the units of the column.</summary>
    public double Decode(int column, float output)
    {
        var number = output * Scalings[column].Deviation + Scalings[column].Mean;
        return Limits.IsEmpty ? number : Math.Clamp(number, Limits[column].Low, Limits[column].High);
    }

    /// <summary>The same target with predictions that stay between the smallest and the largest number of the training rows, and of limits before.</summary>
    /// <param name="ranges">The smallest and the largest number of each column in the training rows.</param>
    public NumberTarget WithLimits(ImmutableArray<(double Low, double High)> ranges)
    {
        var limits = ImmutableArray.CreateBuilder<(double, double)>();
        for (var i = 0; i < Columns.Length; i++)
        {
            var (low, high) = ranges[i];
            limits.Add(Limits.IsEmpty ? (low, high) : (Math.Min(low, Limits[i].Low), Math.Max(high, Limits[i].High)));
        }

        return this with { Limits = limits.ToImmutable() };
    }
}
