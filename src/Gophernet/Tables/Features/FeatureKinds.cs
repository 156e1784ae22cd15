using System.Collections.Immutable;
using Gophernet.Json;

namespace Gophernet.Tables.Features;

/// <summary>The kinds of features, in the order in which reports list them: a line each.</summary>
internal static class FeatureKinds
{
    private static readonly NameTable<Func<string, JsonNodeReader, Feature>> Readers = new(
        (NumericFeature.KindName, NumericFeature.ReadJson),
        (BooleanFeature.KindName, BooleanFeature.ReadJson),
        (DateFeature.KindName, DateFeature.ReadJson),
        (TimeFeature.KindName, TimeFeature.ReadJson),
        (DurationFeature.KindName, DurationFeature.ReadJson),
        (MeasureFeature.KindName, MeasureFeature.ReadJson),
        (CategoricalFeature.KindName, CategoricalFeature.ReadJson),
        (TextFeature.KindName, TextFeature.ReadJson));

    /// <summary>The name of each kind.</summary>
    public static IReadOnlyList<string> Names => Readers.Names;

    /// <exception cref="GophernetException">The kind is unknown, or something of it is missing or wrong.</exception>
    public static Feature Read(JsonNodeReader node)
    {
        var name = node.Child("name").Text();
        return node.Child("kind").Name(Readers)(name, node);
    }

    /// <summary>The features of each kind that there are some of.</summary>
    public static Feature[][] Group(ImmutableArray<Feature> features) =>
        Names.Select(kind => features.Where(feature => feature.Kind == kind)).Where(group => group.Length > 0);
}
