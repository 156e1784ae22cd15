using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Targets;

/// <summary>A column for each class, 1 in the row's own and 0 in the others, as in the article.</summary>
/// <param name="Columns">The names of the columns, which are the names of the classes.</param>
internal sealed record IndicatorTarget(ImmutableArray<string> Columns) : ClassTarget(Columns, Columns)
{
    internal const string FormName = "indicators";

    /// <inheritdoc/>
    public override string Form => FormName;

    /// <inheritdoc/>
    public override ImmutableArray<string> PredictionNames => ["prediction"];

    /// <inheritdoc/>
    public override bool TryRead(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values)
    {
        Span<double> indicators = stackalloc double[indexes.Length]; // MaxColumns at most
        if (!TargetCells.TryReadIndicators(record, Columns, indexes, format, indicators))
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
