using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>A column of durations, such as <c>2h 5m</c>: one input, and a second where some were missing. The value is in seconds.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its durations are written.</param>
/// <param name="Scaling">How a number of seconds becomes an input.</param>
/// <param name="HasMissing">Whether durations were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal sealed record DurationFeature(string Name, CellForm Form, Scaling Scaling, bool HasMissing, MissingWords Words)
    : TemporalFeature(Name, Form, HasMissing, Words)
{
    internal const string KindName = "duration";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "durations";

    /// <inheritdoc/>
    public override string? FormName => Form.Name;

    /// <inheritdoc/>
    public override int Width => HasMissing ? 2 : 1;

    /// <inheritdoc/>
    public override int QuantityCount => 1;

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        Scaling.Encode(values, numbers.Row(first));
        if (HasMissing)
        {
            EncodeMissing(values, numbers.Row(first + 1));
        }
    }

    /// <inheritdoc/>
    public override string ToText(double value) => ClockTime.ToPreciseText(value);

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("form", Form.Name);
        Scaling.WriteJson(json);
        json.WriteBoolean("has_missing", HasMissing);
        Words.WriteJson(json);
    }

    internal static DurationFeature ReadJson(string name, JsonNodeReader node) =>
        new(name, node.Child("form").Name(DurationForms.All), Scaling.ReadJson(node), node.Child("has_missing").Truth(), MissingWords.ReadJson(node));
}
