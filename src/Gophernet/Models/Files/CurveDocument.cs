using System.Text.Json;
using Gophernet.Json;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>How training went, in the record of a model as JSON.</summary>
internal static class CurveDocument
{
    private const int MaxNameLength = 100;

    /// <summary>Writes the curves.</summary>
    public static void Write(TrainingCurves curves, Utf8JsonWriter json)
    {
        json.WriteStartObject("curves");
        if (curves.ErrorName is not null)
        {
            json.WriteString("error_name", curves.ErrorName);
        }

        json.WriteStartArray("networks");
        foreach (var curve in curves.Networks)
        {
            json.WriteStartObject();
            json.WriteNumber("every", curve.Every);
            Write("loss", curve.Losses, json);
            if (curves.ErrorName is not null)
            {
                Write("error", curve.Errors, json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads curves that may come from anyone.</summary>
    /// <param name="node">The curves.</param>
    /// <param name="networks">How many networks the model has.</param>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the model.</exception>
    public static TrainingCurves Read(JsonNodeReader node, int networks)
    {
        var name = node.Has("error_name") ? node.Child("error_name").Text() : null;
        if (name?.Length > MaxNameLength)
        {
            throw node.Child("error_name").Fault($"it has more than {MaxNameLength} characters");
        }

        return new TrainingCurves(name, [.. node.Child("networks").Items(networks, networks).Select(curve => Read(curve, name is not null))]);
    }

    private static TrainingCurve Read(JsonNodeReader node, bool isJudged)
    {
        var losses = node.Child("loss").Items(0, TrainingCurve.MaxPoints - 1).Select(loss => loss.Number());
        var errors = isJudged ? node.Child("error").Items(losses.Length, losses.Length).Select(error => error.IsNull ? double.NaN : error.Number()) : [];
        return new TrainingCurve(node.Child("every").Whole(1, int.MaxValue), losses, errors);
    }

    private static void Write(string key, ReadOnlySpan<double> values, Utf8JsonWriter json)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteFinite(value);
        }

        json.WriteEndArray();
    }
}
