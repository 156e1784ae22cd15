using Gophernet.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>A column of measures of several units, such as <c>5'8"</c>, and of coordinates. The value is in the unit of the form.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its measures are written.</param>
/// <param name="Scaling">How a number of units becomes an input.</param>
/// <param name="HasMissing">Whether measures were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal sealed record MeasureFeature(string Name, CellForm Form, Scaling Scaling, bool HasMissing, MissingWords Words)
    : QuantityFeature(Name, Form, Scaling, HasMissing, Words)
{
    internal const string KindName = "measure";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "measures";

    /// <inheritdoc/>
    public override string ToText(double value) => base.ToText(value) + ((MeasureForm)Form).Unit;

    internal static MeasureFeature ReadJson(string name, JsonNodeReader node) =>
        new(name, node.Child("form").Name(MeasureForms.All), Scaling.ReadJson(node), node.Child("has_missing").Truth(), MissingWords.ReadJson(node));
}
