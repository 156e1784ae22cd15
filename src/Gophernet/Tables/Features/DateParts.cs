using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Features;

/// <summary>The numbers that points in time become, each with its scaling. A point is given in seconds since 1970.</summary>
internal static class DateParts
{
    private static readonly NameTable<DatePart> Names = new(DatePart.All, part => part.Name);

    /// <summary>Encodes the values of some rows, a row of <paramref name="numbers"/> for each part.</summary>
    public static void Encode(ImmutableArray<(DatePart Part, Scaling Scaling)> parts, ReadOnlySpan<double> values, Matrix numbers, int first)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, scaling) = parts[i];
            var inputs = numbers.Row(first + i);
            for (var row = 0; row < values.Length; row++)
            {
                inputs[row] = scaling.Encode(part.Of(values[row]));
            }
        }
    }

    public static void WriteJson(ImmutableArray<(DatePart Part, Scaling Scaling)> parts, Utf8JsonWriter json)
    {
        json.WriteStartArray("parts");
        foreach (var (part, scaling) in parts)
        {
            json.WriteStartObject();
            json.WriteString("part", part.Name);
            scaling.WriteJson(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static ImmutableArray<(DatePart Part, Scaling Scaling)> ReadJson(JsonNodeReader node)
    {
        var list = node.Child("parts");
        ImmutableArray<(DatePart Part, Scaling Scaling)> parts =
            [.. list.Items(0, DatePart.All.Count).Select(part => (part.Child("part").Name(Names), Scaling.ReadJson(part)))];
        for (var i = 1; i < parts.Length; i++)
        {
            if ((parts[i - 1].Part.IsCircle && !parts[i].Part.IsCircle) || parts.AsSpan(0, i).ToArray().Any(other => other.Part == parts[i].Part))
            {
                throw list.Fault("a part stands twice, or behind those on a circle");
            }
        }

        return parts;
    }
}
