using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Targets;

/// <summary>Targets of several columns.</summary>
internal static class TargetCells
{
    /// <summary>Reads columns of 0 and 1; false when one is missing.</summary>
    public static bool TryReadIndicators(CsvRecord record, ImmutableArray<string> names, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values)
    {
        if (HasMissing(record, indexes, format))
        {
            return false;
        }

        for (var i = 0; i < indexes.Length; i++)
        {
            var field = record[indexes[i]];
            var text = CellFormat.Trim(field.Bytes);
            if (!format.TryNumber(text, out values[i]) || values[i] is not (0 or 1))
            {
                throw new GophernetException(field.Place, $"column \"{names[i]}\": expected 0 or 1, found {Quoting.Field(field.Bytes)}",
                    "The model's targets are columns of 0 and 1.") { Field = names[i] };
            }
        }

        return true;
    }

    /// <summary>Whether one of the columns is missing in a row: such a row is left out, whatever stands in the others.</summary>
    public static bool HasMissing(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format)
    {
        foreach (var index in indexes)
        {
            var text = CellFormat.Trim(record[index].Bytes);
            if (format.IsMissing(text) || format.IsNonFinite(text))
            {
                return true;
            }
        }

        return false;
    }
}
