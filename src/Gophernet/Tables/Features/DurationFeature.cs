using Gophernet.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>A column of durations, such as <c>2h 5m</c>. The value is in seconds.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its durations are written.</param>
/// <param name="Scaling">How a number of seconds becomes an input.</param>
/// <param name="HasMissing">Whether durations were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal sealed record DurationFeature(string Name, CellForm Form, Scaling Scaling, bool HasMissing, MissingWords Words)
    : QuantityFeature(Name, Form, Scaling, HasMissing, Words)
{
    internal const string KindName = "duration";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "durations";

    /// <inheritdoc/>
    public override bool IsTime => true;

    /// <inheritdoc/>
    public override string ToText(double value) => ClockTime.ToPreciseText(value);

    internal static DurationFeature ReadJson(string name, JsonNodeReader node) =>
        new(name, node.Child("form").Name(DurationForms.All), Scaling.ReadJson(node), node.Child("has_missing").Truth(), MissingWords.ReadJson(node));
}
