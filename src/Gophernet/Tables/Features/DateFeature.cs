using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>A column of dates. The value is in seconds since 1970.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Parts">The parts, each with its scaling; those on a circle last.</param>
/// <param name="HasMissing">Whether dates were missing in training.</param>
internal sealed record DateFeature(string Name, ImmutableArray<(DatePart Part, Scaling Scaling)> Parts, bool HasMissing)
    : DatePartsFeature(Name, DateForms.Iso, Parts, HasMissing, MissingWords.None)
{
    internal const string KindName = "date";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "dates";

    /// <inheritdoc/>
    public override string? FormName => Form == DateForms.Iso ? null : Form.Name;

    /// <inheritdoc/>
    public override string ToText(double value) => CalendarDay.ToText(value);

    internal override void WriteJson(Utf8JsonWriter json)
    {
        if (FormName is not null)
        {
            json.WriteString("form", FormName);
        }

        json.WriteBoolean("has_missing", HasMissing);
        Words.WriteJson(json);
        DateParts.WriteJson(Parts, json);
    }

    internal static DateFeature ReadJson(string name, JsonNodeReader node) => new(name, DateParts.ReadJson(node), node.Child("has_missing").Truth())
    {
        Form = node.Has("form") ? node.Child("form").Name(DateForms.All) : DateForms.Iso,
        Words = MissingWords.ReadJson(node),
    };
}
