using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Files;

/// <summary>The schema of a model as JSON.</summary>
internal static class SchemaDocument
{
    private static readonly NameTable<FeatureKind> Kinds = new(
        ("numeric", FeatureKind.Numeric), ("boolean", FeatureKind.Boolean), ("date", FeatureKind.Date), ("categorical", FeatureKind.Categorical));

    private static readonly NameTable<DatePart> DateParts = new(
        ("year", DatePart.Year), ("month", DatePart.Month), ("weekday", DatePart.Weekday), ("hour", DatePart.Hour), ("elapsed_days", DatePart.ElapsedDays));

    private static readonly NameTable<TargetForm> Forms = new(
        ("label", TargetForm.Label), ("indicators", TargetForm.Indicators), ("numbers", TargetForm.Numbers), ("labels", TargetForm.Labels));

    // Numbers of a table are floats, with room for rounding: beyond, a prediction in the units of its column could overflow.
    private const double MaxScale = 1e39;

    private enum TargetForm
    {
        Label,
        Indicators,
        Numbers,
        Labels,
    }

    public static void Write(Schema schema, Utf8JsonWriter json)
    {
        json.WriteStartObject("schema");
        WriteTexts("columns", schema.Columns, json);
        WriteTexts("missing", schema.MissingTexts, json);
        json.WriteStartArray("features");
        foreach (var feature in schema.Features)
        {
            json.WriteStartObject();
            json.WriteString("name", feature.Name);
            json.WriteString("kind", Kinds.NameOf(feature.Kind));
            WriteFeature(feature, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTarget(schema.Target, json);
        json.WriteEndObject();
    }

    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    public static Schema Read(JsonNodeReader node)
    {
        var schema = new Schema(
            node.Child("columns").Texts(),
            node.Child("missing").Texts(),
            [.. node.Child("features").Items().Select(ReadFeature)],
            ReadTarget(node.Child("target")));
        var names = schema.FeatureNames.AddRange(schema.Target.Columns);
        var columns = new HashSet<string>(schema.Columns, StringComparer.Ordinal); // a stranger's lists may be long
        return names.Distinct().Length == names.Length && names.All(columns.Contains) && columns.Count == schema.Columns.Length
            ? schema
            : throw node.Fault("columns, features and target contradict each other");
    }

    private static void WriteFeature(Feature feature, Utf8JsonWriter json)
    {
        switch (feature)
        {
            case NumericFeature numeric:
                WriteScaling(numeric.Scaling, json);
                json.WriteBoolean("has_missing", numeric.HasMissing);
                WriteTexts("missing_words", numeric.MissingWords, json);
                break;
            case BooleanFeature boolean:
                json.WriteString("no", boolean.No);
                json.WriteString("yes", boolean.Yes);
                WriteScaling(boolean.Scaling, json);
                json.WriteBoolean("has_missing", boolean.HasMissing);
                break;
            case DateFeature date:
                json.WriteBoolean("has_missing", date.HasMissing);
                json.WriteStartArray("parts");
                foreach (var (part, scaling) in date.Parts)
                {
                    json.WriteStartObject();
                    json.WriteString("part", DateParts.NameOf(part));
                    WriteScaling(scaling, json);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case CategoricalFeature categorical:
                WriteTexts("categories", categorical.Categories, json);
                json.WriteBoolean("has_other", categorical.HasOther);
                json.WriteBoolean("has_missing", categorical.HasMissing);
                break;
            default:
                throw new ArgumentException($"A feature of the type {feature.GetType().Name} cannot be written.", nameof(feature));
        }
    }

    private static Feature ReadFeature(JsonNodeReader node)
    {
        var name = node.Child("name").Text();
        switch (node.Child("kind").Name(Kinds))
        {
            case FeatureKind.Numeric:
                return new NumericFeature(name, ReadScaling(node), node.Child("has_missing").Truth(), node.Child("missing_words").Texts());
            case FeatureKind.Boolean:
                return new BooleanFeature(name, node.Child("no").Text(), node.Child("yes").Text(), ReadScaling(node), node.Child("has_missing").Truth());
            case FeatureKind.Date:
                var parts = node.Child("parts").Items().Select(part => (part.Child("part").Name(DateParts), ReadScaling(part)));
                return new DateFeature(name, [.. parts], node.Child("has_missing").Truth());
            default:
                var categories = node.Child("categories").Texts();
                RequireDistinct(categories, node);
                return new CategoricalFeature(name, categories, node.Child("has_other").Truth(), node.Child("has_missing").Truth());
        }
    }

    private static void WriteTarget(Target target, Utf8JsonWriter json)
    {
        json.WriteStartObject("target");
        json.WriteString("form", Forms.NameOf(target switch
        {
            LabelTarget => TargetForm.Label,
            IndicatorTarget => TargetForm.Indicators,
            NumberTarget => TargetForm.Numbers,
            _ => TargetForm.Labels,
        }));
        WriteTexts("columns", target.Columns, json);
        if (target is LabelTarget label)
        {
            WriteTexts("classes", label.Classes, json);
        }

        if (target is NumberTarget numbers)
        {
            json.WriteStartArray("scalings");
            for (var i = 0; i < numbers.Scalings.Length; i++)
            {
                json.WriteStartObject();
                WriteScaling(numbers.Scalings[i], json);
                if (!numbers.Limits.IsEmpty)
                {
                    json.WriteNumber("low", numbers.Limits[i].Low);
                    json.WriteNumber("high", numbers.Limits[i].High);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static Target ReadTarget(JsonNodeReader node)
    {
        var columns = node.Child("columns").Texts();
        if (columns.IsEmpty || columns.Length > Target.MaxColumns)
        {
            throw node.Fault($"it has {columns.Length} columns");
        }

        switch (node.Child("form").Name(Forms))
        {
            case TargetForm.Label:
                var classes = node.Child("classes").Texts();
                RequireDistinct(classes, node);
                return columns.Length == 1 && classes.Length is > 0 and <= ClassTarget.MaxClasses
                    ? new LabelTarget(columns[0], classes)
                    : throw node.Fault($"it has {columns.Length} columns and {classes.Length} classes");
            case TargetForm.Indicators:
                return new IndicatorTarget(columns);
            case TargetForm.Numbers:
                var items = node.Child("scalings").Items();
                return items.Count == columns.Length
                    ? new NumberTarget(columns, [.. items.Select(ReadScaling)]) { Limits = ReadLimits(items) }
                    : throw node.Fault("columns and scalings differ in number");
            default:
                return new MultiLabelTarget(columns);
        }
    }

    private static ImmutableArray<(double Low, double High)> ReadLimits(List<JsonNodeReader> scalings) =>
        !scalings.Exists(scaling => scaling.Has("low")) ? [] : [.. scalings.Select(scaling =>
            (scaling.Child("low").Number(), scaling.Child("high").Number()) is var (low, high) && low <= high
                ? (low, high)
                : throw scaling.Fault("its limits are the wrong way round"))];

    private static void WriteScaling(Scaling scaling, Utf8JsonWriter json)
    {
        json.WriteNumber("fill", scaling.Fill);
        json.WriteNumber("mean", scaling.Mean);
        json.WriteNumber("deviation", scaling.Deviation);
        if (scaling.IsSmooth)
        {
            json.WriteBoolean("smooth", true);
        }
    }

    private static Scaling ReadScaling(JsonNodeReader node)
    {
        var scaling = new Scaling(
            node.Child("fill").Number(), node.Child("mean").Number(), node.Child("deviation").Number(), node.Has("smooth") && node.Child("smooth").Truth());
        if (Math.Max(Math.Abs(scaling.Fill), Math.Abs(scaling.Mean)) > MaxScale || scaling.Deviation > MaxScale)
        {
            throw node.Fault("its scaling is beyond the largest number");
        }

        return scaling.Deviation > 0 ? scaling : throw node.Fault("its deviation is not positive");
    }

    private static void RequireDistinct(ImmutableArray<string> texts, JsonNodeReader node)
    {
        if (texts.Distinct().Length != texts.Length)
        {
            throw node.Fault("it has a name twice");
        }
    }

    private static void WriteTexts(string name, ImmutableArray<string> texts, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
