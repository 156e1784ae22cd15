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
/// <param name="Parts">The parts, each with its scaling.</param>
/// <param name="HasMissing">Whether dates were missing in training.</param>
internal sealed record DateFeature(string Name, ImmutableArray<(DatePart Part, Scaling Scaling)> Parts, bool HasMissing) : Feature(Name)
{
    internal const string KindName = "date";

    private const double SecondsPerDay = 86_400;
    private const int ThursdayIndex = 3; // 1970-01-01 was one

    private static readonly NameTable<DatePart> PartNames = new(
        ("year", DatePart.Year), ("month", DatePart.Month), ("weekday", DatePart.Weekday), ("hour", DatePart.Hour), ("elapsed_days", DatePart.ElapsedDays));

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string PluralName => "dates";

    /// <inheritdoc/>
    public override int Width => Parts.Length + (HasMissing ? 1 : 0);

    /// <inheritdoc/>
    public override int QuantityCount => Parts.Length;

    /// <inheritdoc/>
    public override string Expected => "a date such as 2024-02-29 or 2024-02-29T13:45:00";

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (IsoDate.TryParse(text, out value))
        {
            return true;
        }

        value = double.NaN;
        return format.IsNonFinite(text);
    }

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        for (var i = 0; i < Parts.Length; i++)
        {
            var inputs = numbers.Row(first + i);
            for (var row = 0; row < values.Length; row++)
            {
                inputs[row] = Parts[i].Scaling.Encode(PartOf(values[row], Parts[i].Part));
            }
        }

        if (HasMissing)
        {
            EncodeMissing(values, numbers.Row(first + Parts.Length));
        }
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteBoolean("has_missing", HasMissing);
        json.WriteStartArray("parts");
        foreach (var (part, scaling) in Parts)
        {
            json.WriteStartObject();
            json.WriteString("part", PartNames.NameOf(part));
            scaling.WriteJson(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static DateFeature ReadJson(string name, JsonNodeReader node)
    {
        var parts = node.Child("parts").Items().Select(part => (part.Child("part").Name(PartNames), Scaling.ReadJson(part)));
        return new DateFeature(name, [.. parts], node.Child("has_missing").Truth());
    }

    /// <summary>One part of a date in seconds since 1970; NaN of NaN.</summary>
    internal static double PartOf(double seconds, DatePart part)
    {
        if (double.IsNaN(seconds))
        {
            return double.NaN;
        }

        var days = Math.Floor(seconds / SecondsPerDay);
        var date = DateOnly.FromDayNumber(Math.Clamp((int)days + new DateOnly(1970, 1, 1).DayNumber, 0, DateOnly.MaxValue.DayNumber));
        return part switch
        {
            DatePart.Year => date.Year,
            DatePart.Month => date.Month,
            DatePart.Weekday => (((int)days + ThursdayIndex) % 7 + 7) % 7,
            DatePart.Hour => Math.Floor((seconds - days * SecondsPerDay) / 3600),
            _ => seconds / SecondsPerDay,
        };
    }
}
