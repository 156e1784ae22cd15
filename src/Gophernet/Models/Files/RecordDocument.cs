using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Files;

/// <summary>The record of a model as JSON. Profiles of columns write and read their own part.</summary>
internal static class RecordDocument
{
    private const int HashLength = 32;
    private const int MaxOptions = 1_000;

    /// <summary>Writes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="json">Receives it.</param>
    /// <param name="hasBulk">Whether what only programs have a use for is written too.</param>
    public static void Write(ModelRecord record, Utf8JsonWriter json, bool hasBulk)
    {
        json.WriteStartObject("record");
        json.WriteStartObject("options");
        foreach (var (name, values) in record.Options)
        {
            json.WriteTexts(name, values);
        }

        json.WriteEndObject();
        if (record.Start is not null)
        {
            json.WriteString("from", record.Start);
        }

        if (record.Data is { } data)
        {
            json.WriteStartObject("data");
            json.WriteNumber("rows", data.RowCount);
            json.WriteNumber("left_out", data.LeftOutCount);
            json.WriteNumber("columns", data.ColumnCount);
            json.WriteString("hash", data.Hash);
            json.WriteEndObject();
            WriteProfiles("features", data.Features, json, hasBulk);
            WriteProfiles("targets", data.Targets, json, hasBulk);
        }

        json.WriteStartArray("dropped");
        foreach (var (column, reason) in record.Dropped)
        {
            json.WriteStartObject();
            json.WriteString("name", column);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteWarnings(record.Warnings, json);
        if (record.HeldOut is { } heldOut)
        {
            MetricDocument.Write(heldOut, json);
        }

        if (record.Curves is { } curves)
        {
            CurveDocument.Write(curves, json);
        }

        if (record.Background is { } background && hasBulk)
        {
            BackgroundDocument.Write(background, json);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads a record that may come from anyone.</summary>
    /// <param name="node">The record.</param>
    /// <param name="schema">The schema of its model.</param>
    /// <param name="networks">How many networks it has.</param>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the schema.</exception>
    public static ModelRecord Read(JsonNodeReader node, Schema schema, int networks)
    {
        return new ModelRecord(node.Has("data") ? ReadData(node, schema) : null)
        {
            Options = [.. node.Child("options").Members(MaxOptions).Select(option => (option.Name, option.Value.Texts()))],
            Start = node.Has("from") ? node.Child("from").Hash(Fingerprint.Length) : null,
            Dropped = [.. node.Child("dropped").Items().Select(column => (column.Child("name").Text(), column.Child("reason").Text()))],
            Warnings = [.. node.Child("warnings").Items().Select(ReadWarning)],
            HeldOut = node.Has("held_out") ? MetricDocument.Read(node.Child("held_out")) : null,
            Curves = node.Has("curves") ? CurveDocument.Read(node.Child("curves"), networks) : null,
            Background = node.Has("background") ? BackgroundDocument.Read(node.Child("background"), schema) : null,
        };
    }

    private static TableProfile ReadData(JsonNodeReader node, Schema schema)
    {
        var (data, features, targets) = (node.Child("data"), node.Child("features").Items(), node.Child("targets").Items());
        var hash = data.Child("hash").Hash(HashLength);
        if (features.Count != schema.Features.Length || targets.Count != (schema.Target is ClassTarget ? 1 : schema.Target.Columns.Length))
        {
            throw data.Fault("it does not fit the schema");
        }

        return new TableProfile(
            data.Child("rows").Whole(0, int.MaxValue), data.Child("left_out").Whole(0, int.MaxValue), data.Child("columns").Whole(0, int.MaxValue), hash,
            [.. features.Select((feature, i) => (NameOf(feature, schema.Features[i].Name), schema.Features[i].ReadProfile(feature)))],
            [.. targets.Select((target, i) => (NameOf(target, NameOf(schema.Target, i)), schema.Target.ReadProfile(target)))]);
    }

    private static string NameOf(Target target, int profile) => target is ClassTarget ? target.PredictionNames[0] : target.Columns[profile];

    private static string NameOf(JsonNodeReader node, string expected) =>
        node.Child("name").Text() is var name && name == expected ? name : throw node.Fault("it is not the column of the schema");

    private static void WriteProfiles(
        string key, ImmutableArray<(string Name, ColumnProfile Profile)> profiles, Utf8JsonWriter json, bool hasBulk)
    {
        json.WriteStartArray(key);
        foreach (var (name, profile) in profiles)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            profile.WriteJson(json);
            if (hasBulk)
            {
                profile.WriteBulk(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWarnings(ImmutableArray<TableNote> warnings, Utf8JsonWriter json)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", warning.Code);
            json.WriteString("text", warning.Text);
            if (warning.Setting is { } setting)
            {
                json.WriteString("option", setting.Name);
                if (setting.Value is not null)
                {
                    json.WriteString("value", setting.Value);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static TableNote ReadWarning(JsonNodeReader node) => new(
        node.Child("text").Text(),
        node.Has("option") ? new Setting(node.Child("option").Text(), node.Has("value") ? node.Child("value").Text() : null) : null)
    {
        Code = node.Child("code").Text(),
    };
}
