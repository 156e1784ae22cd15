using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Evaluation;
using Gophernet.Json;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Files;

/// <summary>How wrong a model was on rows that were held back, as JSON; nothing where none were.</summary>
internal static class ScoresDocument
{
    private const string Name = "held_out_scores";

    public static void Write(ImmutableArray<ConformalScores> scores, Utf8JsonWriter json)
    {
        if (scores.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(Name);
        foreach (var part in scores)
        {
            json.WriteStartObject();
            json.WriteNumber("rows", part.Rows);
            json.WriteStartArray("values");
            foreach (var value in part.Values)
            {
                json.WriteNumberValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the target.</exception>
    public static ImmutableArray<ConformalScores> Read(JsonNodeReader document, Target target)
    {
        if (!document.Has(Name))
        {
            return [];
        }

        var node = document.Child(Name);
        ImmutableArray<ConformalScores> scores = [.. node.Items().Select(ReadPart)];
        return scores.Length == PredictionRanges.ScoresCount(target) ? scores : throw node.Fault("it does not fit the target");
    }

    private static ConformalScores ReadPart(JsonNodeReader node)
    {
        var rows = node.Child("rows").Whole(1, int.MaxValue);
        ImmutableArray<float> values = [.. node.Child("values").Items().Select(value => value.Single())];
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                throw node.Fault("its values are not in ascending order");
            }
        }

        return values.Length == ConformalScores.CountFor(rows) ? new ConformalScores(rows, values) : throw node.Fault("it has too few or too many values");
    }
}
