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
        return node.Items().Count == PredictionRanges.ScoresCount(target)
            ? [.. node.Items().Select(part => ReadPart(part, target is NumberTarget ? double.MaxValue : 1))]
            : throw node.Fault("it does not fit the target");
    }

    private static ConformalScores ReadPart(JsonNodeReader node, double largest)
    {
        var (rows, items) = (node.Child("rows").Whole(1, int.MaxValue), node.Child("values").Items());
        if (items.Count != ConformalScores.CountFor(rows))
        {
            throw node.Fault("it has too few or too many values");
        }

        ImmutableArray<float> values = [.. items.Select(value => value.Single())];
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                throw node.Fault("its values are not in ascending order");
            }
        }

        // Of classes a score is what their probability lacks of 1.
        return values[^1] <= largest && (values[0] >= 0 || largest > 1) ? new ConformalScores(rows, values)
            : throw node.Fault("its values are not from 0 to 1");
    }
}
