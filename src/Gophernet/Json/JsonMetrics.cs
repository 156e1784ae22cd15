using System.Text.Json;

namespace Gophernet.Json;

/// <summary>Measured numbers, in the form that reports and model files share.</summary>
internal static class JsonMetrics
{
    /// <summary>A number, null where it is not finite.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A number of a list, null where it is not finite.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Both ends of each interval, null where it is not known.</summary>
    public static void WriteIntervals(this Utf8JsonWriter json, IEnumerable<(string Name, (double Low, double High)? Interval)> metrics)
    {
        json.WriteStartObject("intervals");
        foreach (var (name, interval) in metrics)
        {
            if (interval is not var (low, high))
            {
                json.WriteNull(name);
                continue;
            }

            json.WriteStartArray(name);
            json.WriteNumberValue(low);
            json.WriteNumberValue(high);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
