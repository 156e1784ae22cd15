using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column of times of day, such as <c>9:05 PM</c>: the part of the day that is over, and its place on the circle of a day, so that 23:59 is next to 0:00.
/// The value is in seconds since midnight.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Parts">The parts, each with its scaling.</param>
/// <param name="HasMissing">Whether times were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal sealed record TimeFeature(string Name, ImmutableArray<(DatePart Part, Scaling Scaling)> Parts, bool HasMissing, MissingWords Words)
    : DatePartsFeature(Name, TimeOfDay.Form, Parts, HasMissing, Words)
{
    internal const string KindName = "time";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "times";

    /// <inheritdoc/>
    public override string ToText(double value) => ClockTime.ToText(value);

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteBoolean("has_missing", HasMissing);
        Words.WriteJson(json);
        DateParts.WriteJson(Parts, json);
    }

    internal static TimeFeature ReadJson(string name, JsonNodeReader node) =>
        new(name, DateParts.ReadJson(node), node.Child("has_missing").Truth(), MissingWords.ReadJson(node));
}
