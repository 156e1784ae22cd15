using System.Buffers;
using System.Text;
using System.Text.Json;
using Gophernet.Models.Export.Onnx.Features;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Models.Export.Onnx.Networks;
using Gophernet.Models.Export.Onnx.Targets;

namespace Gophernet.Models.Export.Onnx;

/// <summary>A model as a graph: columns become numbers and codes, these go through the networks, and what they put out becomes the answer.</summary>
internal static class OnnxModel
{
    /// <summary>Puts the graph together.</summary>
    /// <exception cref="GophernetException">The model has something for which ONNX has no operators.</exception>
    public static GraphBuilder GraphOf(Model model)
    {
        var schema = model.Schema;
        var graph = new GraphBuilder("gophernet", schema.FeatureNames);
        var row = FeatureExports.Add(schema, model.Record?.Data, graph);
        TargetExports.Add(model, NetworkExport.MeanOf(model, row), row.IsUnreadable);
        return graph;
    }

    /// <summary>Puts the file together.</summary>
    /// <exception cref="GophernetException">It would be too large.</exception>
    public static ProtoWriter Of(Model model, GraphBuilder graph) =>
        OnnxDocument.Of(graph, $"Predicts {NameList.All(model.Schema.Target.Columns)}: a model of gophernet.", Metadata(model));

    /// <summary>What programs can ask for: what runtimes say of a graph names no class.</summary>
    private static IEnumerable<(string Name, string Text)> Metadata(Model model) =>
    [
        ("task", model.Schema.Target.Form),
        ("targets", Json(model.Schema.Target.Columns)),
        .. model.Classes.Count == 0 ? [] : ((string, string)[])[("classes", Json(model.Classes))],
    ];

    private static string Json(IReadOnlyList<string> texts)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
