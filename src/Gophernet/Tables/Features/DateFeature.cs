using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>
/// A column of dates: an input for each part that varied in training, and one more where some were missing. The value is in seconds since 1970.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Parts">The parts, each with its scaling; those on a circle last.</param>
/// <param name="HasMissing">Whether dates were missing in training.</param>
internal sealed record DateFeature(string Name, ImmutableArray<(DatePart Part, Scaling Scaling)> Parts, bool HasMissing) : Feature(Name)
{
    internal const string KindName = "date";

    /// <summary>How its dates are written.</summary>
    public CellForm Form { get; init; } = DateForms.Iso;

    /// <summary>Words that count as missing.</summary>
    public MissingWords Words { get; init; } = MissingWords.None;

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "dates";

    /// <inheritdoc/>
    public override string? FormName => Form == DateForms.Iso ? null : Form.Name;

    /// <inheritdoc/>
    public override int Width => Parts.Length + (HasMissing ? 1 : 0);

    /// <inheritdoc/>
    public override int QuantityCount => Parts.Where(part => !DateParts.IsCircle(part.Part)).Length;

    /// <inheritdoc/>
    public override string Expected => Form.Expected;

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Words.TryRead(text, Form, format, out value);
    }

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        DateParts.Encode(Parts, values, numbers, first);
        if (HasMissing)
        {
            EncodeMissing(values, numbers.Row(first + Parts.Length));
        }
    }

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
