using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Columns of numbers. The network works on standardised ones; what it puts out is brought back to the column's own units.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Scalings">How each is standardised.</param>
public sealed record NumberTarget(ImmutableArray<string> Columns, ImmutableArray<Scaling> Scalings) : Target(Columns)
{
    /// <inheritdoc/>
    public override TaskKind Task => TaskKind.Regression;

    /// <inheritdoc/>
    public override int ValueCount => Columns.Length;

    /// <inheritdoc/>
    public override int OutputCount => Columns.Length;

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
                throw new GophernetException(field.Place, $"column \"{Columns[i]}\": expected a number, found {Quoting.Field(field.Bytes)}", "Mend the cell.");
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

    /// <summary>A prediction in the units of the column.</summary>
    public double Decode(int column, float output) => output * Scalings[column].Deviation + Scalings[column].Mean;
}
