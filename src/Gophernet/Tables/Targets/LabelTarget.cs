using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Json;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Targets;

/// <summary>One column with the name of the class.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Classes">The names of the classes.</param>
internal sealed record LabelTarget(string Column, ImmutableArray<string> Classes) : ClassTarget([Column], Classes)
{
    internal const string FormName = "label";

    private readonly TextIndex _codes = new(Classes);

    /// <inheritdoc/>
    public override string Form => FormName;

    /// <inheritdoc/>
    public override ImmutableArray<string> PredictionNames => Columns;

    /// <inheritdoc/>
    public override bool TryRead(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(format);
        var field = record[indexes[0]];
        var text = CellFormat.Trim(field.Bytes);
        if (format.IsMissing(text) || format.IsNonFinite(text))
        {
            // "None" is missing, unless it is a class.
            var isClass = _codes.TryGet(text, out var name);
            values[0] = isClass ? name : values[0];
            return isClass;
        }

        values[0] = _codes.TryGet(text, format, out var code) ? code : throw new GophernetException(
            field.Place, $"column \"{Column}\": found the class {Quoting.Field(text)}, which the model does not know",
                $"Its classes are: {NameList.Shorten(Classes)}.") { Field = Column };
        return true;
    }

    internal override void WriteJson(Utf8JsonWriter json) => json.WriteTexts("classes", Classes);

    internal static LabelTarget ReadJson(ImmutableArray<string> columns, JsonNodeReader node)
    {
        var classes = node.DistinctTexts("classes");
        return columns.Length == 1 && classes.Length is > 0 and <= MaxClasses
            ? new LabelTarget(columns[0], classes)
            : throw node.Fault($"it has {columns.Length} columns and {classes.Length} classes");
    }
}
