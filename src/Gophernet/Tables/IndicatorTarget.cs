using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>A column for each class, 1 in the row's own and 0 in the others, as in the article.</summary>
/// <param name="Columns">The names of the columns, which are the names of the classes.</param>
public sealed record IndicatorTarget(ImmutableArray<string> Columns) : ClassTarget(Columns, Columns)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> PredictionNames => ["prediction"];

    /// <inheritdoc/>
    public override bool TryRead(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values)
    {
        Span<double> indicators = indexes.Length <= MostClasses ? stackalloc double[indexes.Length] : new double[indexes.Length];
        if (!IndicatorCells.TryRead(record, Columns, indexes, format, indicators))
        {
            return false;
        }

        var code = indicators.IndexOf(1);
        if (code < 0 || indicators[(code + 1)..].Contains(1))
        {
            throw new GophernetException(record[indexes[Math.Max(code, 0)]].Place,
                $"expected a 1 in one of the columns {NameList.Shorten(Columns)}, found {(code < 0 ? "none" : "more")}",
                "Every row belongs to one class: one of its targets is 1, the others 0.");
        }

        values[0] = code;
        return true;
    }
}

/// <summary>Columns of 0 and 1.</summary>
internal static class IndicatorCells
{
    /// <summary>Reads the columns of a row; false when one is missing.</summary>
    public static bool TryRead(CsvRecord record, ImmutableArray<string> names, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values)
    {
        for (var i = 0; i < indexes.Length; i++)
        {
            var field = record[indexes[i]];
            var text = CellFormat.Trim(field.Bytes);
            if (format.Missing.Contains(text) || format.IsNoNumber(text))
            {
                return false;
            }

            if (!format.TryNumber(text, out values[i]) || values[i] is not (0 or 1))
            {
                throw new GophernetException(field.Place, $"column \"{names[i]}\": expected 0 or 1, found {Quoting.Field(field.Bytes)}",
                    "The model's targets are columns of 0 and 1.");
            }
        }

        return true;
    }
}
