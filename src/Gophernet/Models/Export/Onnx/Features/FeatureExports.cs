using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables;

using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>The kinds of features that are exported, or refused by what they are: a line each.</summary>
internal static class FeatureExports
{
    private static readonly NameTable<IFeatureExport> All = new(
        [
            new NumericExport(), new BooleanExport(), new DateExport(), new TimeExport(),
            new RefusedExport(DurationFeature.KindName, "durations as texts", "Write them as numbers, such as seconds, and train again"),
            new RefusedExport(MeasureFeature.KindName, "measures of several units as texts", "Write them as numbers, in one unit, and train again"),
            new CategoricalExport(), new RefusedExport(TextFeature.KindName, "the hashed n-grams of texts", "Make it a category"),
        ],
        export => export.Kind);

    /// <summary>The name of each kind.</summary>
    public static IReadOnlyList<string> Kinds => All.Names;

    /// <summary>Adds every column that the networks of a model look at.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="profile">What stood in them in training; null where that is not known.</param>
    /// <param name="graph">The graph, which has reserved their names.</param>
    /// <exception cref="GophernetException">ONNX has no operators for what a column needs.</exception>
    public static EncodedRow Add(Schema schema, TableProfile? profile, GraphBuilder graph)
    {
        var row = new RowInputs(graph, schema.MissingTexts, profile);
        foreach (var feature in schema.Features)
        {
            if (feature.Name.Length == 0)
            {
                throw new GophernetException("a column has no name, which inputs of ONNX need", "Give it one in the table, and train again.");
            }

            if (!All.TryParse(feature.Kind, out var export))
            {
                throw new InvalidOperationException($"No export for features of the kind {feature.Kind}.");
            }

            export.Add(feature, row);
        }

        return row.Encode();
    }
}
