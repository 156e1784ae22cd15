using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Profiles;

namespace Gophernet.Tables.Targets;

/// <summary>A 0/1 column for each label, each by itself.</summary>
/// <param name="Columns">The names of the columns, which are the names of the labels.</param>
internal sealed record MultiLabelTarget(ImmutableArray<string> Columns) : Target(Columns)
{
    internal const string FormName = "labels";

    /// <inheritdoc/>
    public override string Form => FormName;

    /// <inheritdoc/>
    public override TaskKind Task => TaskKind.MultiLabel;

    /// <inheritdoc/>
    public override int ValueCount => Columns.Length;

    /// <inheritdoc/>
    public override int OutputCount => Columns.Length;

    /// <inheritdoc/>
    public override ImmutableArray<string> PredictionNames => Columns;

    /// <inheritdoc/>
    public override bool TryRead(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values) =>
        TargetCells.TryReadIndicators(record, Columns, indexes, format, values);

    /// <inheritdoc/>
    public override IEnumerable<(string Name, ColumnProfile Profile)> ProfileOf(double[][] values) =>
        Columns.Select((name, i) => (name, (ColumnProfile)CategoryProfile.Of(["0", "1"], values[i])));

    internal override ColumnProfile ReadProfile(JsonNodeReader node) => CategoryProfile.ReadJson(node);

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Span<float> outputs)
    {
        for (var i = 0; i < values.Length; i++)
        {
            outputs[i] = (float)values[i];
        }
    }
}
